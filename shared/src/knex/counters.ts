import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Bound, Counters } from '../limits/types';
import { faultOf } from './errors';

const TAKES = 'cs_takes';
const SETS = 'cs_counters';
/** Members of a set have no window: they lie under this one. */
const SET = 'set';
/** Rounds in which others were faster; after so many nobody can count. */
const ROUNDS = 200;
interface Take { id: string; slot: number; mark: string; name: string; since: string; until: string }
interface Member { id: string; since: string; name: string; used: number; until: string }
interface Counted { id: string; used: number | string; marked: number | string }
const digest = (...parts: readonly string[]) => createHash('sha256').update(parts.join('\n')).digest('hex');
const idOf = ({ name, since }: Pick<Bound, 'name' | 'since'>) => digest(name, since);

/** Counters on the host's database: one read and one insert for all bounds together, no transaction. A lost answer throws: it may count once too often, never too little. */
export class KnexCounters implements Counters {
  constructor(private readonly db: Knex) {}

  async take<B extends Bound>(bounds: readonly B[], once?: string): Promise<B | undefined> {
    const mark = once === undefined ? '' : digest('once', once);
    for (let round = 1; round <= ROUNDS; round++) {
      const counted = await this.counted(bounds.map(idOf), mark);
      const found = (b: Bound) => counted.get(idOf(b));
      const open = bounds.filter(b => !found(b)?.marked);
      const full = open.find(b => (found(b)?.used ?? 0) >= b.most);
      if (full || !open.length) return full;
      // The next place in each, in one statement: whoever finds one of them taken looks again.
      if (await this.insert(open.map(b => ({ id: idOf(b), slot: found(b)?.used ?? 0, mark, name: b.name.slice(0, 255), since: b.since, until: b.until })))) return undefined;
    }
    throw new Error('too many count at once');
  }

  async used(names: readonly string[], since: string): Promise<ReadonlyMap<string, number>> {
    const counted = await this.counted(names.map(name => idOf({ name, since })), '');
    return new Map(names.map(name => [name, counted.get(idOf({ name, since }))?.used ?? 0]));
  }

  async live(now: string, limit: number) {
    const rows = await this.db<Take>(TAKES).where('until', '>', now).groupBy('id', 'name', 'since').orderBy('used', 'desc').limit(limit).select('name', 'since').count({ used: '*' });
    return rows.map(r => ({ name: String(r.name), since: String(r.since), used: Number(r.used) }));
  }

  async join(set: string, member: string, until: string): Promise<void> {
    const id = digest('member', set, member);
    try {
      await this.db<Member>(SETS).insert({ id, since: SET, name: digest('set', set), used: 0, until });
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      await this.db<Member>(SETS).where({ id, since: SET }).where('until', '<', until).update({ until });
    }
  }

  async members(set: string, now: string): Promise<number> {
    const [{ n }] = await this.db(SETS).where({ name: digest('set', set), since: SET }).where('until', '>', now).count({ n: '*' });
    return Number(n);
  }

  async clean(now: string): Promise<void> { for (const table of [TAKES, SETS]) await this.db(table).where('until', '<=', now).del(); }

  private async counted(ids: readonly string[], mark: string): Promise<ReadonlyMap<string, { used: number; marked: boolean }>> {
    const marked = this.db.raw('sum(case when ?? = ? then 1 else 0 end) as ??', ['mark', mark, 'marked']);
    const rows = (await this.db(TAKES).whereIn('id', [...ids]).groupBy('id').select('id', marked).count({ used: '*' })) as unknown as Counted[];
    return new Map(rows.map(r => [r.id, { used: Number(r.used), marked: mark !== '' && Number(r.marked) > 0 }]));
  }

  /** @returns false when one of the places was taken. */
  private async insert(rows: readonly Take[]): Promise<boolean> {
    try {
      await this.db<Take>(TAKES).insert([...rows]);
      return true;
    } catch (error) {
      if (!['duplicate', 'retry'].includes(faultOf(error))) throw error;
      return false;
    }
  }
}
