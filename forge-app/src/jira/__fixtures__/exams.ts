import type { Exam } from '@countersign/core/testing';
import { GROUPS, PEOPLE } from '../../../dev/site';

const person = 'user:jira/ada';
const issue = 'issue:jira/10101';
/** One for each native action; what is not here is the inverse of one that is. */
export const EXAMS: readonly (Pick<Exam, 'change' | 'input'> & { readonly account?: string })[] = [
  { change: 'add-to-group', input: { group: `group:jira/${GROUPS.payments}`, person, duration: 'P7D' } },
  { change: 'give-product', input: { product: 'resource:jira/figma', person } },
  { change: 'give-project-role', input: { project: 'project:jira/IT', role: 'Approvers', person, duration: 'PT4H' } },
  { change: 'add-to-organization', input: { organization: 'organization:jira/4', person }, account: PEOPLE.cleo },
  { change: 'add-customer', input: { desk: 'desk:jira/2', person }, account: PEOPLE.cleo },
  { change: 'add-participant', input: { issue, person }, account: PEOPLE.carl },
  { change: 'link-issues', input: { issue, other: 'issue:jira/10102', kind: 'Blocks', person } },
  { change: 'create-issue', input: { project: 'project:jira/10000', about: issue, summary: 'Order a seat', description: 'One seat.\nFor Ada.', person } },
  { change: 'transition-issue', input: { issue, to: 'Waiting for customer', person } },
  { change: 'reply-to-customer', input: { issue, text: 'You have it now.', person } },
  { change: 'note-for-agents', input: { issue, text: 'Seat 12 of 20.', person } },
  { change: 'assign-asset', input: { asset: 'asset:jira/2', person, duration: 'P90D' } },
];
