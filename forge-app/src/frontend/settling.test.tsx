import type { Item } from '@countersign/core';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { metrics } from './__fixtures__/admin';
import { grant } from './__fixtures__/grants';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { agent, me, MIRA, SAM } from './__fixtures__/people';
import { item, page } from './__fixtures__/requests';

const AT = '2026-11-25T09:31:00.000Z';
const question = item({ id: 'i1', sentence: 'Give Liam Doyle Figma', state: 'unknown', exception: { owner: 'group:jira/owners', since: AT, why: 'It may or may not have happened, and the system does not say.', retryAt: AT } });
const stuck = item({ id: 'i2', state: 'verified', grant: grant({ id: 'REQ-7K3M.i2', state: 'exception', exception: { owner: MIRA, since: AT, why: 'Figma refused it', states: [{ label: 'Role', before: 'none', after: 'Editor', now: 'Owner' }] } }) });
const exceptions = [{ requestId: 'REQ-7K3M', itemId: 'i1', why: 'It may or may not have happened', since: AT, kind: 'unknown' as const, owner: 'group:jira/owners' }];
const of = (...items: Item[]) => page({ items, may: ['take-over'] }, { mine: false });
const queue = (told: Answers) => open(() => require('./queue'), { me: agent(), queue: { handoffs: [], approvals: [], requests: [] }, metrics: metrics({ exceptions }), request: of(question), ...told });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('G19: an agent finds the open question in the queue and closes it with what shows it', async () => {
  const { sent } = await queue({ settle: { id: 'REQ-7K3M' } });
  expect((await screen.findByText('It may or may not have happened')).parentElement?.parentElement?.textContent).toMatch(/With its owners and the service desksince .*, a person settles it$/);
  await expectSound();
  await press('REQ-7K3M');
  await press('Say what happened');
  const dialog = within(await screen.findByRole('dialog', { name: 'Say what happened' }));
  const yes = dialog.getByRole<HTMLButtonElement>('button', { name: 'Close the question' });
  expect(yes.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText(/What shows it/), { target: { value: 'Liam is in the list of editors' } });
  expect(yes.disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText('What happened'), { target: { value: 'no' } });
  await waitFor(() => expect(yes.disabled).toBe(false));
  await expectSound();
  fireEvent.click(yes);
  await waitFor(() => expect(sent()).toContainEqual(['settle', { id: 'REQ-7K3M', itemId: 'i1', held: false, evidence: 'Liam is in the list of editors' }]));
});

test('G20: access that could not be taken away shows what is there now, and is tried again by a press', async () => {
  const { sent } = await queue({ request: of(stuck), endAgain: { id: 'REQ-7K3M' } });
  await press('REQ-7K3M');
  expect(await screen.findByText('It should be over, and could not be taken away')).toBeTruthy();
  expect(screen.getByText('Role: none before, Editor given, Owner now')).toBeTruthy();
  await expectSound();
  await press('Try again now');
  await waitFor(() => expect(sent()).toContainEqual(['endAgain', { id: 'REQ-7K3M.i2' }]));
});

test('G19: whoever asked is told that a person looks after it, and closes nothing', async () => {
  await open(() => require('./portal-request'), { me: me(), request: page({ items: [question, stuck] }) });
  expect(await screen.findByText(/^A person looks after it since /)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Say what happened' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Try again now' })).toBeNull();
  expect(document.body.textContent).not.toContain('Figma refused it');
  await expectSound();
});

test('G30: whoever a request is about sees who looked at it, and when', async () => {
  const readings = [{ by: MIRA, name: 'Mira Olsen', what: 'queue' as const, at: AT }, { by: SAM, name: 'Sam Otieno', what: 'request' as const, at: '2026-11-25T10:31:00.000Z' }];
  const { sent } = await open(() => require('./portal-request'), { me: me(), request: page(), readings });
  await press('Who looked at this');
  const line = await screen.findByText(/^read the request, /);
  expect(line.parentElement?.textContent).toContain('Sam Otieno');
  expect(line.compareDocumentPosition(screen.getByText(/^saw it in a list, /))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(sent()).toContainEqual(['readings', { id: 'REQ-7K3M' }]);
  await expectSound();
  document.body.replaceChildren();
  await open(() => require('./portal-request'), { me: agent(), request: page({}, { mine: false }) });
  await screen.findByText('Waiting');
  expect(screen.queryByRole('button', { name: 'Who looked at this' })).toBeNull();
});
