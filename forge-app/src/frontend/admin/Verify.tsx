import type { AuditVerification } from '@countersign/core';
import { Heading, Inline, List, ListItem, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Fault } from '../pieces/Fault';
import { Waiting } from '../pieces/Waiting';
import { useAct } from '../lib/useAct';
import { useReader } from '../lib/reader';

/** Reads every event and every signed head anew. */
export function Verify() {
  const { busy, fault, act } = useAct();
  const [proof, setProof] = useState<AuditVerification>();
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Does the record hold together</Heading>
      <Text>Each event carries the hash of the one before it. All of them are in one tree; its heads are signed and kept elsewhere.</Text>
      <Inline><LoadingButton appearance="primary" isLoading={busy} onClick={async () => setProof(await act('verify', undefined))}>Verify now</LoadingButton></Inline>
      {busy && <Waiting says="Reading every event and every signed head" />}
      {fault && <Fault fault={fault} />}
      {proof && <Proof proof={proof} />}
    </Stack>
  );
}

function Proof({ proof: p }: { proof: AuditVerification }) {
  const { time } = useReader();
  const checked = `Checked ${time(p.at)}, in ${p.ms} ms.`;
  const at = p.broken?.requestId ? `${p.broken.requestId}, event ${p.broken.seq}` : 'the tree and its heads';
  return (
    <Stack space="space.150">
      {p.ok
        ? <SectionMessage appearance="success" title={`Intact: ${p.events} events of ${p.requests} requests`}><Text>{checked}</Text></SectionMessage>
        : <SectionMessage appearance="error" title={`Broken at ${at}`}><Text>{`It ${p.broken?.why ?? 'does not hold together'}. Everything before it still holds, and so do the other requests. Export the record now and compare it with a head you kept. ${checked}`}</Text></SectionMessage>}
      <List>
        <ListItem>{`${p.sealed} events in the tree${p.waiting ? `, ${p.waiting} more within seconds` : ''}`}</ListItem>
        <ListItem>{p.head ? `${p.heads} signed heads, the last ${time(p.head.at)}` : 'No signed head yet'}</ListItem>
        {p.places.map(x => <ListItem key={x.name}>{`Kept in ${x.name}: ${x.late ? x.why ?? 'late' : `${x.size} events`}`}</ListItem>)}
        {p.unproven.map(u => <ListItem key={u}>{u}</ListItem>)}
      </List>
    </Stack>
  );
}
