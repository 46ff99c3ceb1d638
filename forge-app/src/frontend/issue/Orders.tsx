import type { RequestView, Turn } from '@countersign/core';
import { CodeBlock, SectionMessage, Text } from '@forge/react';

const spansOf = (turn: Turn) => (turn.flagged ?? []).map(f => ({ key: `${turn.n}.${f.from}`, words: turn.text.slice(f.from, f.to) }));

/** Text that tried to give orders, shown as quoted text to whoever works on the request (G31). */
export function Orders({ request }: { request: RequestView }) {
  const spans = request.turns.flatMap(spansOf);
  if (spans.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title="This request tried to give orders">
      {spans.map(s => <CodeBlock key={s.key} language="text" text={s.words} />)}
      <Text>Read as text. Nothing of it was planned or done.</Text>
    </SectionMessage>
  );
}
