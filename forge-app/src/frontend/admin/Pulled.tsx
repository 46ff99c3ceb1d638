import type { PulledSwitch } from '@countersign/core';
import { Heading, Inline, LoadingButton, Text } from '@forge/react';
import { Card } from '../pieces/Card';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { useReader } from '../lib/reader';

interface Props { readonly pulled: PulledSwitch; readonly may: boolean; readonly busy: boolean; readonly release: () => void }

export function Pulled({ pulled: s, may, busy, release }: Props) {
  const { time } = useReader();
  const scope = s.scope.system ?? s.scope.requestType;
  return (
    <Card>
      <Heading as="h3" size="xsmall">{`${s.kind === 'stop-all' ? 'Everything, ends of access too' : 'Changes; access still ends'}${scope ? `, in ${scope}` : ''}`}</Heading>
      <Text>{s.reason}</Text>
      <Inline space="space.075" alignBlock="center" shouldWrap><Person person={s.by} /><Note>{time(s.at)}</Note></Inline>
      {s.release && <Inline space="space.075" alignBlock="center" shouldWrap><Person person={s.release.by} /><Note>{`asked for the release ${time(s.release.at)}. A second person releases it.`}</Note></Inline>}
      {may && <Inline><LoadingButton isLoading={busy} onClick={release}>{s.release ? 'Release it' : 'Ask for the release'}</LoadingButton></Inline>}
    </Card>
  );
}
