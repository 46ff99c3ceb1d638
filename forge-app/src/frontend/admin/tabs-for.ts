import type { AdminView, Me, RoleName } from '../../contract';

/** Whoever may read the rules, as the desk has it. */
const RULE_READERS: readonly RoleName[] = ['admin', 'auditor', 'desk', 'security', 'policyAuthor', 'policyApprover'];

/** Tab → the roles whose calls behind it are let in. */
const HELD_BY = {
  Numbers: ['admin', 'auditor', 'desk', 'security'],
  Start: ['admin'],
  Systems: ['admin', 'connectorOperator', 'auditor'],
  'Request types': ['admin', 'policyAuthor'],
  Rules: RULE_READERS,
  Approvers: RULE_READERS,
  Stop: ['admin', 'security'],
  Limits: ['admin', 'auditor', 'security'],
  Record: ['auditor'],
  Drift: ['admin', 'auditor', 'desk', 'connectorOperator'],
  People: ['auditor', 'privacy'],
  'Other hosts': ['admin', 'auditor', 'security'],
  About: ['admin', 'auditor'],
} as const satisfies Readonly<Record<string, readonly RoleName[]>>;
export type TabTitle = keyof typeof HELD_BY;
export const TABS = Object.keys(HELD_BY) as readonly TabTitle[];

/** Before it is set up there is one thing to do. The record opens to nobody whom Jira does not let audit, whatever their role. */
export function tabsFor({ may }: Me, view: AdminView): readonly TabTitle[] {
  if (!view.setUp) return may.administer ? ['Start'] : [];
  const holdsOne = (roles: readonly RoleName[]) => roles.some(role => view.holds.includes(role));
  return TABS.filter(title => holdsOne(HELD_BY[title]) && (title !== 'Record' || may.audit));
}
