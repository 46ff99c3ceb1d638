import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Counters } from '../limits/types';
import { faultOf } from './errors';

const TABLE = 'cs_counters';
interface Row { id: string; since: string; name: string; used: number; until: string }
const idOf = (...parts: readonly string[]) => createHash('sha256').update(parts.join('\n')).digest('hex');
/** Members of a set have no window: they lie under this one. */
const SET = 'set';

/** Counters on the host's database. Each step is one statement that needs no transaction, and an answer that got lost throws: it may count once too often, never too little. */
export class KnexCounters implements Counters {
  constructor(private readonly db: Knex) {}

  async take(name: string, { most, since, until, once }: Parameters<Counters['take']>[1]): Promise<boolean> {
    const mark = once === undefined ? undefined : idOf('once', name, once);
    if (mark && (await this.db<Row>(TABLE).where({ id: mark, since }).first('id'))) return true;
    if (!(await this.more(name, most, since, until))) return false;
    // After the count: whoever dies in between is counted once more, never once less.
    if (mark) await this.insert({ id: mark, since, name: 'once', used: 0, until });
    return true;
  }

  async used(names: readonly string[], since: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db<Row>(TABLE).whereIn('id', names.map(n => idOf('count', n))).andWhere({ since }).select('id', 'used');
    return new Map(names.map(n => [n, Number(rows.find(r => r.id === idOf('count', n))?.used ?? 0)]));
  }

  async live(now: string, limit: number) {
    const rows = await this.db<Row>(TABLE).where('until', '>', now).where('used', '>', 0).whereNot({ since: SET }).orderBy('used', 'desc').limit(limit).select('name', 'since', 'used');
    return rows.map(r => ({ name: r.name, since: r.since, used: Number(r.used) }));
  }

  async join(set: string, member: string, until: string): Promise<void> {
    const id = idOf('member', set, member);
    if (await this.insert({ id, since: SET, name: idOf('set', set), used: 0, until })) return;
    await this.db<Row>(TABLE).where({ id, since: SET }).where('until', '<', until).update({ until });
  }

  async members(set: string, now: string): Promise<number> {
    const [{ n }] = await this.db(TABLE).where({ name: idOf('set', set), since: SET }).where('until', '>', now).count({ n: '*' });
    return Number(n);
  }

  async clean(now: string): Promise<void> { await this.db<Row>(TABLE).where('until', '<=', now).del(); }

  private async more(name: string, most: number, since: string, until: string): Promise<boolean> {
    const id = idOf('count', name);
    const plusOne = async () => (await this.db(TABLE).where({ id, since }).where('used', '<', most).update({ used: this.db.raw('?? + 1', ['used']) })) > 0;
    if (await plusOne()) return true;
    // Full, or not there yet; somebody else may put it there first.
    return (await this.insert({ id, since, name: name.slice(0, 255), used: 1, until })) || plusOne();
  }

  /** @returns false when it was there already. */
  private async insert(row: Row): Promise<boolean> {
    try {
      await this.db<Row>(TABLE).insert(row);
      return true;
    } catch (error) {
      if (faultOf(error) === 'duplicate') return false;
      throw error;
    }
  }
}
