import type { ApprovalView, DelegationView } from '@countersign/core';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { approval } from './__fixtures__/approvals';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { LIAM, me, MIRA, SAM } from './__fixtures__/people';
import { page } from './__fixtures__/requests';

const NO_LINKS = { links: { links: [], asked: [], peers: [] } };
const nobody = { items: [], mayDelegate: true, mostDays: 30 };
const given = (change: Partial<DelegationView> = {}): DelegationView => ({ id: 'd-1', from: LIAM, to: SAM, fromName: 'Liam Doyle', toName: 'Sam Otieno', since: '2026-11-30T00:00:00.000Z', until: '2026-12-04T23:59:00.000Z', state: 'coming', mayEnd: true, ...change });
const portal = (told: Answers) => open(() => require('./portal-access'), { me: me({ kind: 'licensed' }), access: { grants: [], requests: [] }, approvals: [], delegations: nobody, links: NO_LINKS, ...told });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const alike = (n: number, change: Partial<ApprovalView> = {}): ApprovalView => approval({ id: `REQ-${n}.i1.1`, requestId: `REQ-${n}`, batch: 'b1', payloadHash: `p${n}`, words: `words ${n}`, ids: { subject: `user:jira/5f1a-${n}`, resource: 'resource:jira/miro' }, ...change });

test('G12: I name a colleague for certain days; they cannot give it on, and either of us ends it', async () => {
  const { sent } = await portal({ people: [{ ref: SAM, name: 'Sam Otieno' }], delegations: s => (s.do === 'give' ? { ...nobody, items: [given()] } : nobody) });
  await press('Name somebody');
  const dialog = within(await screen.findByRole('dialog', { name: 'When you are away' }));
  expect(dialog.getByText(/They cannot give it on\. At most 30 days\./)).toBeTruthy();
  const yes = dialog.getByRole<HTMLButtonElement>('button', { name: 'Let them decide' });
  expect(yes.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText('Name'), { target: { value: 'sam' } });
  await waitFor(() => expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Find' }).disabled).toBe(false));
  fireEvent.click(dialog.getByRole('button', { name: 'Find' }));
  fireEvent.change(await dialog.findByLabelText('Who decides for you'), { target: { value: SAM } });
  fireEvent.change(dialog.getByLabelText('From'), { target: { value: '2026-11-30' } });
  fireEvent.change(dialog.getByLabelText('Until'), { target: { value: '2026-12-04' } });
  await waitFor(() => expect(yes.disabled).toBe(false));
  await expectSound();
  fireEvent.click(yes);
  const days = { from: new Date('2026-11-30T00:00').toISOString(), until: new Date('2026-12-04T23:59').toISOString() };
  await waitFor(() => expect(sent()).toContainEqual(['delegations', { do: 'give', to: SAM, ...days }]));
  expect((await screen.findByText('decides for you')).parentElement?.textContent).toContain('Sam Otieno');
  expect(screen.queryByRole('button', { name: 'Name somebody' })).toBeNull();
  await press('End it');
  await waitFor(() => expect(sent()).toContainEqual(['delegations', { do: 'end', id: 'd-1' }]));
});

test('G12: for whom I decide is shown with its end; who decides nothing, and a customer, can name nobody', async () => {
  await portal({ delegations: { items: [given({ from: MIRA, to: LIAM, state: 'active' }), given({ id: 'd-0', state: 'over' })], mayDelegate: false, mostDays: 30 } });
  expect((await screen.findByText('You decide for')).parentElement?.textContent).toContain('Mira Olsen');
  expect(screen.getByText(/^Until /)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Give it back' })).toBeTruthy();
  expect(screen.queryByText('decides for you')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Name somebody' })).toBeNull();
  await expectSound();
  document.body.replaceChildren();
  await portal({ me: me() });
  await screen.findByText('You hold nothing through us yet');
  expect(screen.queryByRole('button', { name: 'Name somebody' })).toBeNull();
});

test('G13: the same for several people is read in one list and approved in one press, each payload as it was read', async () => {
  const { sent, tell } = await portal({ approvals: [alike(1), alike(2), alike(3, { batch: undefined })], decideBatch: [{ id: 'REQ-1.i1.1', ok: true }, { id: 'REQ-2.i1.1', ok: true }], request: page() });
  expect(await screen.findByText('2 of these ask for the same, each for somebody else.')).toBeTruthy();
  expect(screen.getByText('Liam Doyle, 1 of 2 alike')).toBeTruthy();
  await press('Approve all 2');
  const dialog = within(await screen.findByRole('dialog', { name: 'Approve all 2' }));
  expect([dialog.getByText('words 2'), dialog.getByText('user:jira/5f1a-2')]).toHaveLength(2);
  expect(dialog.queryByText('words 3')).toBeNull();
  await expectSound();
  tell({ approvals: [alike(3, { batch: undefined })] });
  fireEvent.click(dialog.getByRole('button', { name: 'Approve all 2' }));
  await waitFor(() => expect(sent()).toContainEqual(['decideBatch', { approvals: [{ id: 'REQ-1.i1.1', payloadHash: 'p1' }, { id: 'REQ-2.i1.1', payloadHash: 'p2' }] }]));
  expect(await screen.findByText('You approved 2')).toBeTruthy();
});

test('two wishes of one person are not called somebody else’s', async () => {
  await portal({ approvals: [alike(1), alike(2, { ids: { subject: 'user:jira/5f1a-1', resource: 'resource:jira/miro' } })] });
  expect(await screen.findByText('2 of these ask for the same.')).toBeTruthy();
});

test('G13: what did not count of several is named with its next step; what changed since it was read stops all', async () => {
  const refused = { id: 'REQ-2.i1.1', ok: false as const, message: 'Somebody was faster.', next: 'Look at the request.' };
  const { tell } = await portal({ approvals: [alike(1), alike(2)], decideBatch: { ok: false, status: 409, message: 'One of these is no longer what you read.', next: 'Read them again, then decide.' }, request: page() });
  await press('Approve all 2');
  const yes = async () => fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Approve all 2' }));
  await yes();
  expect((await screen.findByRole('alert')).textContent).toContain('Read them again, then decide.');
  tell({ decideBatch: [{ id: 'REQ-1.i1.1', ok: true }, refused] });
  await yes();
  expect(await screen.findByText('REQ-2.i1.1: Somebody was faster. Look at the request.')).toBeTruthy();
  await expectSound();
});
