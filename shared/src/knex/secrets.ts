import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clock } from '../contract';
import type { Secrets } from '../ports';

const TRIES = 3;
interface Row { id: string; owner: string; sealed: string; expires_at: string; tries: number }

/** A secret for one showing to its owner: AES-256-GCM in the database, deleted when shown, expired or guessed at three times (G18). */
export class KnexSecrets implements Secrets {
  /** @param key - 32 bytes, kept outside the database. */
  constructor(private readonly db: Knex, private readonly key: Uint8Array, private readonly clock: Clock) {}

  async keep(owner: string, value: string, minutes: number): Promise<string> {
    const id = randomUUID();
    const expires = new Date(this.clock.now().getTime() + minutes * 60_000).toISOString();
    await this.db('cs_secrets').insert({ id, owner, sealed: this.seal(id, value), expires_at: expires, tries: 0 });
    return id;
  }

  async reveal(id: string, reader: string): ReturnType<Secrets['reveal']> {
    const row = await this.db<Row>('cs_secrets').where({ id }).first();
    if (!row) return { ok: false, reason: 'gone' };
    if (row.expires_at <= this.clock.now().toISOString() || row.tries >= TRIES) {
      await this.db('cs_secrets').where({ id }).del();
      return { ok: false, reason: 'gone' };
    }
    if (row.owner !== reader) {
      await this.db('cs_secrets').where({ id, tries: row.tries }).update({ tries: row.tries + 1 });
      return { ok: false, reason: 'not-yours' };
    }
    // Whoever deletes the row shows the secret: two readers at once cannot both win.
    const won = await this.db('cs_secrets').where({ id }).del();
    return won ? { ok: true, value: this.open(id, row.sealed) } : { ok: false, reason: 'gone' };
  }

  async miss(id: string): Promise<void> {
    await this.db('cs_secrets').where({ id }).update({ tries: this.db.raw('tries + 1') });
  }

  private seal(id: string, value: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(id));
    const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
    return [iv, cipher.getAuthTag(), body].map(b => b.toString('base64')).join('.');
  }

  private open(id: string, sealed: string): string {
    const [iv, tag, body] = sealed.split('.').map(s => Buffer.from(s, 'base64'));
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(id)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }
}
