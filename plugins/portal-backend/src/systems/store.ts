import Database from 'better-sqlite3';

/** One demo system's own state: a table of JSON documents in its own SQLite file, kept across restarts. */
export class Store {
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file);
    this.db.pragma('journal_mode = WAL');
    this.db.exec('create table if not exists documents (kind text, id text, body text, primary key (kind, id)); create table if not exists answers (key text primary key, status integer, body text)');
  }

  get<T>(kind: string, id: string): T | undefined {
    const row = this.db.prepare('select body from documents where kind = ? and id = ?').get(kind, id) as { body: string } | undefined;
    return row && JSON.parse(row.body);
  }

  put(kind: string, id: string, body: unknown): void {
    this.db.prepare('insert into documents values (?, ?, ?) on conflict (kind, id) do update set body = excluded.body').run(kind, id, JSON.stringify(body));
  }

  del(kind: string, id: string): boolean {
    return this.db.prepare('delete from documents where kind = ? and id = ?').run(kind, id).changes > 0;
  }

  all<T>(kind: string): { id: string; body: T }[] {
    return (this.db.prepare('select id, body from documents where kind = ? order by id').all(kind) as { id: string; body: string }[]).map(r => ({ id: r.id, body: JSON.parse(r.body) }));
  }

  isEmpty(): boolean { return !this.db.prepare('select 1 from documents limit 1').get(); }

  /** Idempotency keys: the same key gets the same answer and changes nothing again. */
  answered(key: string): { status: number; body: unknown } | undefined {
    const row = this.db.prepare('select status, body from answers where key = ?').get(key) as { status: number; body: string } | undefined;
    return row && { status: row.status, body: JSON.parse(row.body) };
  }
  remember(key: string, status: number, body: unknown): void {
    this.db.prepare('insert or ignore into answers values (?, ?, ?)').run(key, status, JSON.stringify(body));
  }

  empty(): void { this.db.exec('delete from documents; delete from answers'); }
  close(): void { this.db.close(); }
}
