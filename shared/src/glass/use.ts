import { Case } from '../case';
import { DeskError } from '../desk-api';
import type { Emit, Runtime } from '../runtime';
import { namesNow, planEvidence } from '../replay';
import type { ItemRecord } from '../state/record';
import { itemOf } from '../turn/items';
import type { Actor, JsonObject } from '../types';
import { requestId } from '../verbs/ask';
import { isOpen } from './board';
import { mustBeNamed } from './open';
import { tellSecurity } from './tell';

/** A request like any other but for who decides: planned, journaled, run under a capability, read back, undoable. */
export async function glassDo(rt: Runtime, actor: Actor, { action: id, input }: { action: string; input: JsonObject }, emit: Emit): Promise<Case> {
  await mustBeNamed(rt, actor);
  const window = (await rt.glass.read()).windows.find(w => w.by === actor.person && isOpen(w, rt.clock.now()));
  if (!window) throw new DeskError(409, 'Your break-glass is not open.', 'Open it first, with proof of identity and a reason.');
  const action = rt.settings.breakGlass.actions.includes(id) ? rt.actions.find(id) : undefined;
  if (!action) throw new DeskError(403, `${id} is not on the list for break-glass.`, 'Use one of those shown, or ask as usual.');
  const parsed = action.change.input.safeParse(input);
  if (!parsed.success) throw new DeskError(422, `${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}`, 'Correct that field.');
  const { say, names } = await namesNow(rt);
  const made = itemOf(action, undefined, parsed.data as JsonObject, {}, { id: 'i1', actor, turn: 1, quote: window.reason }, say);
  const item: ItemRecord = { ...made, glass: window.id };
  const turn = { n: 1, by: actor.person, channel: actor.channel, text: `Break-glass: ${window.reason}`, at: rt.clock.now().toISOString() };
  const kase = Case.fresh(rt.journal, rt.clock, requestId(actor.person));
  // On the window's own record before anything can happen.
  await rt.glass.write(() => [{ kind: 'glass.used', actor: actor.person, data: { id: window.id, requestId: kase.id, action: id } }]);
  kase.note('request.opened', actor.person, { opened: { host: rt.host, requester: actor.person, subject: item.subject, channel: actor.channel, title: `Break-glass: ${item.sentence}` }, turn });
  kase.note('plan.made', actor.person, { items: [item], evidence: { glass: window.id, ...planEvidence(rt, names, 'untyped') } });
  await kase.commit();
  await tellSecurity(rt, { who: actor.person, what: 'uses break-glass', body: item.sentence, requestId: kase.id });
  await rt.items.run(kase, item.id, emit);
  await kase.reload();
  return kase;
}
