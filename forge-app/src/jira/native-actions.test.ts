import type { System } from '@countersign/core';
import { jiraConnector } from '@countersign/core/connectors';
import { conformance } from '@countersign/core/testing';
import { createSite, PEOPLE, type Site } from '../../dev/site';
import { settingsFor } from './__fixtures__/desk-account';
import { EXAMS as exams } from './__fixtures__/exams';

let site: Site;
let system: System;
beforeEach(async () => {
  site = await createSite();
  system = { id: 'jira', title: 'Jira', connector: jiraConnector as System['connector'], config: settingsFor(site) };
});
afterEach(() => site.close());

it.each(exams)('$change passes the exam of a connector', async ({ change, input, account = PEOPLE.ada }) => {
  const passed = await conformance({ system, change, input, account, now: () => new Date() });
  expect(passed).toContain('the goal is held after');
});

it('every change has been examined itself or as the inverse of one', () => {
  const undone = exams.map(e => jiraConnector.changes.find(c => c.id === e.change)?.undo?.change);
  expect(jiraConnector.changes.map(c => c.id).filter(id => !exams.some(e => e.change === id) && !undone.includes(id))).toEqual([]);
});
