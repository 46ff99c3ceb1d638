import type { Knex } from 'knex';
import type { ErasedCounts, Erasing, Journal } from '../journal';
import type { Row } from '../journal/hash';
import { CLASSES, type PrivateClass } from '../journal/personal';
import { classAt, classesText, valuesOf } from '../journal/sealed';
import type { Json } from '../types';

/** `classes`: what `private` holds, for finding what is due; emptied only after every copy is gone. */
export interface StoredRow extends Row { readonly classes: string | null }
type Which = (value: Erasing) => boolean;

const TRIES = 8;
const table = (db: Knex) => db<StoredRow>('cs_journal');
const holders = (db: Knex, requestId: string) => table(db).where({ request_id: requestId }).whereNotNull('private').orderBy('seq').select('*') as unknown as Promise<StoredRow[]>;

export async function eraseValues(db: Knex, requestId: string, which: Which): Promise<ErasedCounts> {
  const counts: Partial<Record<PrivateClass, number>> = {};
  for (const row of await holders(db, requestId)) await eraseIn(db, row, which, counts);
  return counts;
}

/** Compare-and-set on what was read: two at once must not put back what the other took. */
async function eraseIn(db: Knex, first: StoredRow, which: Which, counts: Partial<Record<PrivateClass, number>>): Promise<void> {
  let row: StoredRow | undefined = first;
  for (let attempt = 0; row?.private && attempt < TRIES; attempt++) {
    const { kept, taken } = divided(row, which);
    if (!taken.length) return;
    const done = await table(db).where({ request_id: row.request_id, seq: row.seq, private: row.private }).update({ private: Object.keys(kept).length ? JSON.stringify(kept) : null });
    if (done) { for (const c of taken) counts[c] = (counts[c] ?? 0) + 1; return; }
    row = (await table(db).where({ request_id: row.request_id, seq: row.seq }).first()) as StoredRow | undefined;
  }
  if (row?.private && divided(row, which).taken.length) throw new Error(`values of ${row.request_id}, event ${row.seq}, could not be erased`);
}

function divided(row: StoredRow, which: Which) {
  const data = JSON.parse(row.data) as Json;
  const taken: PrivateClass[] = [];
  const kept = Object.fromEntries(Object.entries(valuesOf(row)).filter(([at]) => {
    // What has no commitment is no evidence: `record` until its time is over, and named by verification.
    const c = classAt(data, at) ?? 'record';
    const gone = which({ class: c, place: at, kind: row.kind, actor: row.actor, at: row.at });
    if (gone) taken.push(c);
    return !gone;
  }));
  return { kept, taken };
}

export async function heldValues(db: Knex, requestId: string, which: Which): Promise<ErasedCounts> {
  const counts: Partial<Record<PrivateClass, number>> = {};
  for (const row of await holders(db, requestId)) for (const c of divided(row, which).taken) counts[c] = (counts[c] ?? 0) + 1;
  return counts;
}

/** The few sets of classes that contain this one: an index finds them, a pattern would not. */
const setsWith = (c: PrivateClass): string[] => {
  const others = CLASSES.filter(x => x !== c);
  return [[], [others[0]], [others[1]], others].map(more => classesText([c, ...more]) as string);
};

export async function erasableIds(db: Knex, until: Parameters<Journal['erasable']>[0], after: string, limit: number): Promise<string[]> {
  const due = CLASSES.flatMap(c => (until[c] ? [{ sets: setsWith(c), at: until[c] as string }] : []));
  if (!due.length) return [];
  const rows: { request_id: string }[] = await db('cs_journal').where('request_id', '>', after)
    .andWhere(q => { for (const d of due) q.orWhere(w => w.whereIn('classes', d.sets).where('at', '<=', d.at)); }).distinct('request_id').orderBy('request_id').limit(limit);
  return rows.map(r => r.request_id);
}

/** Rows whose mark says more than is there. */
export async function outdated(db: Knex, requestId: string): Promise<{ seq: number; classes: string | null }[]> {
  const rows = (await table(db).where({ request_id: requestId }).whereNotNull('classes').select('*')) as unknown as StoredRow[];
  return rows.flatMap(row => {
    const data = JSON.parse(row.data) as Json;
    const classes = classesText(Object.keys(valuesOf(row)).map(at => classAt(data, at) ?? 'record'));
    return classes === row.classes ? [] : [{ seq: row.seq, classes }];
  });
}

export async function settleClasses(db: Knex, requestId: string): Promise<void> {
  for (const { seq, classes } of await outdated(db, requestId)) await table(db).where({ request_id: requestId, seq }).update({ classes });
}
