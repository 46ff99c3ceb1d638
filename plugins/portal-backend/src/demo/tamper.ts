import type { DatabaseService } from '@backstage/backend-plugin-api';

interface Row { readonly request_id: string; readonly seq: number; readonly data: string }

/**
 * Demo only: what somebody with the database could do. Changes one digit of the newest decided event behind the desk's back, and puts
 * it back, so that a visitor sees the record turn red at that event and green again.
 */
export function createTamper(database: DatabaseService): { edit(): Promise<{ requestId: string; seq: number }>; mend(): Promise<void> } {
  let kept: Row | undefined;
  const write = async ({ request_id, seq, data }: Row) => { await (await database.getClient())('cs_journal').where({ request_id, seq }).update({ data }); };
  return {
    async edit() {
      if (kept) await write(kept);
      const rows: Row[] = await (await database.getClient())('cs_journal').whereNot('request_id', 'like', 'SYS-%').where('data', 'like', '%"outcome"%').orderBy('at', 'desc').limit(1).select('request_id', 'seq', 'data');
      const [row] = rows;
      if (!row) throw new Error('Nothing was decided yet: ask for something first.');
      kept = row;
      await write({ ...row, data: row.data.replace(/"outcome":"(\w+)"/, (_, said) => `"outcome":"${said === 'allow' ? 'deny' : 'allow'}"`) });
      return { requestId: row.request_id, seq: row.seq };
    },
    async mend() {
      if (kept) await write(kept);
      kept = undefined;
    },
  };
}
