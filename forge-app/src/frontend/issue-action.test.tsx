import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expectSound, open } from './__fixtures__/page';
import { agent } from './__fixtures__/people';
import type { IssuePanel } from '../contract';
import { page } from './__fixtures__/requests';

const none: IssuePanel = { page: page({}, { mine: false, state: 'none', request: undefined }), approvals: [], similar: [] };

test('G3: the agent asks for the reporter, follows it in the dialog, and closes it', async () => {
  const { sent, bridge } = await open(() => require('./issue-action'), { me: agent(), issue: none, resolve: { id: 'REQ-7K3M' }, request: page({}, { mine: false }) });
  fireEvent.change(await screen.findByLabelText('What to do, if not what the request says'), { target: { value: 'Free the queue' } });
  await expectSound();
  fireEvent.click(await screen.findByRole('button', { name: 'Resolve with Countersign' }));
  await waitFor(() => expect(sent()).toContainEqual(['resolve', { text: 'Free the queue', key: expect.any(String) }]));
  expect(await screen.findByText('The stuck jobs are out of the way.')).toBeTruthy();
  await expectSound();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(bridge('close')).toHaveLength(1));
});

test('a refusal says who can', async () => {
  await open(() => require('./issue-action'), { me: agent(), issue: none, resolve: { ok: false, status: 403, message: 'Resolving for somebody else is for service-desk agents.', next: 'Ask the service desk.' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Resolve with Countersign' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Ask the service desk.');
});

test('what it does already is shown, and is not asked for twice', async () => {
  await open(() => require('./issue-action'), { me: agent(), issue: { ...none, page: page({}, { mine: false }) }, request: page({}, { mine: false }) });
  expect(await screen.findByText('The stuck jobs are out of the way.')).toBeTruthy();
  expect(screen.queryByText(/is not working on this request/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Resolve with Countersign' })).toBeNull();
  await expectSound();
});
