import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { me } from './__fixtures__/people';
import { page, summary } from './__fixtures__/requests';

const portal = (told: Answers) => open(() => require('./portal-ask'), { me: me(), access: { grants: [], requests: [] }, ...told });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('G32: it says that it is an AI and offers a person, before and in the conversation', async () => {
  const { sent } = await portal({ ask: { id: 'REQ-7K3M' }, request: page(), turn: { id: 'REQ-7K3M' } });
  expect((await screen.findByText(/You talk to an AI/)).textContent).toContain('ask for a person at any time');
  await expectSound();
  fireEvent.change(screen.getByLabelText('What do you need?'), { target: { value: '  My printer is stuck ' } });
  await press('Ask IT');
  await waitFor(() => expect(sent()).toContainEqual(['ask', { text: 'My printer is stuck', key: expect.stringMatching(/^[\w-]{8,}$/) }]));
  expect(await screen.findByText('This is an AI; you can ask for a person at any time.')).toBeTruthy();
  await press('Talk to a person');
  await waitFor(() => expect(sent()).toContainEqual(['turn', { id: 'REQ-7K3M', text: 'I want to talk to a person about this', key: expect.any(String) }]));
});

test('an example goes into the box and can be sent as it is', async () => {
  const { sent } = await portal({ ask: { id: 'REQ-7K3M' }, request: page() });
  await press('I am locked out of my account');
  expect((await screen.findByLabelText<HTMLTextAreaElement>('What do you need?')).value).toBe('I am locked out of my account');
  await press('Ask IT');
  await waitFor(() => expect(sent().find(([name]) => name === 'ask')?.[1]).toMatchObject({ text: 'I am locked out of my account' }));
});

test('open requests are listed with their state and open in place; settled ones are not', async () => {
  await portal({ access: { grants: [], requests: [summary(), summary({ id: 'REQ-2', title: 'Old one', state: 'resolved' })] }, request: page() });
  await press('Printer is stuck');
  expect(await screen.findByRole('heading', { name: 'The stuck jobs are out of the way.' })).toBeTruthy();
  await press('Ask something else');
  expect(await screen.findByLabelText('What do you need?')).toBeTruthy();
  expect(screen.queryByText('Old one')).toBeNull();
});

test('what is asked and still in the queue says so, and shows once it is there', async () => {
  const { tell } = await portal({ ask: { id: 'REQ-7K3M' }, request: { state: 'running', id: 'REQ-7K3M', mine: true } });
  fireEvent.change(await screen.findByLabelText('What do you need?'), { target: { value: 'printer' } });
  await press('Ask IT');
  expect(await screen.findByText('Reading what you need')).toBeTruthy();
  tell({ request: page() });
  expect(await screen.findByText('The stuck jobs are out of the way.', {}, { timeout: 4_000 })).toBeTruthy();
});

test('what the queue had to refuse is said, with the next step', async () => {
  await portal({ ask: { id: 'REQ-7K3M' }, request: { state: 'none', id: 'REQ-7K3M', mine: true, fault: { message: 'You asked a lot today.', next: 'Try again tomorrow.' } } });
  fireEvent.change(await screen.findByLabelText('What do you need?'), { target: { value: 'printer' } });
  await press('Ask IT');
  expect((await screen.findByRole('alert')).textContent).toBe('You asked a lot today.Try again tomorrow.');
});

test('whoever has not signed in is told to, and nothing is asked for them', async () => {
  const { sent } = await portal({ me: me({ kind: 'anonymous', person: undefined }) });
  expect(await screen.findByText('Sign in to go on')).toBeTruthy();
  expect(sent()).toEqual([]);
  await expectSound();
});

test('before an administrator has set it up nobody can ask', async () => {
  await portal({ me: me({ ready: false }) });
  expect(await screen.findByText('Countersign is not set up here yet')).toBeTruthy();
  expect(screen.queryByLabelText('What do you need?')).toBeNull();
});
