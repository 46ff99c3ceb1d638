import { z } from 'zod';
import type { Calls } from './define';
import { asPerson } from './on-request';
import * as shape from './shapes';

/** Bytes of one piece: Forge answers at most 5 MB. */
const PIECE = 4_000_000;
const filter = z.strictObject({ requestId: shape.id.optional(), kind: z.string().max(60).optional(), actor: z.string().max(160).optional(), before: z.string().max(300).optional() });

/** Reading and proving the record: "Audit Countersign" in Jira and the auditor's role. Each reading is on the record itself (G30). */
export const auditing: Pick<Calls, 'audit' | 'verify' | 'exportAudit'> = {
  audit: { shape: filter, needs: ['licence', 'audit'], run: (sent, here) => asPerson(here, ({ desk }) => desk.audit(here.actor, { ...sent, limit: 100 })) },
  verify: { shape: shape.nothing, needs: ['licence', 'audit'], run: (_, here) => asPerson(here, ({ desk }) => desk.verifyAudit(here.actor)) },
  exportAudit: {
    shape: z.strictObject({ from: z.int().min(0) }), needs: ['licence', 'audit'],
    run: ({ from }, here) => asPerson(here, async ({ desk }) => {
      return pieceOf(await desk.exportAudit(here.actor), from);
    }),
  },
};

/** Whole lines from the one numbered `from` on, as many as fit. */
export async function pieceOf(lines: AsyncIterable<string>, from: number): Promise<{ lines: string; next?: number }> {
  const taken: string[] = [];
  let [n, size] = [0, 0];
  for await (const line of lines) {
    if (n++ < from) continue;
    size += Buffer.byteLength(line) + 1;
    if (size > PIECE && taken.length) return { lines: `${taken.join('\n')}\n`, next: n - 1 };
    taken.push(line);
  }
  return { lines: taken.length ? `${taken.join('\n')}\n` : '' };
}
