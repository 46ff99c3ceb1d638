import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Clock } from '../contract';
import type { Secrets } from '../ports';

const TRIES = 3;
interface Row { id: string; owner: string; sealed: string; expires_at: string; tries: number; about: string | null }

/** A secret for one showing to its owner: AES-256-GCM in the database, deleted when shown; not shown after ten minutes or three wrong guesses (G18). */
export class KnexSecrets implements Secrets {
  /** @param key - 32 bytes, kept outside the database. */
  constructor(private readonly db: Knex, private readonly key: Uint8Array, private readonly clock: Clock) {}

  async keep(owner: string, value: string, minutes: number, about?: string): Promise<string> {
    const id = randomUUID();
    const expires = new Date(this.clock.now().getTime() + minutes * 60_000).toISOString();
    await this.db('cs_secrets').insert({ id, owner, sealed: this.seal(id, value), expires_at: expires, tries: 0, about: about ?? null });
    return id;
  }

  async reveal(id: string, reader: string): ReturnType<Secrets['reveal']> {
    const row = await this.db<Row>('cs_secrets').where({ id }).first();
    if (!row) return { ok: false, reason: 'gone' };
    if (this.isOver(row)) return { ok: false, reason: 'gone' };
    if (row.owner !== reader) {
      await this.db('cs_secrets').where({ id, tries: row.tries }).update({ tries: row.tries + 1 });
      return { ok: false, reason: 'not-yours' };
    }
    // Whoever deletes the row shows the secret: two readers at once cannot both win.
    const won = await this.db('cs_secrets').where({ id }).del();
    return won ? { ok: true, value: this.open(id, row.sealed) } : { ok: false, reason: 'gone' };
  }

  async miss(id: string): Promise<string | undefined> {
    const row = await this.db<Row>('cs_secrets').where({ id }).first();
    if (!row || this.isOver(row)) return undefined;
    await this.db('cs_secrets').where({ id }).update({ tries: this.db.raw('tries + 1') });
    return row.about ?? undefined;
  }

  async unread(limit: number): ReturnType<Secrets['unread']> {
    const rows = await this.db<Row>('cs_secrets').whereNotNull('about').andWhere('expires_at', '<=', this.now()).orderBy('expires_at').limit(limit);
    return rows.map(({ id, about }) => ({ ref: id, about: about ?? '' }));
  }

  async forget(id: string): Promise<void> { await this.db('cs_secrets').where({ id }).del(); }

  async clean(): Promise<void> { await this.db('cs_secrets').whereNull('about').andWhere('expires_at', '<=', this.now()).del(); }

  private now(): string { return this.clock.now().toISOString(); }

  private isOver(row: Row): boolean { return row.expires_at <= this.now() || row.tries >= TRIES; }

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
