import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { approval } from './__fixtures__/approvals';
import { grant } from './__fixtures__/grants';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { me, SAM } from './__fixtures__/people';
import { item, page, summary } from './__fixtures__/requests';

const NO_LINKS = { links: { links: [], asked: [], peers: [] } };
const portal = (told: Answers) => open(() => require('./portal-access'), { me: me(), access: { grants: [], requests: [] }, approvals: [], delegations: { items: [], mayDelegate: false, mostDays: 30 }, links: NO_LINKS, ...told });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('what I hold, how long still, and giving it back says what is lost', async () => {
  const { sent } = await portal({ access: { grants: [grant(), grant({ id: 'REQ-1.i1', state: 'ended', title: 'Miro', endedBecause: 'given back' })], requests: [summary()] }, returnGrant: { id: 'REQ-9AB2' }, request: page({ headline: 'Figma is given back.' }) });
  expect(await screen.findByText(/^(3 h 0|2 h 59) min left$/)).toBeTruthy();
  expect(screen.getByText(/^Miro: given back/)).toBeTruthy();
  expect(screen.getByText('Printer is stuck')).toBeTruthy();
  await expectSound();
  await press('Give back');
  const dialog = await screen.findByRole('dialog', { name: 'Give this back?' });
  expect(dialog.textContent).toContain('You lose Figma, Editor now.');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Give it back' }));
  await waitFor(() => expect(sent()).toContainEqual(['returnGrant', { id: 'REQ-9AB2.i1' }]));
  expect(await screen.findByText('Figma is given back.')).toBeTruthy();
});

test('what I gave back says so, whatever the request that gave it goes on saying', async () => {
  const ended = item({ grant: grant({ state: 'ended' }) });
  await portal({ access: { grants: [grant()], requests: [] }, returnGrant: { id: 'REQ-9AB2' }, request: page({ headline: 'Gave you Figma.', items: [ended] }) });
  await press('Give back');
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give it back' }));
  expect(await screen.findByText('You gave it back')).toBeTruthy();
});

test('what I asked opens in place, with what the service desk answered, also when it is over', async () => {
  const turns = [...(page().request?.turns ?? []), { n: 2, by: SAM, channel: 'jsm' as const, text: 'Please update the app to 6.2.', at: '2026-11-25T09:40:00.000Z' }];
  await portal({ access: { grants: [], requests: [summary({ state: 'closed' })] }, request: page({ state: 'closed', headline: 'Closed by the service desk.', turns, may: [] }) });
  await press('Open “Printer is stuck”');
  expect(await screen.findByText('Please update the app to 6.2.')).toBeTruthy();
  await expectSound();
  await press('Hide “Printer is stuck”');
  expect(screen.queryByText('Please update the app to 6.2.')).toBeNull();
});

