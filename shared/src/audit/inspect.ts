import { followChains } from './chains';
import { readCheckpoint, readKey, signerOf, type Checkpoint, type NoteKey } from './checkpoint';
import { gapsOf, type Gap } from './heartbeat';
import { leafOf } from './leaf';
import { createTree } from './tree';
import type { AuditFault, Completeness, Leaf, PlacedRow } from './types';

/** Most faults that are listed; more add nothing. */
const MOST = 50;

/** Heads that somebody else kept; `whose` begins a sentence. */
export interface KeptHeads { readonly whose: string; readonly notes: readonly string[] }

interface InspectOptions {
  readonly origin: string;
  /** The reader's own keys; empty: those the record itself names. */
  readonly trusted?: readonly NoteKey[];
  readonly known?: readonly NoteKey[];
  readonly kept?: readonly KeptHeads[];
  readonly tops?: ReadonlyMap<string, Leaf>;
  /** Some rows are there as a hash only. */
  readonly partial?: boolean;
}

/** What was found. `unproven`: what a reader would need beside this, in sentences. */
export interface Inspection {
  readonly completeness: Completeness;
  readonly faults: readonly AuditFault[];
  readonly requests: number; readonly events: number;
  /** Entries of the tree, and signed heads over it. */
  readonly entries: number; readonly heads: number;
  readonly head?: Checkpoint & { readonly kid: string };
  readonly gaps: readonly Gap[];
  readonly unproven: readonly string[];
}

export interface Inspector {
  /** Entries of the tree in order; `leaf`: a row that is there as a hash only. */
  entry(idx: number, what: PlacedRow | { readonly leaf: Buffer }): void;
  /** A row that has no number yet. */
  waiting(row: PlacedRow): void;
  end(notes: readonly string[]): Inspection;
}

/** Checks rows, chains, tree and heads in one pass; knows no database. */
export function createInspector(o: InspectOptions): Inspector {
  const faults: AuditFault[] = [];
  const report = (fault: AuditFault) => { if (faults.length < MOST) faults.push(fault); };
  const chains = followChains((requestId, seq, why) => report({ requestId, seq, why }), o);
  const tree = createTree();
  const beats: string[] = [];
  const own: NoteKey[] = [...(o.known ?? [])];
  let whole = true;

  return {
    entry(idx, what) {
      if (idx !== tree.size && whole) {
        report({ why: idx > tree.size ? `entries ${tree.size} to ${idx - 1} of the tree are missing` : `entry ${idx} of the tree stands in the wrong place` });
        whole = false;
      }
      tree.add('leaf' in what ? what.leaf : leafOf({ requestId: what.requestId, seq: what.seq, hash: what.sealed ?? '' }));
      if ('leaf' in what) return;
      chains.add(what);
      noteBeat(what);
    },
    waiting(row) { chains.add(row); noteBeat(row); },
    end(notes) {
      chains.end();
      const head = checkHeads(notes);
      for (const { whose, notes: theirs } of o.kept ?? []) checkKept(whose, theirs);
      const unproven = whatIsUnproven(head);
      return {
        completeness: faults.length ? 'broken' : unproven.length ? 'consistent' : 'proven', faults, unproven,
        requests: chains.requests, events: chains.events, entries: tree.size, heads: notes.length, ...(head && { head }), gaps: gapsOf(beats),
      };
    },
  };

  function noteBeat({ row }: PlacedRow): void {
    if (!row?.kind.startsWith('replica.')) return;
    beats.push(row.at);
    if (row.kind !== 'replica.started') return;
    const { sealKey } = JSON.parse(row.data) as { sealKey?: string };
    try { if (sealKey) own.push(readKey(sealKey)); } catch { report({ requestId: row.request_id, seq: row.seq, why: 'names a key that is none' }); }
  }

  /** Signature and root of every head. @returns the one over the most entries */
  function checkHeads(notes: readonly string[]): Inspection['head'] {
    let last: Inspection['head'];
    for (const note of notes) {
      const head = readCheckpoint(note);
      const signer = signerOf(note, o.trusted?.length ? o.trusted : own);
      if (!head || head.origin !== o.origin) report({ why: 'a signed head cannot be read, or is of another record' });
      else if (!signer) report({ why: `the head over ${head.size} entries is not signed with ${o.trusted?.length ? 'your key' : 'a key of this record'}` });
      else if (checkRoot(head, 'The signed head') && head.size >= (last?.size ?? 0)) last = { ...head, kid: signer.kid };
    }
    return last;
  }

  /** In order of size, so that what was rewritten lies between two of them. */
  function checkKept(whose: string, notes: readonly string[]): void {
    const heads = notes.map(readCheckpoint).filter(h => h !== undefined).sort((a, b) => a.size - b.size);
    if (heads.length < notes.length) report({ why: `${whose} cannot be read as a signed head` });
    if (o.trusted?.length && notes.some(n => readCheckpoint(n) && !signerOf(n, o.trusted!))) report({ why: `${whose} is not signed with your key` });
    heads.every(head => (head.origin === o.origin ? checkRoot(head, whose) : (report({ why: `${whose} is of another record, ${head.origin}` }), false)));
  }

  function checkRoot({ size, root, at }: Checkpoint, whose: string): boolean {
    if (size > tree.size) report({ why: `${whose} of ${at} covers ${size} entries, and the record has ${tree.size}: the last ${size - tree.size} are cut off` });
    else if (!whole) return true;
    else if (tree.root(size).toString('base64') !== root) report({ why: `${whose} of ${at} is not over this record: its first ${size} entries were rewritten` });
    else return true;
    return false;
  }

  function whatIsUnproven(head: Inspection['head']): string[] {
    const theirs = o.kept?.some(k => k.notes.length);
    return [
      ...(o.trusted?.length ? [] : ['No key from you: the keys are those the record itself names.']),
      ...(theirs ? [] : ['No head from you: who holds the signing key could have written the whole record anew.']),
      ...(head ? [] : ['There is no signed head.']),
      ...(head && head.size < tree.size ? [tree.size - head.size === 1 ? 'The last entry is not signed yet.' : `The last ${tree.size - head.size} entries are not signed yet.`] : []),
      ...(o.partial ? ['A part of the record: what lies outside is there as hashes only.'] : []),
    ];
  }
}
