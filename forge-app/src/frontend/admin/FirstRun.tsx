import { Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AdminView, RoleName } from '../../contract';
import { Fault } from '../pieces/Fault';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { Waiting } from '../pieces/Waiting';
import { useAct } from '../lib/useAct';
import { Doubts } from './Doubts';
import { GroupPicker } from './GroupPicker';
import { ROLES } from './roles';
import { useDoubts } from './useDoubts';
import { useGroups } from './useGroups';

type Roles = Record<RoleName, readonly string[]>;
const NOBODY = Object.fromEntries(ROLES.map(([role]) => [role, []])) as unknown as Roles;
/** Without these nobody could go on: set up, audit, and two to change a rule. */
const NEEDED: readonly RoleName[] = ['admin', 'auditor', 'desk', 'policyAuthor', 'policyApprover'];

/** Whose groups hold which role: once, here. Every later change is a request (G25). */
export function FirstRun({ set }: { set: (view: AdminView) => void }) {
  const { groups, fault: unread, search } = useGroups();
  const { busy, fault, act } = useAct();
  const [roles, setRoles] = useState<Roles>(NOBODY);
  const [name, setName] = useState('');
  const doubts = useDoubts(roles);
  const missing = ROLES.filter(([role]) => NEEDED.includes(role) && roles[role].length === 0);
  const both = roles.policyApprover.some(g => roles.policyAuthor.includes(g));
  const send = async () => { const view = await act('setUp', { roles, name: name.trim() }); if (view) set(view); };
  if (unread) return <Fault fault={unread} />;
  if (!groups) return <Waiting says="Reading Jira’s groups" />;
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">Who does what</Heading>
      <Text>Choose Jira groups. A role without a group is nobody’s, and what only that role may do is refused.</Text>
      <Field label="Name of the company, as people read it" required most={80} onChange={setName} />
      <Field label="Find more groups" help="Type a part of a name; what is found shows up in the lists below." most={100} onChange={search} />
      {ROLES.map(([role, title, help]) => <GroupPicker key={role} label={title} help={help} groups={groups} onChange={ids => setRoles({ ...roles, [role]: ids.map(id => `group:jira/${id}`) })} />)}
      {both && <SectionMessage appearance="warning" title="One group writes and approves rules"><Text>Whoever writes rules does not approve them. Choose another group for one of the two.</Text></SectionMessage>}
      <Doubts doubts={doubts} />
      {missing.length > 0 && <Note>{`Still without a group: ${missing.map(([, title]) => title).join(', ')}.`}</Note>}
      <Note>This is said once. Every later change of a role is a change of company.yaml that rule approvers decide: two of them, and an hour passes.</Note>
      {fault && <Fault fault={fault} />}
      <Inline><LoadingButton appearance="primary" isLoading={busy} isDisabled={missing.length > 0 || both || !name.trim()} onClick={send}>Set up Countersign</LoadingButton></Inline>
    </Stack>
  );
}
