import type { ApprovalView } from '@countersign/core';
import { Code, Icon, Inline, Lozenge, Stack, Text } from '@forge/react';
import { Fact, Note } from '../pieces/Facts';
import { useReader } from '../lib/reader';

const RISK = [['Low risk', 'success'], ['Some risk', 'moved'], ['High risk', 'removed']] as const;

/** What speaks for and against, from where; who else can decide; exactly whom and what it is about (G16). */
export function Evidence({ approval: a }: { approval: ApprovalView }) {
  const { time } = useReader();
  const [word, tone] = RISK[a.risk.level - 1];
  return (
    <Stack space="space.150">
      <Inline><Lozenge appearance={tone}>{word}</Lozenge></Inline>
      <Stack space="space.050">
        {a.risk.against.map(e => <Reason key={e.text} evidence={e} glyph="warning" label="Against" />)}
        {a.risk.for.map(e => <Reason key={e.text} evidence={e} glyph="check-circle" label="For" />)}
      </Stack>
      <Fact label="Who else can">{a.othersWhoCan.map(o => (o.for ? `${o.name} for ${o.for}` : o.name)).join(', ') || 'Nobody else'}</Fact>
      <Fact label="If nobody decides">{`${a.ifNothingHappens} That is ${time(a.expiresAt)}.`}</Fact>
      <Fact label="Exactly"><Text>{a.subject.name}</Text><Code>{a.ids.subject}</Code><Text>{a.item.what}</Text><Code>{a.ids.resource}</Code></Fact>
      <Fact label="You approve exactly this"><Code>{a.fingerprint}</Code></Fact>
    </Stack>
  );
}

function Reason({ evidence, glyph, label }: { evidence: ApprovalView['risk']['for'][number]; glyph: string; label: string }) {
  return <Inline space="space.075" alignBlock="center" shouldWrap><Icon glyph={glyph} label={label} size="small" /><Text>{evidence.text}</Text><Note>{evidence.source}</Note></Inline>;
}
