import { DynamicTable, Heading, Inline, Stack, Tag, TagGroup, Text } from '@forge/react';
import { Note } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { accountOf, shortOf } from '../lib/refs';
import { ROLES } from './roles';
import { useGroups } from './useGroups';
import type { TabProps } from './tabs';

const HEAD = { cells: ['Role', 'Groups', 'May'].map(content => ({ key: content, content })) };

/** Groups by their names, people as Atlassian shows them. */
function Holders({ refs, nameOf }: { readonly refs: readonly string[]; readonly nameOf: (ref: string) => string }) {
  if (!refs.length) return <Text>Nobody</Text>;
  const people = refs.filter(ref => accountOf(ref) !== undefined);
  const groups = refs.filter(ref => !people.includes(ref));
  return <Inline space="space.075" alignBlock="center" shouldWrap>{groups.length > 0 && <TagGroup>{groups.map(id => <Tag key={id} text={nameOf(id)} />)}</TagGroup>}{people.map(p => <Person key={p} person={p} />)}</Inline>;
}

/** Who holds which role now. It is changed like any rule: proposed by one person, approved by another. */
export function Approvers({ view }: TabProps) {
  const { groups } = useGroups();
  const nameOf = (id: string) => groups?.find(g => g.id === id || g.id === shortOf(id))?.name ?? shortOf(id);
  const rows = ROLES.map(([role, title, help]) => ({
    key: role,
    cells: [
      { key: 'Role', content: title },
      { key: 'Groups', content: <Holders refs={view.roles[role]} nameOf={nameOf} /> },
      { key: 'May', content: help },
    ],
  }));
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Who does what</Heading>
      <DynamicTable caption="Roles in force" head={HEAD} rows={rows} />
      <Note>Whoever approves a request also needs “Approve agent actions” in the project’s permissions. To change a role, edit company.yaml under Rules: a second person approves it.</Note>
    </Stack>
  );
}
