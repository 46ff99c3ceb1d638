import type { System } from '@countersign/core';
import { jiraConnector } from '@countersign/core/connectors';
import { conformance, type Exam } from '@countersign/core/testing';
import { createSite, GROUPS, PEOPLE, type Site } from '../../dev/site';
import { settingsFor } from './__fixtures__/desk-account';

let site: Site;
let system: System;
beforeEach(async () => {
  site = await createSite();
  system = { id: 'jira', title: 'Jira', connector: jiraConnector as System['connector'], config: settingsFor(site) };
});
afterEach(() => site.close());

const person = 'user:jira/ada';
const issue = 'issue:jira/10101';
const exams: readonly (Pick<Exam, 'change' | 'input'> & { readonly account?: string })[] = [
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

it.each(exams)('$change passes the exam of a connector', async ({ change, input, account = PEOPLE.ada }) => {
  const passed = await conformance({ system, change, input, account, now: () => new Date() });
  expect(passed).toContain('the goal is held after');
});

it('every change has been examined itself or as the inverse of one', () => {
  const undone = exams.map(e => jiraConnector.changes.find(c => c.id === e.change)?.undo?.change);
  expect(jiraConnector.changes.map(c => c.id).filter(id => !exams.some(e => e.change === id) && !undone.includes(id))).toEqual([]);
});
