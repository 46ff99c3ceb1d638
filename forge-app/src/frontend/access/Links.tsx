import type { LinksView } from '@countersign/core';
import { Button, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Got, Sent } from '../../contract';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { useAct } from '../lib/useAct';
import { useLoad } from '../lib/useLoad';
import { useReader } from '../lib/reader';
import { LinkCode } from './LinkCode';

export type Step = (sent: Sent<'links'>) => void;

/** One's own link to an account of the other host: made by the person signed in on both sides, by nobody else (G2). */
export function Links() {
  const { busy, fault, act } = useAct();
  const first = useLoad('links', { do: 'list' });
  const [last, setLast] = useState<Got<'links'>>();
  const came = last ?? first.value;
  const step = async (sent: Sent<'links'>) => { const got = await act('links', sent); if (got) setLast(got); };
  if (!came) return first.fault ? <Fault fault={first.fault} retry={first.reload} /> : null;
  const { links, asked, peers } = came.links;
  if (links.length + asked.length + peers.length === 0) return null;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">Your other accounts</Heading>
      {fault && <Fault fault={fault} />}
      {links.map(l => <Linked key={l.id} link={l} busy={busy} step={step} />)}
      {asked.map(a => <Asked key={a.id} asked={a} busy={busy} step={step} />)}
      {came.code && <SectionMessage title="Type this code over there"><Text weight="bold">{came.code}</Text><Text>{came.next ?? 'It counts once, within minutes. Give it to nobody.'}</Text></SectionMessage>}
      {peers.map(p => <LinkCode key={p.name} peer={p} busy={busy} step={step} />)}
    </Stack>
  );
}

interface Row { readonly busy: boolean; readonly step: Step }

function Linked({ link: l, busy, step }: Row & { link: LinksView['links'][number] }) {
  const { time } = useReader();
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap><Text>{`${l.display} in ${l.title}`}</Text><Button isDisabled={busy} onClick={() => step({ do: 'end', id: l.id })}>{`End the link to ${l.title}`}</Button></Inline>
      <Note>{`It counts for approvals from ${time(l.countsFrom)} until ${time(l.until)}.`}</Note>
    </Stack>
  );
}

function Asked({ asked: a, busy, step }: Row & { asked: LinksView['asked'][number] }) {
  const { time } = useReader();
  if (!a.typed) return <Note>{`Waiting until your code is typed in ${a.title}, at most until ${time(a.until)}.`}</Note>;
  return (
    <SectionMessage title={`Is ${a.typed.display} in ${a.title} you?`}>
      <Text>{`The code was typed by ${a.typed.there}. Say yes only if that is your own account.`}</Text>
      <Inline space="space.100"><Button appearance="primary" isDisabled={busy} onClick={() => step({ do: 'confirm', id: a.id })}>That is me</Button><Button isDisabled={busy} onClick={() => step({ do: 'end', id: a.id })}>That is not me</Button></Inline>
    </SectionMessage>
  );
}
