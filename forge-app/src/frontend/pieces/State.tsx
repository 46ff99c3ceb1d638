import type { Item, RequestView } from '@countersign/core';
import { Lozenge } from '@forge/react';
import { ITEM, REQUEST } from '../lib/states';
import { waitWord } from '../lib/waits';

/** A state in words; colour never alone. */
export function ItemState({ item, mine }: { item: Item; mine: boolean }) {
  const [word, tone] = ITEM[item.state];
  return <Lozenge appearance={tone} maxWidth={320}>{item.state === 'waiting' ? waitWord(item, mine) : word}</Lozenge>;
}

export function RequestState({ state }: Pick<RequestView, 'state'>) {
  const [word, tone] = REQUEST[state];
  return <Lozenge appearance={tone} maxWidth={320}>{word}</Lozenge>;
}
