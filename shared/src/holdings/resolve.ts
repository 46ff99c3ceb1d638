import { Case } from '../case';
import type { Change, Holding, System } from '../contract';
import { DeskError } from '../desk-api';
import { namesNow, planEvidence } from '../replay';
import { silent, type Runtime } from '../runtime';
import { itemOf } from '../turn/items';
import type { Actor, Json, JsonObject } from '../types';
import { requestId } from '../verbs/ask';
import { END_GRANT, TAKE_AWAY } from './actions';
import { count } from './census';
import type { Finding } from './types';

export interface Resolving { readonly how: 'adopt' | 'revoke'; readonly reason: string; readonly duration?: string }
interface Planned { readonly action: string; readonly input: JsonObject }

/** A difference is settled by a request of its own, decided by policy and by a second person; never by itself (G20). */
export async function resolve(rt: Runtime, actor: Actor, findingId: string, body: Resolving): Promise<Case> {
  const { open } = await rt.drift.read();
  const finding = open.find(f => f.id === findingId);
  if (!finding) throw new DeskError(404, 'This difference is not there any more.', 'Scan again and look.');
  if (finding.request) throw new DeskError(409, 'Somebody asked for this already.', `Look at ${finding.request}.`);
  if (finding.person === actor.person) throw new DeskError(403, 'This is your own access, so somebody else settles it.', 'Ask a colleague.');
  if (!body.reason.trim()) throw new DeskError(422, 'This needs a reason.', 'Say in a sentence why, so that whoever approves can judge it.');
  await rt.confirmRules();
  const planned = body.how === 'adopt' ? await adopting(rt, finding, body) : await taking(rt, actor, finding, body);
  const kase = await plan(rt, actor, finding, body, planned);
  await rt.drift.write(s => (s.open.some(f => f.id === finding.id) ? [{ kind: 'drift.asked', actor: actor.person, data: { finding: finding.id, request: kase.id, how: body.how } }] : []));
  await rt.items.run(kase, 'i1', silent);
  await kase.reload();
  return kase;
}

async function plan(rt: Runtime, actor: Actor, finding: Finding, { how, reason }: Resolving, { action, input }: Planned): Promise<Case> {
  // A directory that knows people one by one names only those it was asked for: approvers read a name.
  if (finding.person) await rt.directory.person(finding.person);
  const { say, names } = await namesNow(rt);
  const at = rt.clock.now().toISOString();
  const text = reason.trim();
  const item = { ...itemOf(rt.actions.get(action), undefined, input, {}, { id: 'i1', actor, turn: 1, quote: text }, say), drift: { finding: finding.id, how } };
  const kase = Case.fresh(rt.journal, rt.clock, requestId(actor.person));
  kase.note('request.opened', actor.person, { opened: { host: rt.host, requester: actor.person, subject: item.subject, channel: actor.channel, title: item.sentence }, turn: { n: 1, by: actor.person, channel: actor.channel, text, at } });
  kase.note('plan.made', actor.person, { items: [item], evidence: { finding: finding as unknown as Json, ...planEvidence(rt, names, 'untyped') } });
  await kase.commit();
  return kase;
}

/** The way in which it would have been given: the same policy says whether that person may hold it. */
async function adopting(rt: Runtime, finding: Finding, { duration }: Resolving): Promise<Planned> {
  const { person } = finding;
  if (!person || finding.kind === 'missing' || !(await rt.directory.person(person))?.active) throw new DeskError(422, 'Only access of somebody who is here can be adopted.', finding.kind === 'missing' ? 'End the grant, or ask for the access again.' : 'Take it away instead.');
  if (!duration) throw new DeskError(422, 'Adopted access needs an end.', 'Say for how long, for example P30D.');
  const { system, holding } = await heldNow(rt, finding);
  const giving = (system.connector.changes as readonly Change[]).find(c => c.gives === 'access' && c.undo?.change === holding.revoke.change);
  if (!giving) throw new DeskError(422, 'This system cannot give that access, so it cannot be adopted.', 'Take it away instead.');
  const wanted = { ...holding.revoke.input(person), ...(holding.role && { role: holding.role }), duration };
  const parsed = giving.input.safeParse(wanted);
  if (!parsed.success) throw new DeskError(422, 'That access or its end does not fit the system.', 'Pick another end, for example P30D.');
  return { action: `${system.id}.${giving.id}`, input: parsed.data as JsonObject };
}

async function taking(rt: Runtime, actor: Actor, finding: Finding, { reason }: Resolving): Promise<Planned> {
  if (finding.kind === 'missing') return { action: END_GRANT, input: { person: finding.person ?? '', grant: finding.grantId ?? '', resource: finding.resource, reason: reason.trim() } };
  const { system, holding } = await heldNow(rt, finding);
  // An account whose person is nobody the directory knows is nobody's.
  if (finding.person && (await rt.directory.person(finding.person))) return { action: `${system.id}.${holding.revoke.change}`, input: holding.revoke.input(finding.person) };
  return { action: TAKE_AWAY, input: { person: actor.person, system: system.id, account: finding.account, resource: finding.resource, ...(finding.role && { role: finding.role }), reason: reason.trim() } };
}

/** Read again: what was found a day ago may be gone. */
async function heldNow(rt: Runtime, finding: Finding): Promise<{ system: System; holding: Holding }> {
  const system = rt.systems.find(s => s.id === finding.system);
  const counted = system && (await count(rt, system));
  if (!counted || 'unreadable' in counted) throw new DeskError(503, 'The system cannot be read right now.', 'Try again in a few minutes.');
  const holding = counted.holdings.find(h => h.account === finding.account && h.resource === finding.resource && h.role === finding.role);
  if (!holding) throw new DeskError(409, 'It is not held any more.', 'Scan again: the difference goes away.');
  return { system: counted.system, holding };
}
