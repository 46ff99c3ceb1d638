import type { RulesView } from '@countersign/core';
import { Code, Heading, Inline, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import { Fault } from '../../pieces/Fault';
import { Fact } from '../../pieces/Facts';
import { Patch } from '../../pieces/Patch';
import { Person } from '../../pieces/Person';
import { Waiting } from '../../pieces/Waiting';
import { fatesIn } from '../../lib/fate';
import { useLoad } from '../../lib/useLoad';
import { useReader } from '../../lib/reader';
import { Propose } from './Propose';
import { roleTitle } from '../roles';
import { RuleEditor } from './RuleEditor';

/** What governs it, who wrote and approved that, and a change of it. */
export function Rules() {
  const { value, fault, reload } = useLoad('rules');
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading the rules" />;
  return (
    <Stack space="space.300">
      <InForce rules={value} />
      {value.deployed && (
        <Stack space="space.100">
          <Heading as="h2" size="medium">Deployed with the app, not in force</Heading>
          <Text>Nothing of it counts until somebody who approves rules says yes.</Text>
          <Patch diff={value.deployed.diff} fateOf={fatesIn(value.deployed.change, path => value.files.some(f => f.path === path))} />
          {value.mayPropose && <Propose change={value.deployed.change} />}
        </Stack>
      )}
      {value.mayPropose && <RuleEditor key={value.now.digest} files={value.files} />}
      <History rules={value} />
    </Stack>
  );
}

function InForce({ rules: { now, open, together } }: { rules: RulesView }) {
  const { time } = useReader();
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">In force</Heading>
      <Inline space="space.400" rowSpace="space.150" shouldWrap>
        <Fact label="Version">{`${now.version}, since ${time(now.at)}`}</Fact>
        <Fact label="Written by">{now.by ? <Person person={now.by} /> : <Text>{now.reason ?? 'Installed with the app'}</Text>}</Fact>
        <Fact label="Approved by">{now.approvedBy.length ? now.approvedBy.map(p => <Person key={p} person={p} />) : <Text>Nobody: installed with the app</Text>}</Fact>
        <Fact label="Digest"><Code>{now.digest.slice(0, 16)}</Code></Fact>
      </Inline>
      {open.length > 0 && <Fact label="Waiting to be decided">{open.join(', ')}</Fact>}
      {together.map(t => <SectionMessage key={`${t.person}${t.roles}`} appearance="warning" title="One person holds two roles that check each other"><Inline space="space.100" alignBlock="center" shouldWrap><Person person={t.person} /><Text>{`is among ${t.roles.map(roleTitle).join(' and ')}. Give one of them to somebody else.`}</Text></Inline></SectionMessage>)}
    </Stack>
  );
}

function History({ rules: { history } }: { rules: RulesView }) {
  const { time } = useReader();
  return (
    <Stack space="space.100">
      <Heading as="h2" size="medium">Versions</Heading>
      <List>{history.map(v => <ListItem key={v.version}>{`Version ${v.version}, ${time(v.at)}: ${v.reason ?? 'no reason given'}${v.requestId ? ` (${v.requestId})` : ''}`}</ListItem>)}</List>
    </Stack>
  );
}
