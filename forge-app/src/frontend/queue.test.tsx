import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { metrics } from './__fixtures__/admin';
import { approval } from './__fixtures__/approvals';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { agent, MIRA } from './__fixtures__/people';
import { page, request, summary } from './__fixtures__/requests';

const handoff = { reason: 'The driver needs a person', summary: 'The driver fails.', tried: [], at: '2026-11-25T09:31:00.000Z', state: 'open' as const };
const queue = (told: Answers) => open(() => require('./queue'), { me: agent(), metrics: metrics(), ...told });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('hand-offs, approvals and what runs: what waits for whom', async () => {
  const taken = request({ id: 'REQ-2', title: 'VPN', handoff: { ...handoff, state: 'taken', takenBy: MIRA } });
  await queue({ queue: { handoffs: [request({ handoff, flagged: true }), taken], approvals: [approval()], requests: [summary({ id: 'REQ-3', title: 'Figma', state: 'working' })], issues: { 'REQ-7K3M': 'IT-2391' } } });
  const table = within(await screen.findByRole('table', { name: 'Handed over' }));
  const [, first, second] = table.getAllByRole('row');
  expect(first.textContent).toMatch(/Printer is stuckIT-2391Tried to give ordersThe driver needs a personLiam Doyle.*Nobody yet/);
  expect(second.textContent).toContain('Mira Olsen');
  expect(screen.getByRole('button', { name: 'Approve read, 4 hours' })).toBeTruthy();
  expect(within(screen.getByRole('table', { name: 'Running' })).getByText('Working')).toBeTruthy();
  await expectSound();
});

test('what was handed over is listed once', async () => {
  await queue({ queue: { handoffs: [request({ handoff })], approvals: [], requests: [summary({ id: request().id }), summary({ id: 'REQ-3', title: 'Figma' })] } });
  expect(await screen.findAllByRole('button', { name: 'Printer is stuck' })).toHaveLength(1);
  expect(within(screen.getByRole('table', { name: 'Running' })).getByText('Figma')).toBeTruthy();
});

test('a hand-off opens in place and is taken over', async () => {
  const { sent } = await queue({ queue: { handoffs: [request({ handoff })], approvals: [], requests: [] }, request: page({ handoff, may: ['take-over'], state: 'handed-over' }, { mine: false }), takeOver: { id: 'REQ-7K3M' } });
  await press('Printer is stuck');
  expect(await screen.findByText('Why it stopped: The driver needs a person')).toBeTruthy();
  await expectSound();
  await press('Take over');
  await waitFor(() => expect(sent()).toContainEqual(['takeOver', { id: 'REQ-7K3M' }]));
  await press('Back to the queue');
  expect(await screen.findByRole('table', { name: 'Handed over' })).toBeTruthy();
});

test.each([['on its issue', { 'REQ-7K3M': 'IT-2391' }, 1], ['nowhere, where there is no issue', undefined, 0]])('the internal note is written %s', async (_, issues, buttons) => {
  await queue({ queue: { handoffs: [request({ handoff })], approvals: [], requests: [], ...(issues && { issues }) }, request: page({ handoff, may: ['take-over'], state: 'handed-over' }, { mine: false }) });
  await press('Printer is stuck');
  await screen.findByRole('button', { name: 'Take over' });
  expect(screen.queryAllByRole('button', { name: 'Add the card as an internal note' })).toHaveLength(buttons);
});

test('an empty queue teaches; a refusal says the next step', async () => {
  const { tell } = await queue({ queue: { ok: false, status: 403, message: 'The queue is for service-desk agents.', next: 'Ask an administrator for the role.' } });
  expect((await screen.findByRole('alert')).textContent).toContain('Ask an administrator for the role.');
  tell({ queue: { handoffs: [], approvals: [], requests: [] } });
  await press('Try again');
  expect(await screen.findByText('The queue is empty')).toBeTruthy();
  await expectSound();
});
