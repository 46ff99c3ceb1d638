import type { Item } from '@countersign/core';
import { Button, ButtonGroup, LoadingButton } from '@forge/react';
import { useTalk } from './context';

/** Requests of this type run only when somebody at the desk lets them. */
export function Suggestion({ item }: { item: Item }) {
  const { request, acting, ask } = useTalk();
  if (item.waiting?.for !== 'suggestion' || !request.may.includes('suggestion')) return null;
  const say = (accept: boolean) => ask('suggestion', { id: request.id, itemId: item.id, accept });
  return (
    <ButtonGroup label="What the desk says">
      <LoadingButton appearance="primary" isLoading={acting.busy} onClick={() => say(true)}>Let it run</LoadingButton>
      <Button isDisabled={acting.busy} onClick={() => say(false)}>Drop it</Button>
    </ButtonGroup>
  );
}
