import type { Item } from '@countersign/core';
import { Inline, LoadingButton } from '@forge/react';
import { useTalk } from './context';

/** The person stands up for what was asked in their name (G1). */
export function ContinueAs({ item }: { item: Item }) {
  const { request, mine, acting, ask } = useTalk();
  if (item.waiting?.for !== 'continue-as-you' || !mine) return null;
  return <Inline><LoadingButton appearance="primary" isLoading={acting.busy} onClick={() => ask('continueAs', { id: request.id, itemId: item.id })}>Continue as you</LoadingButton></Inline>;
}
