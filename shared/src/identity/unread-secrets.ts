import { Case } from '../case';
import { tellPeople } from '../grants/tell';
import { Conflict } from '../journal';
import { namesNow, planEvidence } from '../replay';
import { silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { itemOf } from '../turn/items';

/** Secrets looked at in one pass. */
const BATCH = 100;
const WHY = 'Nobody read the secret within its ten minutes';

/** A secret that nobody read in time is made useless where its system can, and the person is told how to ask again (G18). */
export async function unreadSecrets(rt: Runtime): Promise<void> {
  await rt.secrets.clean();
  for (const { ref, about } of await rt.secrets.unread(BATCH)) {
    const [requestId, itemId] = about.split('.');
    const kase = await Case.load(rt.journal, rt.clock, requestId);
    const item = kase?.now.items.find(i => i.id === itemId);
    if (kase && item && !item.secretUnread) await discard(rt, kase, item);
    await rt.secrets.forget(ref);
  }
}

/** The event and the item that does it are one statement: whoever finds it half done finds an item that goes on by itself. */
async function discard(rt: Runtime, kase: Case, item: ItemRecord): Promise<void> {
  const planned = kase.now.items.length;
  const rotating = await itemFor(rt, kase, item);
  kase.note('secret.unread', 'countersign', { item: item.id, set: { secretUnread: rt.clock.now().toISOString() }, evidence: { discardedBy: rotating?.item.id ?? null } });
  if (rotating) kase.note('plan.made', 'countersign', { items: [rotating.item], evidence: { why: WHY, ...planEvidence(rt, rotating.names, 'untyped') } });
  try {
    await kase.commit(newer => newer.items.length !== planned || newer.items.find(i => i.id === item.id)?.secretUnread !== undefined);
  } catch (error) {
    if (error instanceof Conflict) return;
    throw error;
  }
  if (rotating) await rt.items.run(kase, rotating.item.id, silent);
  const body = `Nobody read it within ten minutes, so it ${rotating ? 'is replaced by one that nobody knows' : 'is not shown any more'}. Write "I need a new one" in the request, or ask anew.`;
  await tellPeople(rt, [item.subject], { title: 'Your one-time secret was not read', body, requestId: kase.id });
}

/** Authorised by the decision that made the secret, like the end of a grant by the one that gave it. */
async function itemFor(rt: Runtime, kase: Case, item: ItemRecord) {
  const made = rt.actions.find(item.action);
  const action = made?.change.rotate === undefined ? undefined : rt.actions.find(`${made.system.id}.${made.change.rotate}`);
  if (!action) return undefined;
  const { say, names } = await namesNow(rt);
  const fresh = itemOf(action, undefined, item.input, {}, {
    id: `i${kase.now.items.length + 1}`, actor: { person: item.by, assurance: item.assurance, channel: 'system', host: rt.host }, turn: item.turn, quote: WHY,
  }, say);
  return { names, item: { ...fresh, requestType: item.requestType, ends: { why: WHY, since: rt.clock.now().toISOString() } } satisfies ItemRecord };
}
