import type { Citation } from '@countersign/core';
import { List, ListItem } from '@forge/react';

/** Where an answer comes from; the reader may open each. */
export function Citations({ citations }: { citations: readonly Citation[] }) {
  if (citations.length === 0) return null;
  return <List type="ordered">{citations.map(c => <ListItem key={c.id}>{`${c.title}${c.updated ? `, updated ${c.updated}` : ''} (${c.id})`}</ListItem>)}</List>;
}
