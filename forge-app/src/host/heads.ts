import { kvs, WhereConditions } from '@forge/kvs';
import type { HeadPlace } from '@countersign/core';
import { createHash } from 'node:crypto';

const PREFIX = 'head:';

/**
 * Signed heads in Forge's key-value store, apart from the database: administrators of the site reach neither. A key is written once and
 * never again. The paired host, where there is one, is the witness outside.
 */
export const headsInStorage = (now: () => Date): HeadPlace => ({
  name: 'Forge storage',
  async put(note) {
    const key = `${PREFIX}${now().toISOString()}:${createHash('sha256').update(note).digest('hex').slice(0, 12)}`;
    // Two runs may send the same head in the same millisecond: then it is there.
    await kvs.set(key, note, { keyPolicy: 'FAIL_IF_EXISTS' }).catch(async error => { if ((await kvs.get(key)) !== note) throw error; });
  },
  async kept() {
    const notes: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = kvs.query().where('key', WhereConditions.beginsWith(PREFIX)).limit(100);
      const { results, nextCursor } = await (cursor ? query.cursor(cursor) : query).getMany<string>();
      notes.push(...results.map(r => r.value));
      if (!nextCursor) return notes.join('\n');
      cursor = nextCursor;
    }
  },
});