test('asking for longer takes a time and a reason', async () => {
  const { sent } = await portal({ access: { grants: [grant()], requests: [] }, extendGrant: { id: 'REQ-9AB2' }, request: page() });
  await press('Ask for longer');
  const dialog = within(await screen.findByRole('dialog', { name: 'Ask for longer' }));
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Ask for it' }).disabled).toBe(true);
  fireEvent.change(dialog.getByLabelText('How long from now'), { target: { value: 'P7D' } });
  fireEvent.change(dialog.getByLabelText(/Why you still need it/), { target: { value: 'The page is late' } });
  await waitFor(() => expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Ask for it' }).disabled).toBe(false));
  await expectSound();
  fireEvent.click(dialog.getByRole('button', { name: 'Ask for it' }));
  await waitFor(() => expect(sent()).toContainEqual(['extendGrant', { id: 'REQ-9AB2.i1', duration: 'P7D', reason: 'The page is late' }]));
});

test('nothing held teaches; what is not settled is never hidden', async () => {
  await portal({ access: { grants: [grant({ state: 'unknown' })], requests: [] } });
  expect(await screen.findByText('You hold nothing through us yet')).toBeTruthy();
  expect(screen.getByText('Not known yet')).toBeTruthy();
  await expectSound();
});

test('G16: one sentence, evidence for and against, ids that cannot look alike, and what happens with no answer', async () => {
  await portal({ approvals: [approval({ lookAlikes: true })] });
  expect((await screen.findByText(/Give Liam Doyle/)).textContent).toBe('Give Liam Doyle read access to payments-db for 4 hours');
  expect(screen.getByText('prod read access for 4h to debug INC-7')).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Against' }).parentElement?.textContent).toContain('It holds card data');
  expect(screen.getByRole('img', { name: 'For' }).parentElement?.textContent).toContain('INC-7 is open');
  expect(screen.getByText('user:jira/5f1a-liam')).toBeTruthy();
  expect(screen.getByText('resource:jira/payments-db')).toBeTruthy();
  expect(screen.getByText('7c1e 09af')).toBeTruthy();
  expect(screen.getByText(/It is declined by itself\. That is /)).toBeTruthy();
  expect(screen.getByText('A name here looks like another one')).toBeTruthy();
  await expectSound();
});

test('G13: the approver makes it smaller, and says yes to exactly this payload', async () => {
  const { sent, tell } = await portal({ approvals: [approval()], decide: { id: 'REQ-9AB2' }, request: page() });
  fireEvent.change(await screen.findByLabelText('How long'), { target: { value: 'PT2H' } });
  await screen.findByRole('button', { name: 'Approve read, 2 hours' });
  expect(screen.getByText('2 hours', { selector: 'strong' })).toBeTruthy();
  tell({ approvals: [] });
  await press('Approve read, 2 hours');
  await waitFor(() => expect(sent()).toContainEqual(['decide', { id: 'REQ-9AB2.i1.1', decision: 'approve', narrow: { duration: 'PT2H' }, payloadHash: 'p1' }]));
  expect(await screen.findByText('You approved read, 2 hours')).toBeTruthy();
});

test('G13: where nobody asked for an end, none is what was asked, and an end put to it is said and sent', async () => {
  const endless = { ...approval().item, input: {}, sentence: 'Give Liam Doyle a seat in Miro', ladders: { duration: ['P90D', 'P30D'] } };
  const { sent } = await portal({ approvals: [approval({ item: endless })], decide: { id: 'REQ-9AB2' }, request: page() });
  const box = await screen.findByLabelText<HTMLSelectElement>('How long');
  expect([...box.options].map(o => o.text)).toContain('no end (asked)');
  fireEvent.change(box, { target: { value: 'P90D' } });
  expect(await screen.findByText('90 days', { selector: 'strong' })).toBeTruthy();
  await press('Approve 90 days');
  await waitFor(() => expect(sent()).toContainEqual(['decide', { id: 'REQ-9AB2.i1.1', decision: 'approve', narrow: { duration: 'P90D' }, payloadHash: 'p1' }]));
});

test('G13: an answer that did not count is said so and asked again', async () => {
  await portal({ approvals: [approval()], decide: { id: 'REQ-9AB2' }, request: page() });
  await press('Approve read, 4 hours');
  expect((await screen.findByRole('alert')).textContent).toContain('Your answer did not count: something changed meanwhile.');
});

test('G15: what is far-reaching asks for its name, typed', async () => {
  const { sent } = await portal({ approvals: [approval({ demands: { stepUp: false, type: 'payments-db' } })], decide: { id: 'REQ-9AB2' }, request: page() });
  const yes = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Approve read, 4 hours' });
  fireEvent.change(await screen.findByLabelText('Type payments-db to approve'), { target: { value: 'payments' } });
  expect(yes().disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Type payments-db to approve'), { target: { value: 'payments-db' } });
  await waitFor(() => expect(yes().disabled).toBe(false));
  fireEvent.click(yes());
  await waitFor(() => expect(sent()).toContainEqual(['decide', { id: 'REQ-9AB2.i1.1', decision: 'approve', payloadHash: 'p1', typed: 'payments-db' }]));
});

test('G17: a yes that needs a proof Jira cannot take is not offered here; a no is', async () => {
  await portal({ approvals: [approval({ demands: { stepUp: true } })] });
  expect(await screen.findByText('This yes needs a proof of who you are')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Decline' })).toBeTruthy();
});

test('G16: declining and reporting take a reason, and say who reads it and what stops', async () => {
  const { sent } = await portal({ approvals: [approval()], decide: { id: 'REQ-9AB2' }, request: page() });
  await press('Report it');
  const dialog = within(await screen.findByRole('dialog', { name: 'Decline and report this?' }));
  expect(dialog.getByText('Security is told now, and what Liam Doyle asked beside it is stopped.')).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(/Why/), { target: { value: 'Liam is on leave' } });
  await waitFor(() => expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Decline and report' }).disabled).toBe(false));
  await expectSound();
  fireEvent.click(dialog.getByRole('button', { name: 'Decline and report' }));
  await waitFor(() => expect(sent()).toContainEqual(['decide', { id: 'REQ-9AB2.i1.1', decision: 'report', comment: 'Liam is on leave', payloadHash: 'p1' }]));
});

test('G25: a change of the rules is approved by reading its tests and its text', async () => {
  const change = item({ action: 'countersign.adopt-rules', sentence: 'Change the rules', ladders: {}, input: { tests: '12 rule tests pass.', diff: [{ file: 'policies/apps.cedar', patch: '+permit(principal);' }, { file: 'policies/old.cedar', patch: '-forbid(principal);' }], change: { 'policies/apps.cedar': 'permit(principal);', 'policies/old.cedar': null }, back: { 'policies/apps.cedar': null, 'policies/old.cedar': 'forbid(principal);' } } });
  await portal({ approvals: [approval({ item: change })] });
  expect(await screen.findByText('12 rule tests pass.')).toBeTruthy();
  expect(screen.getByText('+permit(principal);')).toBeTruthy();
  expect(screen.getByText('New file').parentElement?.textContent).toContain('policies/apps.cedar');
  expect(screen.getByText('Removed').parentElement?.textContent).toContain('policies/old.cedar');
  await expectSound();
});

test('G2: the person themself says whether an account of the other host is theirs', async () => {
  const asked = { links: { links: [], peers: [], asked: [{ id: 'l1', peer: 'backstage', title: 'Backstage', until: '2026-11-26T10:00:00.000Z', typed: { there: 'user:default/eve', display: 'Eve' } }] } };
  const { sent } = await portal({ links: asked });
  expect((await screen.findByText('Is Eve in Backstage you?')).parentElement?.textContent).toContain('user:default/eve');
  await press('That is not me');
  await waitFor(() => expect(sent()).toContainEqual(['links', { do: 'end', id: 'l1' }]));
  await expectSound();
});
