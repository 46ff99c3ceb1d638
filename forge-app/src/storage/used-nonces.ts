import { createHash } from 'node:crypto';
import { faultOf } from '@countersign/core/knex';
import type { Knex } from 'knex';

const TABLE = 'cs_nonces';
/** Names may be longer than a key, and keys ignore blanks at the end. */
const keyOf = (id: string) => createHash('sha256').update(id).digest('hex');

/** What may be used once (G1). One INSERT, and the key decides between two at once. */
export class UsedNonces {
  constructor(private readonly db: Knex, private readonly now: () => Date) {}

  /**
   * @param expiresAt - ISO time; afterwards the nonce itself is no longer valid, and this is forgotten.
   * @returns false when it was used before. Throws when nobody knows: then it counts as used.
   */
  async use(id: string, expiresAt: string): Promise<boolean> {
    try {
      await this.db(TABLE).insert({ id: keyOf(id), used_at: this.now().toISOString(), expires_at: expiresAt });
      return true;
    } catch (error) {
      if (faultOf(error) === 'duplicate') return false;
      throw error;
    }
  }

  /** Whether it was used, without using it. */
  async used(id: string): Promise<boolean> { return (await this.db(TABLE).where('id', keyOf(id)).first('id')) !== undefined; }

  async clean(): Promise<void> { await this.db(TABLE).where('expires_at', '<=', this.now().toISOString()).del(); }
}
