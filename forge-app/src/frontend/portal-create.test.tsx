import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { me } from './__fixtures__/people';

const ANSWER = { answer: 'Yes. A standing desk up to 400 euros.', citations: [{ id: 'KB-7', title: 'Home office', passage: '', score: 1 }], understood: [] };
const portal = (told: Answers) => open(() => require('./portal-create'), { me: me(), nonce: { nonce: 'n-1' }, ...told });
const look = async (text: string) => {
  fireEvent.change(await screen.findByLabelText('What do you need?'), { target: { value: text } });
  fireEvent.click(await screen.findByRole('button', { name: 'Look for an answer' }));
};

test('an answer with its source comes before filing', async () => {
  await portal({ answer: ANSWER });
  await look('Can I expense a standing desk?');
  expect((await screen.findByText('You may not need to file this')).parentElement?.textContent).toContain('Yes. A standing desk up to 400 euros.');
  expect(screen.getByText('Home office (KB-7)')).toBeTruthy();
  await expectSound();
});

test('G1: the words go along with a proof of who wrote them, and can be left out', async () => {
  const { bridge } = await portal({ answer: { citations: [], understood: ['Unlock your account'] } });
  await look('I am locked out');
  expect(await screen.findByText('Unlock your account')).toBeTruthy();
  await waitFor(() => expect(bridge('submit')).toEqual([{ fields: [{ key: 'countersign', value: { nonce: 'n-1', text: 'I am locked out' } }], isValid: true }]));
  fireEvent.click(await screen.findByRole('button', { name: 'Leave it out' }));
  await waitFor(() => expect(bridge('submit')).toContainEqual({ fields: [], isValid: true }));
});

test('G1: without a proof the words are not sent along, and the request can be filed all the same', async () => {
  const { bridge } = await portal({ answer: ANSWER, nonce: { ok: false, status: 503, message: 'Not now.', next: 'Later.' } });
  await look('I am locked out');
  expect(await screen.findByText(/What you wrote here is not sent along\. File the request as usual/)).toBeTruthy();
  expect(bridge('submit')).toEqual([]);
});

test('no answer and a failed look never block filing', async () => {
  const { tell } = await portal({ answer: { ok: false, status: 503, message: 'Nobody answers.', next: '' } });
  await look('zzz');
  expect(await screen.findByText('Nobody answers. That does not matter: file the request as usual.')).toBeTruthy();
  tell({ answer: { citations: [], understood: [] } });
  await look('zzz again');
  expect(await screen.findByText('Nothing found that can be relied on')).toBeTruthy();
  await expectSound();
});
