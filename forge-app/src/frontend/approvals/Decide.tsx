import type { ApprovalView } from '@countersign/core';
import { Box, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Card } from '../pieces/Card';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { termOf, type Narrowed } from '../lib/narrow';
import { useReader } from '../lib/reader';
import { Approving } from './Approving';
import { Declining, type No } from './Declining';
import { Evidence } from './Evidence';
import { Narrow } from './Narrow';
import { RulesDiff } from './RulesDiff';
import { Sentence } from './Sentence';
import { useDecide } from './useDecide';

const QUOTE = { backgroundColor: 'color.background.neutral', borderRadius: 'border.radius', padding: 'space.100' };

/** One decision: the sentence as it would be, the words, choices that only shrink, the buttons, the evidence. */
export function Decide({ approval, onDone }: { approval: ApprovalView; onDone: (said: string) => void }) {
  const { item } = approval;
  const { time } = useReader();
  const [narrow, setNarrow] = useState<Narrowed>({});
  const [no, setNo] = useState<No>();
  const { busy, fault, decide } = useDecide(approval, onDone);
  const term = termOf(item, narrow);
  return (
    <Card>
      <Sentence item={item} narrow={narrow} />
      <Box xcss={QUOTE}><Text>{approval.words}</Text></Box>
      <Note>{`${approval.requester.name}, ${time(approval.askedAt)}${approval.subject.ref === approval.requester.ref ? '' : `, for ${approval.subject.name}`}`}</Note>
      <Asked approval={approval} />
      <RulesDiff item={item} />
      <Narrow item={item} value={narrow} onChange={setNarrow} />
      {fault && !no && <Fault fault={fault} />}
      <Approving demands={approval.demands} term={term} busy={busy} decline={setNo} approve={typed => decide({ decision: 'approve', ...(Object.keys(narrow).length > 0 && { narrow }), ...(typed && { typed }) }, `You approved ${term}`.trim())} />
      <Evidence approval={approval} />
      <Declining how={no} name={approval.requester.name} busy={busy} fault={fault} onClose={() => setNo(undefined)} send={(decision, comment) => decide({ decision, comment }, decision === 'report' ? 'You declined, and security is told' : 'You declined')} />
    </Card>
  );
}

/** Why this person is asked, and what a name may hide. */
function Asked({ approval: { insteadOf, because, lookAlikes, home } }: { approval: ApprovalView }) {
  return (
    <Stack space="space.050">
      {insteadOf && <Text>{`You decide for ${insteadOf.name}, who is away.`}</Text>}
      {home && <Text>{`This request is at home in ${home}. What you decide here counts there, as your linked account.`}</Text>}
      {because && <Note>{because}</Note>}
      {lookAlikes && <SectionMessage appearance="warning" title="A name here looks like another one"><Text>Compare the ids below: they cannot look alike.</Text></SectionMessage>}
    </Stack>
  );
}
