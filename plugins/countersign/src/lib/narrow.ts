import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { sayValue } from './format';

export type Narrowed = Readonly<Record<string, string | number>>;
type Rungs = readonly (string | number)[];
/** Stands where nobody asked for an end; wider than every rung, and never sent. */
const NO_END = 'none';

/** Fields an approver may make smaller: what was asked, then the smaller values, widest first. */
export const narrowable = (item: Item): readonly (readonly [string, Rungs])[] =>
  Object.entries(item.ladders).map(([field, rungs]): [string, Rungs] => [field, item.input[field] === undefined ? [NO_END, ...rungs] : rungs]).filter(([, rungs]) => rungs.length > 1);

export const sayRung = (rung: string | number) => (rung === NO_END ? 'no end' : sayValue(rung));

/** Choosing what was asked narrows nothing. */
export function narrowTo(value: Narrowed, { item, field, rung }: { item: Item; field: string; rung: string | number }): Narrowed {
  const { [field]: _before, ...rest } = value;
  return rung === NO_END || rung === item.input[field] ? rest : { ...rest, [field]: rung };
}
