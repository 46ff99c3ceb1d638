import type { Item } from '@countersign/core';
import { Stack } from '@forge/react';
import { Choice } from '../pieces/Choice';
import { Note } from '../pieces/Facts';
import { narrowTo, narrowable, sayRung, type Narrowed } from '../lib/narrow';

const labelOf = (field: string) => ({ duration: 'How long', role: 'Role' })[field] ?? field;

/** Choices that only shrink. */
export function Narrow({ item, value, onChange }: { item: Item; value: Narrowed; onChange: (next: Narrowed) => void }) {
  if (narrowable(item).length === 0) return null;
  return (
    <Stack space="space.100">
      <Note>You may make it smaller. To get more, it has to be asked again.</Note>
      {narrowable(item).map(([field, rungs]) => (
        <Choice key={field} label={labelOf(field)} options={rungs.map((r, n) => ({ value: String(r), label: n === 0 ? `${sayRung(r)} (asked)` : sayRung(r) }))} value={String(value[field] ?? rungs[0])} onChange={rung => onChange(narrowTo(value, { item, field, rung }))} />
      ))}
    </Stack>
  );
}
