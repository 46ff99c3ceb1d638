import type { ApprovalView } from '@countersign/core';
import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Empty } from '../pieces/Empty';
import { Note } from '../pieces/Facts';
import { Batch } from './Batch';
import { Decide } from './Decide';

/** What waits for this reader: one to decide at a time, the others in a line each. */
export function Approvals({ approvals, reload }: { approvals: readonly ApprovalView[]; reload: () => void }) {
  const [picked, pick] = useState<string>();
  const [said, say] = useState<string>();
  const current = approvals.find(a => a.id === picked) ?? approvals[0];
  const likeIt = (one: ApprovalView) => approvals.filter(a => a.batch !== undefined && a.batch === one.batch);
  const done = (words: string) => { say(words); reload(); };
  return (
    <Stack space="space.150">
      {said && <SectionMessage appearance="success" title={said}><Text>It is on the record under your name.</Text></SectionMessage>}
      {!current && <Empty title="Nothing waits for you" says="When somebody needs your yes, one sentence shows up here. You can make it smaller before you approve." />}
      {approvals.filter(a => a.id !== current?.id).map(a => (
        <Inline key={a.id} space="space.100" alignBlock="center" shouldWrap><Button appearance="link" spacing="none" onClick={() => { pick(a.id); say(undefined); }}>{a.item.sentence}</Button><Note>{`${a.requester.name}${likeIt(a).length > 1 ? `, 1 of ${likeIt(a).length} alike` : ''}`}</Note></Inline>
      ))}
      {current && likeIt(current).length > 1 && <Batch alike={likeIt(current)} onDone={done} />}
      {current && <Decide key={`${current.id}${current.payloadHash}`} approval={current} onDone={done} />}
    </Stack>
  );
}
