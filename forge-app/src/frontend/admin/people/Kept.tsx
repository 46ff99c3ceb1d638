import type { PrivacyView } from '@countersign/core';
import { Heading, Inline, Stack } from '@forge/react';
import { Fact } from '../../pieces/Facts';
import { useReader } from '../../lib/reader';

const long = (days: number) => (days >= 730 ? `${Math.round(days / 365)} years` : `${days} days`);

/** How long what is kept, and what was erased because its time was over. */
export function Kept({ view: { retention, lastExpired } }: { view: PrivacyView }) {
  const { time } = useReader();
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">What is kept how long</Heading>
      <Inline space="space.400" rowSpace="space.150" shouldWrap>
        <Fact label="What people wrote">{long(retention.transcript)}</Fact>
        <Fact label="What decisions saw">{long(retention.replay)}</Fact>
        <Fact label="Approvals and receipts">{long(retention.record)}</Fact>
        <Fact label="Last erased by time">{lastExpired ? `In ${lastExpired.requests} requests, ${time(lastExpired.at)}` : 'Nothing yet: no time is over'}</Fact>
      </Inline>
    </Stack>
  );
}
