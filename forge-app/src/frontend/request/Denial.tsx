import type { Item, Offer } from '@countersign/core';
import { Inline, LoadingButton, Stack, Text } from '@forge/react';
import { newKey } from '../lib/call';
import { sayValue } from '../lib/duration';
import { useTalk } from './context';
import { PersonPlease } from './PersonPlease';

const wordsOf = (offer: Offer) => Object.values(offer.change).map(sayValue).join(', ');

/** What would pass, one press away; else a person. The rule's own words stand below, in the proof. */
export function Denial({ item }: { item: Item }) {
  const { request, acting, ask } = useTalk();
  const offers = item.decision?.offers ?? [];
  const may = request.may.includes('turn');
  return (
    <Stack space="space.100">
      {item.because && <Text>{item.because}</Text>}
      {offers.map((offer, index) => (
        <Inline key={wordsOf(offer)} space="space.100" alignBlock="center" shouldWrap>
          <Text>{`This would pass: ${wordsOf(offer)}${offer.needs.some(n => n.kind === 'approval') ? ', with approval' : ''}.`}</Text>
          {may && <LoadingButton appearance={index === 0 ? 'primary' : 'default'} isLoading={acting.busy} onClick={() => ask('turn', { id: request.id, offer: { itemId: item.id, index }, key: newKey() })}>{`Ask for ${wordsOf(offer)}`}</LoadingButton>}
        </Inline>
      ))}
      <PersonPlease />
    </Stack>
  );
}
