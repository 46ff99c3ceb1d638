import type { Item } from '@countersign/core';
import { sayValue } from './duration';

export type Narrowed = Readonly<Record<string, string | number>>;

/** Stands where nobody asked for an end; wider than every rung, and never sent. */
const NO_END = 'none';
type Rungs = readonly (string | number)[];

/** Fields an approver may make smaller: what was asked, then the smaller values, widest first. */
export const narrowable = (item: Item): readonly (readonly [string, Rungs])[] =>
  Object.entries(item.ladders).map(([field, rungs]): [string, Rungs] => [field, item.input[field] === undefined ? [NO_END, ...rungs] : rungs]).filter(([, rungs]) => rungs.length > 1);

export const sayRung = (rung: string | number) => (rung === NO_END ? 'no end' : sayValue(rung));

/** Choosing what was asked narrows nothing. */
export function narrowTo(value: Narrowed, { item, field, rung }: { item: Item; field: string; rung: string }): Narrowed {
  const { [field]: _before, ...rest } = value;
  const chosen = item.ladders[field].find(r => String(r) === rung);
  return chosen === undefined || chosen === item.input[field] ? rest : { ...rest, [field]: chosen };
}

/** The words Approve repeats: "read, 2 hours". */
export const termOf = (item: Item, narrow: Narrowed): string =>
  [narrow.role ?? item.input.role, narrow.duration ?? item.input.duration].filter(Boolean).map(sayValue).join(', ');

export interface Part { readonly text: string; readonly now?: string; readonly term?: boolean }

/** The payload's own sentence in pieces; what is made smaller stands beside what was asked. */
export function partsOf(item: Item, narrow: Narrowed): readonly Part[] {
  const terms = ['role', 'duration'].flatMap(field => {
    const asked = item.input[field];
    return typeof asked === 'string' && asked ? [{ words: sayValue(asked), now: narrow[field] === undefined ? undefined : sayValue(narrow[field]) }] : [];
  }).sort((a, b) => item.sentence.indexOf(a.words) - item.sentence.indexOf(b.words));
  const parts: Part[] = [];
  let rest = item.sentence;
  for (const { words, now } of terms) {
    const at = rest.indexOf(words);
    if (at < 0) continue;
    parts.push({ text: rest.slice(0, at) }, { text: words, term: true, now: now === words ? undefined : now });
    rest = rest.slice(at + words.length);
  }
  const end = item.input.duration === undefined && narrow.duration !== undefined ? [{ text: ' for ' }, { text: sayValue(narrow.duration), term: true }] : [];
  return [...parts, { text: rest }, ...end].filter(p => p.text);
}
