import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { agent, me, MIRA, SAM } from './__fixtures__/people';
import { decision, item, page, receipt, step } from './__fixtures__/requests';

const portal = (told: Answers) => open(() => require('./portal-request'), { me: me(), ...told });
const done = () => item({ state: 'verified', receipt: receipt() });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('what was done is said with before, after and read-back, and the requester says whether it is solved', async () => {
  const { sent } = await portal({ request: page({ state: 'done', items: [done()], may: ['turn', 'confirm', 'undo'], closesAt: '2026-11-28T09:30:00.000Z' }), confirm: { id: 'REQ-7K3M' } });
  const table = await screen.findByRole('table', { name: 'What changed' });
  expect(within(table).getAllByRole('row').map(r => r.textContent)).toEqual(['WhatBeforeAfter', 'Queue4 jobs0 jobs', 'Driver7.47.4 (unchanged)']);
  expect(screen.getByText('Printer says the queue is empty')).toBeTruthy();
  expect(screen.getByText('Verified')).toBeTruthy();
  await expectSound();
  await press('This solved it');
  await waitFor(() => expect(sent()).toContainEqual(['confirm', { id: 'REQ-7K3M', solved: true }]));
});

test('G30: a customer reads the rule in its owner’s words, and no rule id, no approver, nothing of the system', async () => {
  const votes = [{ by: MIRA, decision: 'approve' as const, at: '2026-11-25T09:30:00.000Z', host: 'forge', payloadHash: 'h1', comment: 'fine' }];
  await portal({ request: page({ items: [done(), item({ id: 'i2', state: 'waiting', steps: [step({ state: 'approved', votes }), step({ id: 'REQ-7K3M.i2.2', order: 2, role: 'security' })], waiting: { for: 'approval', steps: [step({ candidates: [SAM] })] } }), item({ id: 'i3', state: 'waiting', waiting: { for: 'system', message: 'PRN-4F-02 answered 503 at 10.1.2.3', retryAt: '2026-11-25T10:00:00.000Z' } })] }) });
  await screen.findAllByText('People may free the queue of a printer on their floor');
  const words = document.body.textContent;
  expect(words).not.toMatch(/printer-own-floor|12ab34cd56ef|facilities|Mira|Sam|5f1a|10\.1\.2\.3|fine/);
  expect(screen.getByText('It needs a yes from whoever owns it. Nothing is changed before.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  await expectSound();
});

test('a customer from whom the rules are kept does not read that none allows it', async () => {
  await portal({ request: page({ items: [item({ state: 'waiting', decision: decision({ outcome: 'needs', rules: [] }), steps: [step()], waiting: { for: 'approval', steps: [step()] } })] }) });
  expect(await screen.findByText('The rules let it be asked for')).toBeTruthy();
  expect(screen.queryByText('No rule allows it')).toBeNull();
});

test('who works for the desk reads the rule’s id and who is asked', async () => {
  await portal({ me: agent(), request: page({ items: [item({ state: 'waiting', steps: [step()], waiting: { for: 'approval', steps: [step()] } })] }, { mine: false }) });
  expect(await screen.findByText('Mira Olsen')).toBeTruthy();
  expect(document.body.textContent).toContain('printer-own-floor');
});

test('a denial offers what would pass, one press away, and a person', async () => {
  const denied = item({ state: 'denied', decision: decision({ outcome: 'deny', offers: [{ change: { role: 'read', duration: 'PT8H' }, needs: [{ kind: 'approval', role: 'owner', count: 1, order: 1 }] }] }) });
  const { sent } = await portal({ request: page({ state: 'denied', items: [denied] }), turn: { id: 'REQ-7K3M' } });
  expect(await screen.findByText('This would pass: read, 8 hours, with approval.')).toBeTruthy();
  await press('Ask for read, 8 hours');
  await waitFor(() => expect(sent()).toContainEqual(['turn', { id: 'REQ-7K3M', offer: { itemId: 'i1', index: 0 }, key: expect.any(String) }]));
  expect(screen.getByRole('button', { name: 'Talk to a person' })).toBeTruthy();
  await expectSound();
});

test('a question has its choices and a box of its own', async () => {
  const { sent } = await portal({ request: page({ state: 'asking', items: [], question: { slot: 'app', text: 'Which Figma seat?', choices: ['Viewer', 'Editor'] } }), turn: { id: 'REQ-7K3M' } });
  await press('Editor');
  await waitFor(() => expect(sent()).toContainEqual(['turn', { id: 'REQ-7K3M', text: 'Editor', key: expect.any(String) }]));
  fireEvent.change(await screen.findByLabelText('Which Figma seat?'), { target: { value: 'The small one' } });
  await press('Send');
  await waitFor(() => expect(sent()).toContainEqual(['turn', { id: 'REQ-7K3M', text: 'The small one', key: expect.any(String) }]));
  await expectSound();
});

test('a question that is the headline already is not said twice', async () => {
  await portal({ request: page({ state: 'asking', items: [], headline: 'Which product do you need?', question: { slot: 'app', text: 'Which product do you need?' } }) });
  expect(await screen.findByLabelText('Your answer')).toBeTruthy();
  expect(screen.getAllByText('Which product do you need?')).toHaveLength(1);
});

test('G1: what was asked in the person’s name waits until they say that it was them', async () => {
  const { sent } = await portal({ request: page({ items: [item({ state: 'waiting', waiting: { for: 'continue-as-you' } })] }), continueAs: { id: 'REQ-7K3M' } });
  expect(await screen.findByText('Needs you')).toBeTruthy();
  await press('Continue as you');
  await waitFor(() => expect(sent()).toContainEqual(['continueAs', { id: 'REQ-7K3M', itemId: 'i1' }]));
});

test('undo says what it undoes before it is pressed; stop says what is lost', async () => {
  const { sent } = await portal({ request: page({ state: 'waiting', items: [done(), item({ id: 'i2', state: 'waiting', waiting: { for: 'suggestion' } })], may: ['turn', 'cancel', 'undo'] }), undo: { id: 'REQ-7K3M' } });
  await press('Undo');
  const dialog = await screen.findByRole('dialog', { name: 'Undo this?' });
  expect(dialog.textContent).toContain('Puts the jobs back. The system is read back afterwards.');
  await expectSound();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Undo it' }));
  await waitFor(() => expect(sent()).toContainEqual(['undo', { receiptId: 'REQ-7K3M.i1' }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await press('Stop this');
  expect((await screen.findByRole('dialog', { name: 'Stop this?' })).textContent).toContain('approvals given for it are lost');
});

test('a refusal says the next step and changes nothing on screen', async () => {
  await portal({ request: page({ state: 'done', items: [done()], may: ['confirm'] }), confirm: { ok: false, status: 409, message: 'Somebody was faster.', next: 'Look again.' } });
  await press('This solved it');
  expect((await screen.findByRole('alert')).textContent).toBe('Somebody was faster.Look again.');
  expect(screen.getByText('Did that solve it?')).toBeTruthy();
});

test('while it runs the stages move by themselves, and the page stops asking when it is done', async () => {
  const running = page({ state: 'working', version: 1, items: [], stages: [{ stage: 'understand', at: '2026-11-25T09:27:00.000Z' }, { stage: 'act', at: '2026-11-25T09:27:02.000Z' }] }, { state: 'running' });
  const { tell, sent } = await portal({ request: running });
  expect(await screen.findByText('Doing it')).toBeTruthy();
  expect(screen.getByText('Act').getAttribute('aria-current')).toBe('step');
  await expectSound();
  tell({ request: page({ version: 2, state: 'resolved', items: [done()], may: ['reopen'] }) });
  expect(await screen.findByText('Resolved', {}, { timeout: 4_000 })).toBeTruthy();
  const asked = sent().length;
  await new Promise(r => setTimeout(r, 2_000));
  expect(sent()).toHaveLength(asked);
});

test('a tab nobody looks at asks nothing, and goes on when it is looked at', async () => {
  const seen = jest.spyOn(document, 'visibilityState', 'get');
  const { sent, tell } = await portal({ request: page({ state: 'working', version: 1 }, { state: 'running' }) });
  await screen.findByText('Reading what you need');
  seen.mockReturnValue('hidden');
  const asked = sent().length;
  await new Promise(r => setTimeout(r, 2_000));
  expect(sent()).toHaveLength(asked);
  tell({ request: page({ version: 2, state: 'resolved', items: [done()] }) });
  seen.mockRestore();
  expect(await screen.findByText('Resolved', {}, { timeout: 4_000 })).toBeTruthy();
});

test('undoing all says what goes, in which order, and what stays', async () => {
  const two = [done(), item({ id: 'i2', state: 'verified', receipt: receipt({ id: 'REQ-7K3M.i2', title: 'Gave a seat' }) })];
  const preview = { may: true, items: [{ itemId: 'i2', title: 'Gave a seat', sentence: 'Gives the seat back', until: '2026-12-01T00:00:00.000Z', asksAnew: false }, { itemId: 'i1', title: 'Moved 4 stuck jobs to hold', whyNot: 'They were printed since.' }] };
  const { sent } = await portal({ request: page({ state: 'done', items: two, may: ['undo'] }), undoPreview: preview, undoRequest: { id: 'REQ-7K3M' } });
  await press('Undo all of this');
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo all of this?' }));
  expect(dialog.getAllByRole('listitem').map(l => l.textContent)).toEqual(['Gave a seat. Gives the seat back', 'Stays: Moved 4 stuck jobs to hold. They were printed since.']);
  fireEvent.click(dialog.getByRole('button', { name: 'Undo one thing' }));
  await waitFor(() => expect(sent()).toContainEqual(['undoRequest', { id: 'REQ-7K3M' }]));
});

test('G21: undoing that gives access back is a request of its own, and says which', async () => {
  await portal({ request: page({ state: 'done', items: [done()], may: ['undo'] }), undo: { id: 'REQ-NEW1' } });
  await press('Undo');
  fireEvent.click(await screen.findByRole('button', { name: 'Undo it' }));
  expect(await screen.findByText(/today’s rules decide on it: REQ-NEW1/)).toBeTruthy();
});

test('a closed request is opened again with words', async () => {
  const { sent } = await portal({ request: page({ state: 'resolved', items: [done()], may: ['reopen'] }), reopen: { id: 'REQ-7K3M' } });
  await press('Not solved after all');
  fireEvent.change(await screen.findByLabelText(/What is still wrong/), { target: { value: 'It is stuck again' } });
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Open it again' }).disabled).toBe(false));
  await press('Open it again');
  await waitFor(() => expect(sent()).toContainEqual(['reopen', { id: 'REQ-7K3M', text: 'It is stuck again' }]));
});

test('times are in the reader’s zone', async () => {
  await portal({ request: page({ items: [item({ state: 'waiting', waiting: { for: 'cooling-off', until: '2030-01-15T23:30:00.000Z' } })] }) });
  // Berlin is an hour ahead of UTC in January: the day after.
  expect(await screen.findByText('It waits until 16 Jan 2030, 00:30, so that somebody can stop it.')).toBeTruthy();
});

test('while a switch is pulled everybody reads why', async () => {
  await portal({ me: me({ stopped: [{ kind: 'stop-changes', reason: 'We look at the printers.', at: '2026-11-25T09:00:00.000Z' }] }), request: page() });
  expect((await screen.findByText('Changes are stopped')).parentElement?.textContent).toContain('We look at the printers. What you ask is kept');
});

test('without a request of ours the panel teaches; a lost connection says so', async () => {
  await portal({ request: { state: 'none', mine: true } });
  expect(await screen.findByText('A person looks at this request')).toBeTruthy();
  await expectSound();
});

test('a resolver that does not answer is not the end', async () => {
  const { tell } = await open(() => require('./portal-request'), {});
  expect((await screen.findByRole('alert')).textContent).toContain('Countersign did not answer.');
  tell({ me: me(), request: page() });
  await press('Try again');
  expect(await screen.findByText('The stuck jobs are out of the way.')).toBeTruthy();
});

describe('a question that a form filed, and nobody was there to search for', () => {
  const handoff = { reason: 'I found nothing that I can rely on.', summary: 'How do I book a meeting room?', at: '2026-11-25T09:27:00.000Z', state: 'open' as const, tried: [] };
  const asked = [{ n: 0, by: me().person ?? '', channel: 'jsm' as const, text: 'How do I book a meeting room?', at: '2026-11-25T09:27:00.000Z' }];
  const waits = (about: object = {}) => page({ state: 'handed-over', items: [], turns: asked, handoff }, about);
  const answer = { answer: 'Open the calendar and press Rooms.', citations: [{ id: 'kb-1', title: 'Book a room', passage: 'press Rooms', score: 9 }], understood: [] };

  test('is answered while it waits, with the source, and whoever has it hears that it was', async () => {
    const { sent } = await portal({ request: waits(), answer, turn: { id: 'REQ-7K3M' } });
    expect(await screen.findByText('Open the calendar and press Rooms.')).toBeTruthy();
    expect(sent()).toContainEqual(['answer', { text: 'How do I book a meeting room?' }]);
    await expectSound();
    await press('This answered it');
    await waitFor(() => expect(sent()).toContainEqual(['turn', { id: 'REQ-7K3M', text: '“Book a room” answered this.', key: expect.any(String) }]));
  });

  test.each([['nothing was found', {}, { ...answer, answer: undefined, citations: [] }], ['somebody else reads it', { mine: false }, answer]])('is left as it is where %s', async (_, about, found) => {
    await portal({ request: waits(about), answer: found });
    await screen.findAllByText('The stuck jobs are out of the way.');
    expect(screen.queryByText('Open the calendar and press Rooms.')).toBeNull();
  });
});
