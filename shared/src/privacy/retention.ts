import { loadRecord } from '../case';
import type { Erasing, PrivateClass } from '../journal';
import { CLASSES } from '../journal';
import { MIRROR_PREFIX } from '../pairing/ids';
import type { Runtime } from '../runtime';
import type { RequestRecord } from '../state/record';
import { stateOf } from '../state/status';
import { STREAM_PREFIX } from '../streams';
import { holdOn, type PrivacyBoard } from './board';
import { eraseValues } from './erase-values';
import { RETENTION, type Counts, type LegalHold, type Retention } from './types';

/** Requests looked at in one pass. */
const BATCH = 50;
/** Between two walks over what is due, on each replica. */
const PAUSE_MS = 3_600_000;
/** Nothing about it can change any more by itself. */
const OVER: readonly string[] = ['resolved', 'cancelled', 'closed', 'denied', 'answered'];

type Lent = Pick<Runtime, 'journal' | 'clock' | 'log' | 'retention'> & { readonly board: PrivacyBoard };

/** Erases what is past its time, a batch at a time: any replica, any number of times. */
export class RetentionWalk {
  private after = '';
  private restUntil = -Infinity;

  constructor(private readonly rt: Lent) {}

  async pass(): Promise<void> {
    const { rt } = this;
    const now = rt.clock.now().getTime();
    if (now < this.restUntil) return;
    const until = untilOf({ ...RETENTION, ...rt.retention }, now);
    const ids = await rt.journal.erasable(until, this.after, BATCH);
    const { holds } = ids.length ? await rt.board.read() : { holds: [] };
    const erased: { [K in PrivateClass]?: number } = {};
    let requests = 0;
    for (const id of ids) {
      const counts = await expire(rt, id, until, holds).catch(error => { rt.log.error(`${id} could not be erased in time; tried again in an hour`, error as Error); return undefined; });
      if (!counts) continue;
      requests += 1;
      for (const c of CLASSES) if (counts[c]) erased[c] = (erased[c] ?? 0) + (counts[c] ?? 0);
    }
    if (Object.keys(erased).length) await rt.board.expired(erased, requests);
    if (ids.length < BATCH) { this.after = ''; this.restUntil = now + PAUSE_MS; } else this.after = ids[ids.length - 1];
  }
}

type Until = Readonly<Record<PrivateClass, string>>;
const untilOf = (days: Retention, now: number): Until => ({ transcript: before(now, days.transcript), replay: before(now, days.replay), record: before(now, days.record) });
const before = (now: number, days: number) => new Date(now - days * 86_400_000).toISOString();

/** Undefined: nothing of it may go now. Streams are the record of who governs: they keep everything as long as a record; a copy of another host's request goes with its words. */
async function expire(rt: Lent, requestId: string, until: Until, holds: readonly LegalHold[]): Promise<Counts | undefined> {
  if (requestId.startsWith(MIRROR_PREFIX)) return eraseValues(rt, { requestId, which: v => v.at <= until.transcript, why: 'retention' });
  if (requestId.startsWith(STREAM_PREFIX)) return eraseValues(rt, { requestId, which: v => v.at <= until.record, why: 'retention' });
  const record = await loadRecord(rt.journal, requestId);
  if (!record || !OVER.includes(stateOf(record)) || holdOn(holds, record)) return undefined;
  const which = due(until, record);
  // Values without their mark: somebody died in between, and what was begun is finished.
  const begun = Object.keys(await rt.journal.holding(requestId, which)).length || (await rt.journal.unsettled(requestId));
  return begun ? eraseValues(rt, { requestId, which, why: 'retention' }) : undefined;
}

/** Access that is still there keeps its reason and its record. */
function due(until: Until, record: RequestRecord): (v: Erasing) => boolean {
  const granted = record.items.some(i => i.grant && i.grant.state !== 'ended');
  return v => v.at <= until[v.class] && !(granted && (v.class === 'record' || v.place.endsWith('/grant/reason')));
}
