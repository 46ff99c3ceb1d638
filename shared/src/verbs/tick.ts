import { keepRecord } from '../audit';
import { Case, loadRecord } from '../case';
import { remind, reminderDue } from '../approvals/remind';
import { endGrant } from '../grants/end';
import { tellPeople } from '../grants/tell';
import { outsideMoved } from '../grants/outside';
import { warn, warningDue } from '../grants/warn';
import { lookForLeftovers, scanDue } from '../holdings';
import { Conflict } from '../journal';
import { silent, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { APPROVAL_DAYS, isRunning, SILENCE_MS, STALE_MS, stateOf, WAITS_FOR_SWITCH } from '../state/status';
import { heldBy } from '../switches';
import { goOnUndoing } from '../undo';
import { housekeeping } from './housekeeping';

/** Requests looked at in one pass; the rest come with the next. */
const BATCH = 100;

/** Due work. Idempotent and safe on every replica at once: whoever loses a race reloads and finds nothing to do. */
export async function tick(rt: Runtime): Promise<{ woken: number }> {
  await catchUp(rt);
  await released(rt);
  await rt.privacy.retention.pass().catch(error => rt.log.error('nothing was erased in this pass; tried again at the next', error as Error));
  await outsideMoved(rt);
  await housekeeping(rt);
  const due = await rt.journal.listRequests({ wakeBefore: rt.clock.now().toISOString(), limit: BATCH });
  for (const row of due) {
    try {
      const kase = await Case.load(rt.journal, rt.clock, row.id);
      if (kase) await wake(rt, kase);
    } catch (error) {
      if (!(error instanceof Conflict)) rt.log.error(`due work on ${row.id} failed; tried again at the next pass`, error as Error);
    }
  }
  await keepRecord(rt);
  await scanDue(rt).catch(error => rt.log.error('systems could not be compared with the record; tried again at the next pass', error as Error));
  return { woken: due.length };
}

/** Whoever died between the journal and the projection left a request that no list shows; loading it repairs that. */
async function catchUp(rt: Runtime): Promise<void> {
  const settled = new Date(rt.clock.now().getTime() - STALE_MS).toISOString();
  for (const id of await rt.journal.lagging(settled)) {
    await loadRecord(rt.journal, id).catch(error => rt.log.error(`${id} could not be read from its journal`, error as Error));
  }
}

/** What waited for a switch goes on once nothing holds it back. */
async function released(rt: Runtime): Promise<void> {
  for (const row of await rt.journal.listRequests({ waitingOn: WAITS_FOR_SWITCH, limit: BATCH })) {
    const kase = await Case.load(rt.journal, rt.clock, row.id);
    for (const { id } of kase?.now.items.filter(i => i.waiting?.for === 'switch') ?? []) {
      if (kase && !(await heldBy(rt, kase.item(id)))) await rt.items.run(kase, id, silent);
      await kase?.reload();
    }
  }
}

async function wake(rt: Runtime, kase: Case): Promise<void> {
  const now = rt.clock.now().getTime();
  for (const { id } of kase.now.items) {
    const item = kase.item(id);
    if (item.grant?.state === 'active' && item.grant.until && Date.parse(item.grant.until) <= now) await endGrant(rt, kase, item, 'countersign', item.grant.ends === 'owner' ? 'The owner changed' : 'Time is over');
    else if (warningDue(item, now)) await warn(rt, kase, item);
    else if (isDueToRun(item, now)) await rt.items.run(kase, id, silent);
    else if (lapsed(item, now)) await lapse(rt, kase, item);
    else if (reminderDue(item, now)) await remind(rt, kase, item);
    await kase.reload();
  }
  await lookForLeftovers(rt, kase);
  if (kase.now.undo?.state === 'running' && Date.parse(kase.now.updatedAt) + STALE_MS <= now) await goOnUndoing(rt, kase);
  if (stateOf(kase.now) === 'done' && kase.now.doneAt && Date.parse(kase.now.doneAt) + SILENCE_MS <= now) {
    kase.note('request.settled', 'countersign', { request: { closed: { as: 'resolved', by: 'countersign', because: '72 hours without a word' } } });
    await kase.commit();
    await rt.items.forget(kase.id, kase.now.items.map(i => i.id));
  }
}

function isDueToRun(item: ItemRecord, now: number): boolean {
  if (item.waiting?.for === 'cooling-off') return Date.parse(item.waiting.until) <= now;
  if (item.waiting?.for === 'system') return Date.parse(item.waiting.retryAt) <= now;
  return isRunning(item) && (!item.intent || Date.parse(item.intent.expiresAt) <= now);
}

const lapsed = (item: ItemRecord, now: number) =>
  item.waiting?.for === 'approval' && item.steps.some(s => s.state === 'open' && Date.parse(s.askedAt) + APPROVAL_DAYS * 86_400_000 <= now);

/** Nobody decided in time: an outcome, told to the person, never a zombie (G14). */
async function lapse(rt: Runtime, kase: Case, item: ItemRecord): Promise<void> {
  const steps = item.steps.map(s => (s.state === 'open' || s.state === 'later' ? { ...s, state: 'expired' as const } : s));
  kase.note('item.declined', 'countersign', { item: item.id, set: { steps, state: 'declined', waiting: null, because: `Nobody decided within ${APPROVAL_DAYS} days.` } });
  await kase.commit();
  await tellPeople(rt, [...new Set([item.by, item.subject])], { title: `Nobody decided within ${APPROVAL_DAYS} days`, body: `${item.sentence}. Nothing was changed. Ask again if you still need it.`, requestId: kase.id });
}
