import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The demo portal's own database file, opened behind its back: what somebody with the disk can do. */
export function withDatabase(dir: string) {
  const db = new DatabaseSync(path.join(dir, 'portal', 'countersign.sqlite'), { timeout: 5_000 });
  return {
    rows: <T>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as T[],
    run: (sql: string, ...values: (string | number | null)[]) => { db.prepare(sql).run(...values); },
    close: () => db.close(),
  };
}
