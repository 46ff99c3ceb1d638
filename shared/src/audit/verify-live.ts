import type { Clock } from '../contract';
import { readKey, splitNotes, writeKey } from './checkpoint';
import { createInspector, type Inspection, type KeptHeads } from './inspect';
import type { Sealer } from './sealer';
import type { Leaf, PlacedRow, PlaceView, Seals, SignedHead } from './types';

export const PAGE = 2_000;

/** The record as it stands in the database, against itself and the heads kept elsewhere. */
export interface LiveInspection extends Inspection { readonly places: readonly PlaceView[]; /** Rows that get their number with the next pass. */ readonly waiting: number; readonly at: string; readonly ms: number }

/** One pass in pages, no query per row. What may grow meanwhile is read first, so that nothing new looks like a loss. */
export async function verifyLive({ seals, sealer, clock }: { readonly seals: Seals; readonly sealer: Sealer; readonly clock: Clock }): Promise<LiveInspection> {
  const began = Date.now();
  const tops = new Map<string, Leaf>();
  for await (const top of pages<Leaf>(after => seals.tops(after?.requestId ?? '', PAGE))) tops.set(top.requestId, top);
  const notes: string[] = [];
  for await (const head of pages<SignedHead>(after => seals.headsAfter(after?.size ?? 0, PAGE))) notes.push(head.note);
  const { kept, places } = await keptElsewhere(sealer, await seals.lastHead());
  const inspector = createInspector({ origin: sealer.origin, known: [readKey(writeKey(sealer.origin, sealer.key.publicKey))], kept, tops });
  const unplaced: PlacedRow[] = [];
  for await (const row of pages<PlacedRow>(after => seals.unplaced(after, PAGE))) unplaced.push(row);
  for await (const placed of pages<PlacedRow>(after => seals.byLeaf((after?.idx ?? -1) + 1, PAGE))) inspector.entry(placed.idx ?? 0, placed);
  for (const row of unplaced) inspector.waiting(row);
  const found = inspector.end(notes);
  return { ...found, completeness: found.faults.length ? 'broken' : 'consistent', places, waiting: unplaced.length, at: clock.now().toISOString(), ms: Date.now() - began };
}

/** A place that cannot be read back is shown with what we know of it. */
async function keptElsewhere(sealer: Sealer, last: Parameters<Sealer['places']['view']>[0]): Promise<{ kept: KeptHeads[]; places: PlaceView[] }> {
  const kept: KeptHeads[] = [];
  const unread = new Map<string, string>();
  for (const place of sealer.places.all) {
    if (!place.kept) continue;
    try {
      kept.push({ whose: `The head kept at ${place.name}`, notes: splitNotes(await place.kept()) });
    } catch (error) {
      unread.set(place.name, (error as Error).message);
    }
  }
  const views = await sealer.places.view(last);
  return { kept, places: views.map(v => (unread.has(v.name) ? { ...v, late: true, why: `It cannot be read: ${unread.get(v.name)}` } : v)) };
}

/** Page after page; the last item of one says where the next begins. */
export async function* pages<T>(read: (after: T | undefined) => Promise<readonly T[]>): AsyncIterable<T> {
  for (let after: T | undefined; ; ) {
    const page = await read(after);
    yield* page;
    if (page.length < PAGE) return;
    after = page[page.length - 1];
  }
}
