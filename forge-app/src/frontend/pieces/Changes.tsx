import type { Receipt } from '@countersign/core';
import { DynamicTable, Inline, Text } from '@forge/react';

const HEAD = { cells: [{ key: 'field', content: 'What' }, { key: 'before', content: 'Before' }, { key: 'after', content: 'After' }] };

/** Before and after, as the system said both times; what did not change is said too. */
export function Changes({ receipt }: { receipt: Receipt }) {
  if (receipt.fields.length === 0) return null;
  const rows = receipt.fields.map(f => ({
    key: f.label,
    cells: [
      { key: 'field', content: f.label }, { key: 'before', content: f.before },
      { key: 'after', content: <Inline><Text weight={f.changed ? 'bold' : 'regular'}>{f.changed ? f.after : `${f.after} (unchanged)`}</Text></Inline> },
    ],
  }));
  return <DynamicTable caption="What changed" head={HEAD} rows={rows} />;
}
