import type { Item } from '@countersign/core';
import { Button, Inline, Text } from '@forge/react';
import { useReader } from '../lib/reader';
import { useTalk } from './context';

/** Whoever said yes may take it back until the effect starts. */
export function Withdraw({ item }: { item: Item }) {
  const { acting, ask, request } = useTalk();
  const { me, time } = useReader();
  const step = item.state === 'waiting' ? item.steps.find(s => s.votes.some(v => v.by === me.person && v.decision === 'approve')) : undefined;
  const vote = step?.votes.find(v => v.by === me.person);
  if (!step || !vote) return null;
  const id = step.id.startsWith(request.id) ? step.id : `${request.id}.${step.id}`;
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text>You said yes {time(vote.at)}. Nothing has been changed yet.</Text>
      <Button isDisabled={acting.busy} onClick={() => ask('withdraw', { id })}>Take back my yes</Button>
    </Inline>
  );
}
