import type { PeerView } from '@countersign/core';
import { Button, Code, Heading, Inline, LoadingButton, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Card } from '../pieces/Card';
import { Fact, Note } from '../pieces/Facts';
import { Field } from '../pieces/Field';
import { Reason, isReason } from '../pieces/Reason';
import { Sure } from '../pieces/Sure';
import { useReader } from '../lib/reader';
import type { Tone } from '../lib/states';
import type { Pair } from './Peers';

const STATE: Readonly<Record<PeerView['state'], readonly [string, Tone]>> = {
  'to-confirm': ['Waits for a second administrator here', 'moved'], 'waits-for-them': ['Waits for the other side', 'moved'], paired: ['Paired', 'success'],
  'not-listed': ['No longer in the rules', 'removed'], stopped: ['Stopped', 'removed'], ended: ['Ended', 'default'],
};
interface Props { readonly peer: PeerView; readonly busy: boolean; readonly pair: Pair }

export function Peer({ peer: p, busy, pair }: Props) {
  const { time } = useReader();
  const [word, tone] = STATE[p.state];
  return (
    <Card>
      <Inline space="space.100" alignBlock="center" shouldWrap><Heading as="h3" size="xsmall">{p.title}</Heading><Lozenge appearance={tone} maxWidth={320}>{word}</Lozenge></Inline>
      <Fact label="Fingerprint"><Code>{p.fingerprint}</Code></Fact>
      {p.forked && <SectionMessage appearance="error" title="Their record does not continue the one before"><Text>{`${p.forked.why} Since ${time(p.forked.at)} nothing of theirs is signed. Ask their auditor, then unpair.`}</Text></SectionMessage>}
      <Note>{`${p.since ? `Since ${time(p.since)}. ` : ''}${p.sent} messages sent, ${p.acked} of them received there, ${p.received} received here. ${p.links} people linked.`}</Note>
      {p.may.includes('confirm') && <Confirm peer={p} busy={busy} pair={pair} />}
      {p.may.includes('unpair') && <Unpair peer={p} busy={busy} pair={pair} />}
    </Card>
  );
}

function Confirm({ peer, busy, pair }: Props) {
  const [typed, setTyped] = useState('');
  return (
    <Stack space="space.100">
      <Field label={`Fingerprint that ${peer.title} reads to you`} help="By voice, not from this page. Whoever began the pairing cannot confirm it." most={200} onChange={setTyped} />
      <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={!typed.trim()} onClick={() => pair({ do: 'confirm', name: peer.name, fingerprint: typed.trim() })}>{`Confirm ${peer.title}`}</LoadingButton></Inline>
    </Stack>
  );
}

function Unpair({ peer, busy, pair }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Inline><Button onClick={() => setOpen(true)}>{`Unpair ${peer.title}`}</Button></Inline>
      <Sure title={`Unpair ${peer.title}?`} open={open} onClose={() => setOpen(false)} yes="Unpair" no="Keep it" danger busy={busy} disabled={!isReason(reason)} onYes={async () => { await pair({ do: 'unpair', name: peer.name, reason: reason.trim() }); setOpen(false); }}>
        <Text>{`No answer from there counts any more, and ${peer.links} links of people end. What rested on an answer from there is listed for the auditors.`}</Text>
        <Reason help="It is kept on the record." onChange={setReason} />
      </Sure>
    </>
  );
}
