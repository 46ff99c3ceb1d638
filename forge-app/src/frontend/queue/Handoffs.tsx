import type { RequestView } from '@countersign/core';
import { Button, DynamicTable, Heading, Inline, Link, Lozenge, Stack, Text } from '@forge/react';
import { Person } from '../pieces/Person';
import { When } from '../pieces/When';

interface Props { readonly handoffs: readonly RequestView[]; readonly issues: Readonly<Record<string, string>>; readonly onOpen: (id: string) => void }
const HEAD = { cells: ['Request', 'Why it stopped', 'Who asks', 'Since', 'Who has it'].map(content => ({ key: content, content })) };

/** What the agent handed over, oldest first. */
export function Handoffs({ handoffs, issues, onOpen }: Props) {
  if (handoffs.length === 0) return null;
  const rows = handoffs.map(r => ({
    key: r.id,
    cells: [
      { key: 'Request', content: <Inline space="space.075" alignBlock="center" shouldWrap><Button appearance="link" spacing="none" onClick={() => onOpen(r.id)}>{r.title}</Button>{issues[r.id] && <Link href={`/browse/${encodeURIComponent(issues[r.id])}`}>{issues[r.id]}</Link>}{r.flagged && <Lozenge appearance="moved">Tried to give orders</Lozenge>}</Inline> },
      { key: 'Why it stopped', content: r.handoff?.reason ?? 'A plan waits for a yes' },
      { key: 'Who asks', content: <Inline><Person person={r.requester} /></Inline> },
      { key: 'Since', content: <Inline><Text><When at={r.handoff?.at ?? r.updatedAt} /></Text></Inline> },
      { key: 'Who has it', content: <Inline>{r.handoff?.takenBy ? <Person person={r.handoff.takenBy} /> : <Text>Nobody yet</Text>}</Inline> },
    ],
  }));
  return <Stack space="space.150"><Heading as="h2" size="medium">Handed over</Heading><DynamicTable caption="Handed over" head={HEAD} rows={rows} rowsPerPage={20} /></Stack>;
}
