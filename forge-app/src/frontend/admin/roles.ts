import type { RoleName } from '../../contract';

/** What each role may do, in a line. An empty role is nobody (G5). */
export const ROLES: readonly (readonly [RoleName, string, string])[] = [
  ['admin', 'Administrators', 'Set it up, stop it, release it'],
  ['auditor', 'Auditors', 'Read, verify and export the record'],
  ['desk', 'Service-desk agents', 'Work on what the agent hands over'],
  ['security', 'Security', 'Approve what is far-reaching; told of every alarm'],
  ['policyAuthor', 'Rule authors', 'Propose changes of the rules'],
  ['policyApprover', 'Rule approvers', 'Approve changes of the rules; nobody approves their own'],
  ['connectorOperator', 'Connection operators', 'Connect and test systems'],
  ['privacy', 'Privacy officers', 'Erase personal data and set holds'],
];

export const roleTitle = (role: string): string => ROLES.find(([name]) => name === role)?.[1] ?? role;
