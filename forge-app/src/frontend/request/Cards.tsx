import { Stack } from '@forge/react';
import { ItemCard } from './ItemCard';
import { useTalk } from './context';

/** A card for each action, numbered where there are several. */
export function Cards() {
  const { request: { items } } = useTalk();
  if (items.length === 0) return null;
  return <Stack space="space.150">{items.map((item, i) => <ItemCard key={item.id} item={item} n={items.length > 1 ? i + 1 : undefined} />)}</Stack>;
}
