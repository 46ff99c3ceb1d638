import type { Knex } from 'knex';
import type { Head, JournalEvent, NewEvent, Projected, RequestRow } from '../journal';
import { KnexJournal } from './journal';

/** How long what was read counts, in milliseconds: never longer than a replica's lease on a switch (G22). */
const LEASE_MS = 5_000;
/** Between two looks at one request in the same verb. */
const SAME_LOOK_MS = 1_000;

interface Kept<T> { readonly at: number; readonly value: T }

/**
 * The journal for a desk that lives for one call on a database where each statement is a call of its own: what deciding looks at is read in
 * one statement, and a request that was just looked at is not read again until this call writes. Whatever somebody else writes
 * meanwhile is met by the compare-and-set of `append`.
 */
export class ShortJournal extends KnexJournal {
  private streams?: Kept<Promise<ReadonlyMap<string, readonly JournalEvent[]>>>;
  private readonly written = new Set<string>();
  private readonly seen = new Map<string, Kept<Promise<Projected | undefined>>>();

  /** @param hot - ids of the streams read together. */
  constructor(db: Knex, private readonly hot: readonly string[], private readonly now: () => number = Date.now) { super(db); }

  override async append(at: Head, events: readonly NewEvent[], when: string): Promise<Head> {
    this.written.add(at.requestId);
    this.seen.delete(at.requestId);
    try {
      return await super.append(at, events, when);
    } finally {
      this.seen.delete(at.requestId);
    }
  }

  override async events(requestId: string, afterSeq = 0): Promise<JournalEvent[]> {
    if (!this.hot.includes(requestId) || this.written.has(requestId)) return super.events(requestId, afterSeq);
    if (!this.streams || this.now() - this.streams.at >= LEASE_MS) this.streams = { at: this.now(), value: this.eventsOf(this.hot) };
    return ((await this.streams.value).get(requestId) ?? []).filter(e => e.seq > afterSeq);
  }

  override async loadProjections(requestIds: readonly string[]): Promise<ReadonlyMap<string, Projected>> {
    const known = (id: string) => { const kept = this.seen.get(id); return kept && this.now() - kept.at < SAME_LOOK_MS; };
    const unknown = requestIds.filter(id => !known(id));
    if (unknown.length) {
      const read = super.loadProjections(unknown);
      for (const id of unknown) this.keep(id, read.then(found => found.get(id)));
    }
    const found = await Promise.all(requestIds.map(async id => [id, await this.seen.get(id)?.value] as const));
    return new Map(found.flatMap(([id, projected]) => (projected ? [[id, projected] as const] : [])));
  }

  /** What was just written is what is there: whoever was faster is met by the compare-and-set. */
  override async saveProjection(row: RequestRow, before?: RequestRow | null): Promise<void> {
    this.seen.delete(row.id);
    await super.saveProjection(row, before);
    this.keep(row.id, Promise.resolve({ row, beyond: [] }));
  }

  private keep(id: string, value: Promise<Projected | undefined>): void {
    this.seen.set(id, { at: this.now(), value });
    value.catch(() => this.seen.delete(id));
  }
}
