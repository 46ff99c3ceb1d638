import { createHash } from 'node:crypto';
import { verifyExport } from '@countersign/core';
import { pause } from '../eval/portal';
import { ref, type Outcome, type Telling } from './attempt';
import { withDatabase } from './database';

interface Row { readonly request_id: string; readonly seq: number; readonly kind: string; readonly effect_key: string | null; readonly actor: string; readonly at: string; readonly nonce: string; readonly data: string; readonly prev_hash: string; readonly hash: string }
const OTTO = ref('otto');

/**
 * The best an insider can do: another actor in the record, every hash after it computed anew, numbers and signed heads thrown away so that
 * the desk itself numbers and signs everything again with its real key. The auditor has an export, the public key and one head from before.
 */
export async function reseal(t: Telling): Promise<Outcome> {
  await later(t);
  const { key } = (await t.portal.call<{ key: string }>(OTTO, 'GET', '/audit/key')).body;
  const { heads } = (await t.portal.call<{ heads: { note: string }[] }>(OTTO, 'GET', '/audit/heads')).body;
  if (!heads.length) return { stopped: false, got: 'no head was signed that an auditor could keep' };
  const before = await verifyExport((await t.portal.text(OTTO, '/audit/export')).split('\n'), { keys: [key], heads: heads.at(-1)?.note });
  if (before.completeness !== 'proven') return { stopped: false, got: `an export that is not proven even before: ${before.faults[0]?.why ?? before.unproven[0]}` };
  rewrite(t);
  await later(t);
  const after = await verifyExport((await t.portal.text(OTTO, '/audit/export')).split('\n'), { keys: [key], heads: heads.at(-1)?.note });
  if (after.completeness !== 'broken') return { stopped: false, got: `an export that is ${after.completeness}` };
  return { stopped: true, by: `the auditor’s own check of an export, with the key and a head kept from before: ${after.faults[0].why}` };
}

function rewrite(t: Telling): void {
  const id = t.kept.get('request') ?? '';
  const db = withDatabase(t.portal.dir);
  const rows = db.rows<Row>('SELECT * FROM cs_journal WHERE request_id = ? ORDER BY seq', id);
  let prev = rows[0].prev_hash;
  for (const r of rows) {
    const actor = r.actor === ref('ines') ? ref('vera') : r.actor;
    const hash = createHash('sha256').update(JSON.stringify([prev, r.request_id, r.seq, r.kind, r.effect_key, actor, r.at, r.nonce, r.data])).digest('hex');
    db.run('UPDATE cs_journal SET actor = ?, prev_hash = ?, hash = ? WHERE request_id = ? AND seq = ?', actor, prev, hash, id, r.seq);
    prev = hash;
  }
  db.run('UPDATE cs_requests SET hash = ? WHERE id = ?', prev, id);
  for (const table of ['cs_leaves', 'cs_heads', 'cs_heads_sent']) db.run(`DELETE FROM ${table}`);
  db.close();
}

/** Long enough for the next signed head. */
async function later(t: Telling): Promise<void> {
  await t.portal.demo('POST', '/clock', { move: 'PT15M' });
  await pause(5_000);
}
