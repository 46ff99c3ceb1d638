import type { PersonRef } from '@countersign/core';
import type { Knex } from 'knex';
import type { ClosedAccount } from '../contract';

/** Account and when Atlassian first said that it is closed; neither name nor address. */
interface ClosedRow { person: string; since: string; request_id: string; erased: 0 | 1 }

const TABLE = 'cs_closed_accounts';
/** Nobody was asked to erase it. */
const NOT_ASKED = '';

/** Whom a privacy officer has to think of: closed, and neither erased nor asked for. */
export class ClosedAccounts {
  constructor(private readonly db: Knex) {}

  /** All that are closed now: what is new begins, what is not closed after all is forgotten. */
  async say(people: readonly PersonRef[], at: string): Promise<void> {
    const known: string[] = await this.rows().pluck('person');
    const fresh = people.filter(p => !known.includes(p));
    const gone = known.filter(p => !people.includes(p));
    if (fresh.length) await this.rows().insert(fresh.map(person => ({ person, since: at, request_id: NOT_ASKED, erased: 0 as const }))).onConflict('person').ignore();
    if (gone.length) await this.rows().whereIn('person', gone).del();
  }

  /** The oldest first. */
  async left(): Promise<readonly ClosedAccount[]> {
    return this.rows().where({ request_id: NOT_ASKED, erased: 0 }).orderBy('since').orderBy('person').select('person', 'since');
  }

  async asked(person: PersonRef, requestId: string): Promise<void> { await this.rows().where({ person }).update({ request_id: requestId }); }

  /** Requests that were not over when they were last looked at. */
  async open(): Promise<readonly string[]> { return this.rows().where({ erased: 0 }).whereNot('request_id', NOT_ASKED).pluck('request_id'); }

  async erased(requestId: string): Promise<void> { await this.rows().where({ request_id: requestId }).update({ erased: 1 }); }

  /** Nothing came of it: the account is to be thought of again. */
  async notErased(requestId: string): Promise<void> { await this.rows().where({ request_id: requestId, erased: 0 }).update({ request_id: NOT_ASKED }); }

  private rows() { return this.db<ClosedRow>(TABLE); }
}
