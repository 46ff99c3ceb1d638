import type { Item } from '@countersign/core';
import { Heading, Inline, Text } from '@forge/react';
import { Card } from '../pieces/Card';
import { Changes } from '../pieces/Changes';
import { Note } from '../pieces/Facts';
import { Proof } from '../pieces/Proof';
import { ItemState } from '../pieces/State';
import { useReader } from '../lib/reader';
import { waitSaid } from '../lib/waits';
import { Amend } from './Amend';
import { ContinueAs } from './ContinueAs';
import { useTalk } from './context';
import { Denial } from './Denial';
import { Settle } from './Settle';
import { StopOne } from './StopOne';
import { Stuck } from './Stuck';
import { Suggestion } from './Suggestion';
import { UndoOne } from './UndoOne';
import { Withdraw } from './Withdraw';

/** Plan, receipt, denial: one card in four moods, in the same place. */
export function ItemCard({ item, n }: { item: Item; n?: number }) {
  const { mine, inside } = useTalk();
  const { time } = useReader();
  const done = item.receipt && !['refused', 'unknown'].includes(item.state);
  return (
    <Card>
      <Inline space="space.100" alignBlock="center" spread="space-between" shouldWrap>
        <Heading as="h4" size="xsmall">{n ? `${n}. ` : ''}{done ? item.receipt?.title : item.sentence}</Heading>
        <ItemState item={item} mine={mine} />
      </Inline>
      {item.until && !done && <Note>{`For ${item.until}`}</Note>}
      {item.receipt && <Changes receipt={item.receipt} />}
      {item.waiting && item.state !== 'unknown' && <Text>{waitSaid(item.waiting, { mine, inside, time })}</Text>}
      {['declined', 'refused', 'handed-over', 'stopped'].includes(item.state) && item.because && <Text>{item.because}</Text>}
      {item.receipt?.secret && <Text>A one-time secret is kept for you. It is never shown in Jira: the service desk tells you where you read it, once.</Text>}
      {item.state === 'denied' && <Denial item={item} />}
      <Proof item={item} inside={inside} />
      <Settle item={item} />
      <Stuck item={item} />
      <ContinueAs item={item} />
      <Suggestion item={item} />
      <Withdraw item={item} />
      <Amend item={item} />
      <UndoOne item={item} />
      <StopOne item={item} />
    </Card>
  );
}
