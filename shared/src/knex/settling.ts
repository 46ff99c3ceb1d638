import type { Knex } from 'knex';
import type { Clock } from '../contract';
import type { Resource } from '../types';

const DAYS = 7;
const DAY_MS = 86_400_000;
const PAGE = 200;

/** What authority rests on. */
type Facts = Pick<Resource, 'owner' | 'tier' | 'lifecycle' | 'sensitivity'>;
interface Row { ref: string; settled: string; seen: string; since: string }
const factsOf = ({ owner, tier, lifecycle, sensitivity }: Facts): Facts => ({ ...(owner && { owner }), ...(tier !== undefined && { tier }), ...(lifecycle && { lifecycle }), ...(sensitivity && { sensitivity }) });

/**
 * A changed owner, tier, lifecycle or sensitivity counts after seven days; until then the former one does, and the change is shown (G6):
 * whoever can edit a catalog file cannot approve their own access with it on the same day. A tier that became more critical counts at once.
 * A thing keeps its history while it is away from the catalog, so that taking it out and putting it back changes nothing.
 */
export class KnexSettling {
  private rows?: Map<string, Row>;

  constructor(private readonly db: Knex, private readonly clock: Clock) {}

  /** The same resources with the facts that count now. Any replica; written only when something is new. */
  async settle(resources: readonly Resource[]): Promise<Resource[]> {
    const now = this.clock.now();
    // Another replica may have seen a change first: its date counts, so rows are read again before any is written.
    const known = this.rows ?? (await this.read());
    let next = resources.map(r => judged(r, known.get(r.ref), now));
    if (next.some(n => n.write)) {
      const fresh = await this.read();
      next = resources.map(r => judged(r, fresh.get(r.ref), now));
      const writes = next.flatMap(n => (n.write ? [n.write] : []));
      for (let at = 0; at < writes.length; at += PAGE) await this.db<Row>('cs_settling').insert(writes.slice(at, at + PAGE)).onConflict('ref').merge();
      for (const w of writes) fresh.set(w.ref, w);
    }
    return next.map(n => n.resource);
  }

  private async read() { return (this.rows = new Map((await this.db<Row>('cs_settling').whereNot('ref', 'links').andWhereNot('ref', 'like', 'manager:%').andWhereNot('ref', 'like', 'link:%').select('*')).map(r => [r.ref, r as Row]))); }
}

/** Pure: what counts for one resource, and the row to write when its story goes on. */
export function judged(resource: Resource, row: Row | undefined, now: Date): { resource: Resource; write?: Row } {
  const current = factsOf(resource);
  const text = JSON.stringify(current);
  if (!row) return { resource, write: { ref: resource.ref, settled: text, seen: text, since: '' } };
  if (row.settled === text) return { resource, ...(row.seen !== text && { write: { ...row, seen: text, since: '' } }) };
  const since = row.seen === text ? row.since : now.toISOString();
  const until = new Date(Date.parse(since) + DAYS * DAY_MS);
  if (until <= now) return { resource, write: { ...row, settled: text, seen: text, since: '' } };
  const settled = JSON.parse(row.settled) as Facts;
  const tier = current.tier === undefined || settled.tier === undefined ? current.tier ?? settled.tier : Math.min(current.tier, settled.tier);
  const { owner: _o, tier: _t, lifecycle: _l, sensitivity: _s, ...rest } = resource;
  return {
    resource: { ...rest, ...settled, ...(tier !== undefined && { tier }), changing: { to: current, until: until.toISOString() } },
    ...(row.seen !== text && { write: { ...row, seen: text, since } }),
  };
}
