import { Conflict, type Head, type Journal, type JournalEvent, type NewEvent, type Projected, type RequestRow } from './journal';
import type { Clock } from './contract';
import type { Json } from './types';
import { scrub } from './safety';
import { ERASED_EVENT, fold } from './state/fold';
import type { EventData, ItemRecord, RequestRecord } from './state/record';
import { stateOf, waitingOn, wakeAt } from './state/status';

const GENESIS = '0'.repeat(64);
/** How often a writer that lost a race over another item tries again. */
const RETRIES = 8;

/**
 * One request in hand: its record, and the unit of work of this run. `note` collects events, `commit` writes them as one
 * statement at a commit point (plan, intent, receipt, pause, end). Nothing else writes the journal.
 */
export class Case {
  private pending: { kind: string; data: EventData; actor: string; effectKey?: string }[] = [];

  private constructor(private readonly journal: Journal, private readonly clock: Clock, readonly id: string, private record: RequestRecord | undefined) {}

  static fresh(journal: Journal, clock: Clock, id: string) {
    return new Case(journal, clock, id, undefined);
  }

  /** Undefined when there is no such request. Repairs a projection that lags behind the journal. */
  static async load(journal: Journal, clock: Clock, id: string): Promise<Case | undefined> {
    const record = await loadRecord(journal, id);
    return record && new Case(journal, clock, id, record);
  }

  /** The request as of the last commit. */
  get now(): RequestRecord {
    if (!this.record) throw new Error(`${this.id} has not been opened`);
    return this.record;
  }

  item(id: string): ItemRecord {
    const item = this.now.items.find(i => i.id === id);
    if (!item) throw new Error(`${this.id} has no item ${id}`);
    return item;
  }

  note(kind: string, actor: string, data: EventData, effectKey?: string): this {
    this.pending.push({ kind, data, actor, effectKey });
    return this;
  }

  /**
   * Writes what was noted, all or nothing.
   * @param unless - asked with the newer record when somebody else was faster; true gives up with Conflict. Absent: always gives up.
   * @throws Conflict - decide again on the reloaded record. What was noted is dropped.
   */
  async commit(unless?: (newer: RequestRecord) => boolean): Promise<RequestRecord> {
    const events: NewEvent[] = this.pending.map(e => ({ ...e, data: scrub(e.data) as unknown as Json }));
    this.pending = [];
    if (!events.length) return this.now;
    for (let attempt = 0; ; attempt++) {
      try {
        await this.append(events);
        return this.now;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        await this.reload();
        const taken = error.effectKey !== undefined && events.some(e => e.effectKey) && (await this.claimed(events));
        if (taken || !this.record || !unless || unless(this.record) || attempt >= RETRIES) throw error;
      }
    }
  }

  async reload(): Promise<void> {
    this.record = await loadRecord(this.journal, this.id);
  }

  private async claimed(events: readonly NewEvent[]): Promise<boolean> {
    for (const e of events) if (e.effectKey && (await this.journal.claim(e.effectKey))) return true;
    return false;
  }

  private async append(events: readonly NewEvent[]): Promise<void> {
    const at = this.clock.now().toISOString();
    const head: Head = { requestId: this.id, seq: this.record?.version ?? 0, hash: this.record?.hash || GENESIS };
    const before = this.record;
    const next = await this.journal.append(head, events, at);
    let record = before;
    events.forEach((e, n) => {
      record = fold(record, { ...e, requestId: this.id, seq: head.seq + n + 1, at, nonce: '', prevHash: '', hash: next.hash } as JournalEvent);
    });
    this.record = record;
    if (!movesLists(before, this.now)) return;
    // Best effort: the journal is the truth and every reader repairs what it finds lagging.
    await this.journal.saveProjection(rowOf(this.now), before ? rowOf(before) : null).catch(() => undefined);
  }
}

/** Snapshot plus whatever the journal has beyond it. */
export async function loadRecord(journal: Journal, id: string): Promise<RequestRecord | undefined> {
  const found = await journal.loadProjection(id);
  return found && recordOf(journal, id, found);
}

/** Many at once, in the order asked for; those that are not there are left out. */
export async function loadRecords(journal: Journal, ids: readonly string[]): Promise<RequestRecord[]> {
  if (!ids.length) return [];
  const found = await journal.loadProjections([...new Set(ids)]);
  const records = await Promise.all([...found].map(([id, projected]) => recordOf(journal, id, projected)));
  const byId = new Map(records.flatMap(r => (r ? [[r.id, r] as const] : [])));
  return ids.flatMap(id => byId.get(id) ?? []);
}

async function recordOf(journal: Journal, id: string, found: Projected): Promise<RequestRecord | undefined> {
  // What a snapshot from before an erasure still holds is never carried on (G29).
  const anew = found.beyond.some(e => e.kind === ERASED_EVENT);
  const record = (anew ? await journal.events(id) : found.beyond).reduce<RequestRecord | undefined>(fold, anew ? undefined : found.row?.snapshot as unknown as RequestRecord | undefined);
  if (record && found.beyond.length) await journal.saveProjection(rowOf(record)).catch(() => undefined);
  return record;
}

export function rowOf(r: RequestRecord): RequestRow {
  return {
    id: r.id, version: r.version, hash: r.hash, state: stateOf(r), requester: r.requester, subject: r.subject,
    createdAt: r.createdAt, updatedAt: r.updatedAt, wakeAt: wakeAt(r), waitingOn: waitingOn(r),
    concerns: [...new Set(r.items.map(i => i.subject))].filter(p => p !== r.requester && p !== r.subject),
    hasGrants: hasGrants(r), hasHandoff: r.handoff !== undefined, snapshot: r as unknown as Json,
  };
}

/** What may be held counts too (G19). */
const hasGrants = (r: RequestRecord) => r.items.some(i => i.grant || i.state === 'unknown');

/** Within one run the lists need not follow every event: they do when what they filter or sort by is different. */
function movesLists(before: RequestRecord | undefined, after: RequestRecord): boolean {
  if (!before) return true;
  const shown = (r: RequestRecord) => JSON.stringify([stateOf(r), waitingOn(r), hasGrants(r), r.items.map(i => [i.subject, i.grant?.state]), r.handoff?.state, r.closed]);
  return shown(before) !== shown(after) || wakeAt(after) < wakeAt(before);
}
