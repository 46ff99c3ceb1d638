import { CodeBlock, Heading, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Got, Sent } from '../../contract';
import { Empty } from '../pieces/Empty';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useAct } from '../lib/useAct';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { Pairing } from './Pairing';
import { Peer } from './Peer';
import { PeerHosts } from './PeerHosts';

export type Pair = (step: Sent<'pair'>) => Promise<void>;

/** The other host: which, since when, and two people on each side before anything is shared. */
export function Peers() {
  const { value, fault, reload, set } = useLoad('peers');
  const { me } = useReader();
  const acting = useAct();
  const [came, setCame] = useState<Got<'pair'>>();
  if (fault && !value) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading the other hosts" />;
  const pair: Pair = async step => {
    const got = await acting.act('pair', step);
    if (!got) return;
    setCame(got);
    set({ ...value, ...got.peers });
  };
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">Other hosts</Heading>
      {value.peers.length === 0 && <Empty title="No other host is paired" says="A Backstage with Countersign can share requests with this site, once an administrator on each side agreed." />}
      {value.peers.map(p => <Peer key={p.name} peer={p} busy={acting.busy} pair={pair} />)}
      {acting.fault && <Fault fault={acting.fault} />}
      {came?.carry && <Carry came={came} />}
      {value.hosts.length > 0 && <PeerHosts hosts={value.hosts} mayAllow={me.may.administer} />}
      {me.may.administer && <Pairing view={value} busy={acting.busy} pair={pair} />}
    </Stack>
  );
}

/** Shown once: it is carried to the other side by hand, and counts once within minutes. */
const Carry = ({ came: { carry = '', fingerprint } }: { came: Got<'pair'> }) => (
  <SectionMessage title="Carry this to the other side">
    <CodeBlock language="text" text={carry} />
    <Text>It counts once, within ten minutes. Paste it there; send it in no chat and no mail.</Text>
    {fingerprint && <Text>{`Then a second administrator on each side compares this fingerprint by voice: ${fingerprint}`}</Text>}
  </SectionMessage>
);
