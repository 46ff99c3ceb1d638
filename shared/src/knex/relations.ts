import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clock } from '../contract';
import type { Person, PersonRef } from '../types';

const PAGE = 200;
const MANAGER = 'manager:';
const LINK = 'link:';
/** When links were first looked at; those seen within an hour of it were there before the desk. */
const FIRST = 'links';
const HOUR_MS = 3_600_000;

/** In `cs_settling`: `seen` is what it is now, `since` when it changed, empty for what was there first. */
interface Row { ref: string; settled: string; seen: string; since: string }

/**
 * Since when somebody's manager is their manager and their account theirs, as far as the desk saw it change (G2, G17).
 * What it sees first counts as long ago; a link that appears later is new, because somebody made it.
 */
export class KnexRelations {
  private rows?: Map<string, Row>;

  constructor(private readonly db: Knex, private readonly clock: Clock) {}

  /** @param account - their account at the identity provider. */
  async settle(people: readonly Person[], account: (person: PersonRef) => string | undefined): Promise<Person[]> {
    const seen = people.flatMap(p => [[MANAGER + p.ref, p.manager ?? ''] as const, ...(account(p.ref) ? [[LINK + p.ref, hash(account(p.ref) as string)] as const] : [])]);
    let writes = this.news(this.rows ?? (await this.read()), seen);
    if (writes.length) {
      // Another replica may have seen a change first: its date counts, so rows are read again before any is written.
      const fresh = await this.read();
      writes = this.news(fresh, seen);
      for (let at = 0; at < writes.length; at += PAGE) await this.db<Row>('cs_settling').insert(writes.slice(at, at + PAGE)).onConflict('ref').merge();
      for (const w of writes) fresh.set(w.ref, w);
    }
    return people.map(p => this.dated(p));
  }

  private news(known: ReadonlyMap<string, Row>, seen: readonly (readonly [string, string])[]): Row[] {
    const now = this.clock.now().toISOString();
    const first = known.get(FIRST)?.seen;
    const beginning = !first || Date.parse(now) - Date.parse(first) < HOUR_MS;
    const rows = seen.flatMap(([ref, value]) => {
      const row = known.get(ref);
      if (row?.seen === value) return [];
      return [{ ref, settled: '', seen: value, since: row || (ref.startsWith(LINK) && !beginning) ? now : '' }];
    });
    return first || !rows.length ? rows : [{ ref: FIRST, settled: '', seen: now, since: '' }, ...rows];
  }

  private dated(person: Person): Person {
    const [managerSince, linkedSince] = [MANAGER, LINK].map(kind => this.rows?.get(kind + person.ref)?.since);
    return { ...person, ...(managerSince && { managerSince }), ...(linkedSince && { linkedSince }) };
  }

  private async read() {
    const rows = await this.db<Row>('cs_settling').where('ref', 'like', `${MANAGER}%`).orWhere('ref', 'like', `${LINK}%`).orWhere('ref', FIRST).select('*');
    return (this.rows = new Map(rows.map(r => [r.ref, r as Row])));
  }
}

const hash = (account: string) => createHash('sha256').update(account).digest('hex').slice(0, 32);
