import { z } from 'zod';
import { readKey, splitNotes, type NoteKey } from './checkpoint';
import { FORMAT } from './export-format';
import { createInspector, type Inspection, type Inspector } from './inspect';

const text = z.string();
const row = z.object({ request_id: text, seq: z.int(), kind: text, effect_key: text.nullable(), actor: text, at: text, nonce: text, data: text, prev_hash: text, hash: text, private: text.nullish() });
const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), format: z.literal(FORMAT), origin: text, at: text, by: text, entries: z.int(), partial: z.boolean(), range: z.record(text, text), personal: z.boolean(), keys: z.array(z.object({ kid: text, key: text })) }),
  z.object({ type: z.literal('row'), idx: z.int(), requestId: text, seq: z.int(), sealed: text, row: row.nullable() }),
  z.object({ type: z.literal('leaf'), idx: z.int(), leaf: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ type: z.literal('head'), note: text }),
  z.object({ type: z.literal('trailer'), rows: z.int(), entries: z.int(), heads: z.int() }),
]);
type Line = z.infer<typeof line>;
type Header = Extract<Line, { type: 'header' }>;

/** What the reader brings: keys got from us once, and heads they kept. Nothing of it comes from the file. */
export interface Brought { readonly keys?: readonly string[]; readonly heads?: string }
export interface ExportReport extends Inspection { readonly header?: Omit<Header, 'type' | 'keys'> }

/** Verifies an export by itself: no database, no network, nobody's word. */
export async function verifyExport(lines: Iterable<string> | AsyncIterable<string>, brought: Brought = {}): Promise<ExportReport> {
  const read = createReader(brought);
  let n = 0;
  for await (const text_ of lines) {
    n += 1;
    if (text_.trim() && !read.take(text_, n)) break;
  }
  return read.end();
}

function createReader(brought: Brought) {
  let header: Header | undefined;
  let inspector: Inspector | undefined;
  let trailer: Extract<Line, { type: 'trailer' }> | undefined;
  let unreadable: string | undefined;
  const counts = { rows: 0, entries: 0, heads: 0 };
  const notes: string[] = [];

  return {
    /** @returns false where reading on makes no sense. */
    take(said: string, n: number): boolean {
      const parsed = parse(said);
      if (typeof parsed === 'string') { unreadable = `Line ${n} is no line of an export: ${parsed}`; return false; }
      if (parsed.type === 'header') { header = parsed; inspector = inspectorFor(parsed, brought); return true; }
      if (!inspector) { unreadable = 'The file does not begin with the header of an export'; return false; }
      if (trailer) { unreadable = `Line ${n} stands behind the end`; return false; }
      count(parsed);
      return true;
    },
    end(): ExportReport {
      const ends = [
        ...(unreadable ? [{ why: unreadable }] : []), ...(inspector || unreadable ? [] : [{ why: 'The file is empty' }]),
        ...(!trailer && !unreadable && inspector ? [{ why: `The file is cut off after entry ${counts.entries - 1}` }] : []),
        ...(trailer ? differences(trailer, counts) : []), ...(header && trailer && header.entries !== counts.entries ? [{ why: `${header.entries} entries are announced, and ${counts.entries} are there` }] : []),
      ];
      const found = inspector?.end(notes) ?? EMPTY;
      const faults = [...found.faults, ...ends];
      const { type: _, keys: __, ...rest } = header ?? ({} as Header);
      return { ...found, faults, completeness: faults.length ? 'broken' : found.completeness, ...(header && { header: rest }) };
    },
  };

  function count(parsed: Exclude<Line, Header>): void {
    if (parsed.type === 'trailer') { trailer = parsed; return; }
    if (parsed.type === 'head') { counts.heads += 1; notes.push(parsed.note); return; }
    counts.entries += 1;
    if (parsed.type === 'leaf') { inspector!.entry(parsed.idx, { leaf: Buffer.from(parsed.leaf, 'hex') }); return; }
    counts.rows += 1;
    const { idx, requestId, seq, sealed, row: r } = parsed;
    // A row under another row's number is edited, whatever it says about itself.
    inspector!.entry(idx, { idx, requestId, seq, sealed, ...(r && { row: { ...r, request_id: requestId, seq } }) });
  }
}

const EMPTY: Inspection = { completeness: 'broken', faults: [], requests: 0, events: 0, entries: 0, heads: 0, gaps: [], unproven: [] };

const differences = (said: { rows: number; entries: number; heads: number }, counts: typeof said) =>
  (['rows', 'entries', 'heads'] as const).flatMap(what => (said[what] === counts[what] ? [] : [{ why: `The end of the file counts ${said[what]} ${what}, and ${counts[what]} are there` }]));

function parse(said: string): Line | string {
  try {
    const parsed = line.safeParse(JSON.parse(said));
    return parsed.success ? parsed.data : parsed.error.issues[0].message;
  } catch {
    return 'it is not JSON';
  }
}

function inspectorFor(header: Header, { keys = [], heads }: Brought): Inspector {
  const known: NoteKey[] = header.keys.flatMap(k => { try { return [readKey(k.key, header.origin)]; } catch { return []; } });
  const trusted = keys.map(k => readKey(k, header.origin));
  const notes = heads === undefined ? [] : splitNotes(heads);
  return createInspector({ origin: header.origin, known, trusted, kept: notes.length ? [{ whose: 'Your head', notes }] : [], partial: header.partial });
}
