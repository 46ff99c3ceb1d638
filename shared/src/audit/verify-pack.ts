import { z } from 'zod';
import { followChains } from './chains';
import { readCheckpoint, readKey, signerOf, splitNotes } from './checkpoint';
import { PACK_FORMAT } from './export-format';
import type { Inspection } from './inspect';
import { leafOf } from './leaf';
import { isIncluded } from './proofs';
import type { AuditFault } from './types';
import type { Brought } from './verify-export';

const text = z.string();
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const header = z.object({ type: z.literal('pack'), format: z.literal(PACK_FORMAT), origin: text, at: text, requests: z.array(text), outOf: z.int().optional(), head: text, keys: z.array(z.object({ key: text })) });
const row = z.object({ request_id: text, seq: z.int(), kind: text, effect_key: text.nullable(), actor: text, at: text, nonce: text, data: text, prev_hash: text, hash: text });
const entry = z.object({ type: z.literal('row'), idx: z.int(), requestId: text, seq: z.int(), sealed: hex, row: row.nullable(), proof: z.array(hex) });
const trailer = z.object({ type: z.literal('trailer'), rows: z.int() });

/** Verifies an evidence pack by itself: chains, each row's path to the signed root, the signature. Never `proven`: a pack cannot show what it leaves out. */
export function verifyPack(lines: readonly string[], brought: Brought = {}): Inspection {
  try {
    return verifyRead(lines.filter(l => l.trim()).map(l => JSON.parse(l) as unknown), brought);
  } catch (error) {
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
    return { completeness: 'broken', faults: [{ why: 'The pack cannot be read: a line of it is damaged' }], requests: 0, events: 0, entries: 0, heads: 0, gaps: [], unproven: [] };
  }
}

function verifyRead(said: readonly unknown[], { keys = [], heads }: Brought): Inspection {
  const faults: AuditFault[] = [];
  const chains = followChains((requestId, seq, why) => faults.push({ requestId, seq, why }));
  const begin = header.parse(said[0]);
  const end = trailer.safeParse(said.at(-1));
  const entries = z.array(entry).parse(said.slice(1, end.success ? -1 : undefined));
  if (!end.success || end.data.rows !== entries.length) faults.push({ why: 'The pack is cut off' });
  const trusted = keys.map(k => readKey(k, begin.origin));
  const head = readCheckpoint(begin.head);
  const signer = signerOf(begin.head, trusted.length ? trusted : begin.keys.map(k => readKey(k.key, begin.origin)));
  if (!head || head.origin !== begin.origin) faults.push({ why: 'The head of the pack cannot be read, or is of another record' });
  if (!signer) faults.push({ why: `The head of the pack is not signed with ${trusted.length ? 'your key' : 'a key of this record'}` });
  for (const e of entries) {
    const leaf = leafOf({ requestId: e.requestId, seq: e.seq, hash: e.sealed });
    if (head && !isIncluded({ index: e.idx, size: head.size, leaf, path: e.proof.map(h => Buffer.from(h, 'hex')), root: Buffer.from(head.root, 'base64') })) faults.push({ requestId: e.requestId, seq: e.seq, why: 'is not in the signed tree' });
    chains.add({ ...e, ...(e.row ? { row: { ...e.row, request_id: e.requestId, seq: e.seq } } : { row: undefined }) });
  }
  chains.end();
  const own = heads === undefined ? [] : splitNotes(heads).map(readCheckpoint);
  if (head && own.some(h => h && h.size === head.size && h.root !== head.root)) faults.push({ why: 'Your head of the same size has another root: the record was rewritten' });
  return {
    completeness: faults.length ? 'broken' : 'consistent', faults, requests: chains.requests, events: chains.events, entries: head?.size ?? 0, heads: 1, gaps: [],
    unproven: ['A pack shows what is in it. That nothing is left out is shown by an export of the whole record and a head of your own.', ...(begin.outOf !== undefined && begin.outOf !== begin.requests.length ? [`It holds ${begin.requests.length} of ${begin.outOf} requests of this person.`] : []), ...(trusted.length ? [] : ['No key from you: the key is the one the pack itself names.'])],
    ...(head && signer && { head: { ...head, kid: signer.kid } }),
  };
}
