import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { RulesCheck, RulesView } from '@countersign/backstage-plugin-countersign-common';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { countersignApiRef, type CountersignApi } from '../../api';
import { me } from '../../fixtures';
import { MeProvider } from '../../lib/data';
import { Rules } from './Rules';

const view: RulesView = {
  now: { version: 2, digest: 'ab'.repeat(32), at: '2026-11-23T09:00:00Z', by: 'user:default/ines', approvedBy: ['user:default/noor'], reason: 'Fewer seats' },
  files: [{ path: 'policies/apps.cedar', text: 'permit (principal, action, resource);' }], history: [], open: [], mayPropose: true,
  together: [{ person: 'user:default/both', roles: ['policyAuthor', 'policyApprover'] }],
};
const patch = '===================================================================\n--- policies/apps.cedar\tin force\n+++ policies/apps.cedar\tproposed\n@@ -1 +1 @@\n-permit (principal, action, resource);\n+forbid (principal, action, resource);\n';
const checked: RulesCheck = { ok: true, faults: [], diff: [{ file: 'policies/apps.cedar', patch }], tests: { passed: 51, failed: [] }, different: ['A seat: allow becomes deny.'], digest: 'cd'.repeat(32) };

function show(api: Partial<CountersignApi>) {
  const all = { rules: async () => view, ...api } as CountersignApi;
  render(<TestApiProvider apis={[[countersignApiRef, all]]}><MeProvider value={{ me, refresh: () => undefined }}><MemoryRouter><Rules /></MemoryRouter></MeProvider></TestApiProvider>);
}
const edit = async (text: string) => fireEvent.change(await screen.findByLabelText('Text of policies/apps.cedar'), { target: { value: text } });

it('G25: shows who wrote and who approved the rules in force', async () => {
  show({});
  expect(await screen.findByText(/^2, since/)).toBeInTheDocument();
  expect(screen.getByText('noor')).toBeInTheDocument();
  expect(screen.getByText(/both holds policy author and policy approver/)).toBeInTheDocument();
});

it('a change is checked, shown line by line, and proposed with a reason', async () => {
  const checkRules = jest.fn(async () => checked);
  const proposeRules = jest.fn(async () => ({ id: 'REQ-9' }) as never);
  show({ checkRules, proposeRules });
  await edit('forbid (principal, action, resource);');
  await userEvent.click(screen.getByRole('button', { name: 'Check the change' }));
  expect(await screen.findByText('51 policy tests pass')).toBeInTheDocument();
  expect(screen.getByText(/A seat: allow becomes deny/)).toBeInTheDocument();
  expect(screen.getByText('+forbid (principal, action, resource);')).toHaveClass('add');
  expect(screen.getByRole('button', { name: 'Propose the change' })).toBeDisabled();
  await userEvent.type(screen.getByLabelText('Why'), 'No budget');
  await userEvent.click(screen.getByRole('button', { name: 'Propose the change' }));
  expect(proposeRules).toHaveBeenCalledWith({ change: { 'policies/apps.cedar': 'forbid (principal, action, resource);' }, reason: 'No budget' });
});

it.each([
  [{ ok: false, faults: [{ file: 'policies/apps.cedar', line: 3, message: 'unexpected token' }] }, 'policies/apps.cedar:3: unexpected token'],
  [{ tests: { passed: 50, failed: ['A seat: the outcome should be "allow".'] } }, '1 policy tests fail'],
])('what cannot be used or fails a test is not offered for approval', async (found, words) => {
  show({ checkRules: async () => ({ ...checked, ...found }) });
  await edit('x');
  await userEvent.click(screen.getByRole('button', { name: 'Check the change' }));
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Propose the change' })).not.toBeInTheDocument();
});

it('G25: files of a deployment that are not in force are shown, and can be proposed as they are', async () => {
  show({ rules: async () => ({ ...view, deployed: { digest: 'ef'.repeat(32), diff: checked.diff, change: { 'policies/apps.cedar': 'x' } } }) });
  expect(await screen.findByText(/Nothing of them counts until/)).toBeInTheDocument();
});
