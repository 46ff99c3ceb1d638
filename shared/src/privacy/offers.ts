import type { Runtime } from '../runtime';
import type { ItemRecord, RequestRecord } from '../state/record';
import type { Decision } from '../types';

/** Denials of one action to one person within an hour after which nothing more is suggested. */
export const MOST_DENIALS = 5;
const WITHIN_MS = 3_600_000;
/** Offers that one request shows, over all of its denials. */
export const MOST_OFFERS = 3;
/** Requests of this person that are looked at. */
const LATEST = 50;

export const ASK_A_PERSON = 'Several like it were refused within an hour, so I suggest nothing more. Ask a person at the service desk.';

/**
 * Offers say where a rule's edge is. Whoever tries one variant after another to find it is told to ask a person instead, and one
 * request shows three at most (G30). What was left out is said in the decision, so that replaying it gives the same.
 */
export async function offersFit(rt: Pick<Runtime, 'journal' | 'clock'>, record: RequestRecord, item: ItemRecord, decision: Decision): Promise<{ readonly decision: Decision; readonly tooMany: boolean }> {
  const tooMany = (await denialsOf(rt, record, item)) >= MOST_DENIALS;
  const shown = record.items.filter(i => i.id !== item.id && i.state === 'denied').reduce((n, i) => n + (i.decision?.offers.length ?? 0), 0);
  const room = tooMany ? 0 : Math.max(0, MOST_OFFERS - shown);
  return { tooMany, decision: decision.offers.length > room ? shownOnly(decision, room) : decision };
}

/** The decision with its first offers only. */
export const shownOnly = (decision: Decision, n: number): Decision => ({ ...decision, offers: decision.offers.slice(0, n), offersShown: n });

async function denialsOf(rt: Pick<Runtime, 'journal' | 'clock'>, record: RequestRecord, item: ItemRecord): Promise<number> {
  const since = rt.clock.now().getTime() - WITHIN_MS;
  const rows = await rt.journal.listRequests({ people: [item.by], limit: LATEST });
  const others = rows.filter(r => r.id !== record.id).map(r => r.snapshot as unknown as RequestRecord);
  return [record, ...others].flatMap(r => r.items).filter(i => isDenial(i, item, since)).length;
}

const isDenial = (i: ItemRecord, like: ItemRecord, since: number) =>
  i.state === 'denied' && i.by === like.by && i.action === like.action && i.stages.some(s => s.stage === 'decide' && Date.parse(s.at) >= since);
