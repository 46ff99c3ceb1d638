import { TestApiProvider } from '@backstage/frontend-test-utils';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { ApiFault, countersignApiRef, type CountersignApi } from '../../api';
import { approval, item, me, request } from '../../fixtures';
import { CountersignPage } from '../CountersignPage';

configure({ asyncUtilTimeout: 5_000 });
const nobody = { items: [], mayDelegate: false, mostDays: 30 };

function show(api: Partial<CountersignApi>, at = '') {
  const all = { me: async () => me, approvals: async () => [approval()], vouchings: async () => [], delegations: async () => nobody, pulledSwitches: async () => [], ...api } as CountersignApi;
  render(<TestApiProvider apis={[[countersignApiRef, all]]}><MemoryRouter initialEntries={[`/countersign/approvals${at}`]}><Routes><Route path="/countersign/*" element={<CountersignPage />} /></Routes></MemoryRouter></TestApiProvider>);
}

it('G15: what is far-reaching is approved by typing its name, after a proof, and never by a click alone', async () => {
  const decide = jest.fn();
  const challengeApproval = jest.fn(async () => { throw new ApiFault(503, 'The identity provider is away.', 'Try again.'); });
  show({ decide, challengeApproval, approvals: async () => [approval({ demands: { stepUp: true, type: 'payments-db' } })] });
  const go = await screen.findByRole('button', { name: 'Prove it is me and approve read, 4 hours' });
  expect(go).toBeDisabled();
  await userEvent.type(screen.getByLabelText('Type payments-db to approve'), 'payments-db');
  await userEvent.click(go);
  expect(challengeApproval).toHaveBeenCalledWith('REQ-1.i1.1');
  expect(await screen.findByText('The identity provider is away. Try again.')).toBeInTheDocument();
  expect(decide).not.toHaveBeenCalled();
});

it('G16: a report is the third choice and says what it does', async () => {
  const decide = jest.fn(async () => request([]));
  show({ decide });
  await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
  await userEvent.click(screen.getByRole('radio', { name: /Security is told now/ }));
  await userEvent.type(screen.getByLabelText('Why'), 'Not him');
  await userEvent.click(screen.getByRole('button', { name: 'Decline and report' }));
  expect(decide).toHaveBeenCalledWith('REQ-1.i1.1', expect.objectContaining({ decision: 'report', comment: 'Not him' }));
});

it('G13: those that differ in the person alone are approved together, and one that fails says so', async () => {
  const two = [approval({ batch: 'b' }), approval({ id: 'REQ-2.i1.1', requestId: 'REQ-2', batch: 'b', item: item({ state: 'waiting', sentence: 'Give Lina Rossi read access' }), ids: { subject: 'user:default/lina', resource: 'resource:default/payments-db' } })];
  const decideBatch = jest.fn(async () => ({ items: [{ id: 'REQ-1.i1.1', ok: true as const, request: request([]) }, { id: 'REQ-2.i1.1', ok: false as const, status: 409, message: 'Somebody else decided.', next: 'Look again.' }] }));
  show({ approvals: async () => two, decideBatch });
  await userEvent.click(await screen.findByRole('button', { name: 'Approve all 2' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('user:default/lina');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Approve all 2' }));
  expect(decideBatch).toHaveBeenCalledWith({ approvals: two.map(({ id, payloadHash }) => ({ id, payloadHash })), decision: 'approve' });
  expect(await screen.findByText('Somebody else decided. Look again.')).toBeInTheDocument();
});

it('G12 G14 G16: says in whose place, why not the usual people, and shows what cannot look alike', async () => {
  show({ approvals: async () => [approval({ insteadOf: { ref: 'user:default/chloe', name: 'Chloe Martin' }, because: 'The owner is away.', lookAlikes: true, othersWhoCan: [{ ref: 'user:default/felix', name: 'Felix Braun', for: 'Mara Lindqvist' }] })] });
  expect(await screen.findByText('You decide for Chloe Martin')).toBeInTheDocument();
  expect(screen.getByText('The owner is away.')).toBeInTheDocument();
  expect(screen.getByText('A name here looks like another one.')).toBeInTheDocument();
  expect(screen.getByText('user:default/ben')).toBeInTheDocument();
  expect(screen.getByText('Felix Braun for Mara Lindqvist')).toBeInTheDocument();
});

it('G14: my yes can be taken back from where I gave it', async () => {
  const step = { ...approval().step, votes: [], candidates: ['user:default/chloe'] };
  const withdrawVote = jest.fn(async () => request([]));
  show({ decide: async () => request([item({ state: 'waiting', waiting: { for: 'approval', steps: [step] }, steps: [step] })]), withdrawVote });
  await userEvent.click(await screen.findByRole('button', { name: 'Approve read, 4 hours' }));
  expect(await screen.findByText(/It still waits for Chloe Martin/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Take back my yes' }));
  expect(withdrawVote).toHaveBeenCalledWith('REQ-1.i1.1');
});

it('a request of another host says where it is at home; the yes is on its way there and is not taken back from here', async () => {
  const waits = approval({ id: 'REQ-1@jira.i1.1', requestId: 'REQ-1@jira', home: 'Jira' });
  const decide = jest.fn(async () => request([item({ state: 'waiting' })], { id: 'REQ-1@jira' }));
  const approvals = jest.fn().mockResolvedValueOnce([waits]).mockResolvedValue([]);
  show({ decide, approvals });
  expect(await screen.findByText(/^This request is at home in/)).toHaveTextContent('at home in Jira. What you decide here counts there');
  expect(within(screen.getByRole('navigation', { name: 'Waiting for you' })).getByText(/In Jira/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Approve read, 4 hours' }));
  expect(decide).toHaveBeenCalledWith('REQ-1@jira.i1.1', expect.objectContaining({ decision: 'approve' }));
  expect((await screen.findAllByText('Approved read, 4 hours. It is on its way to Jira')).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Take back my yes' })).not.toBeInTheDocument();
});

it('G16: a link opens its decision, says when it changed, and leaves the address', async () => {
  const openLink = jest.fn(async () => ({ approvalId: 'REQ-2.i1.1', requestId: 'REQ-2', changed: true, open: true }));
  show({ openLink, approvals: async () => [approval(), approval({ id: 'REQ-2.i1.1', requestId: 'REQ-2', words: 'the second' })] }, '?link=t-1');
  expect(await screen.findByText('This changed since you were told.')).toBeInTheDocument();
  expect(screen.getByText('the second')).toBeInTheDocument();
  expect(openLink).toHaveBeenCalledTimes(1);
});

it('G16: a link of somebody else says where one’s own decisions are', async () => {
  show({ openLink: async () => { throw new ApiFault(403, 'This link does not open anything.', 'Open Approvals: what waits for you is there.'); } }, '?link=t-1');
  expect(await screen.findByText('Open Approvals: what waits for you is there.')).toBeInTheDocument();
});

it('G12: who is away names somebody, and ends it', async () => {
  const mine = { id: 'd1', from: me.ref, to: 'user:default/chloe', since: '2026-11-23T09:00:00Z', until: '2026-11-30T09:00:00Z', fromName: me.name, toName: 'Chloe Martin', state: 'active' as const, mayEnd: true };
  const endDelegation = jest.fn(async () => ({ ...nobody, mayDelegate: true }));
  show({ delegations: async () => ({ items: [mine], mayDelegate: true, mostDays: 30 }), endDelegation });
  expect(await screen.findByText('Chloe Martin decides for you')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /^End it/ }));
  expect(endDelegation).toHaveBeenCalledWith('d1');
  expect(await screen.findByText(/Nobody decides for you/)).toBeInTheDocument();
});

it('G17: a manager is asked to vouch, and only with all eight digits', async () => {
  const challengeVouch = jest.fn(async () => { throw new ApiFault(409, 'That code is over.', 'Ask them to start again.'); });
  show({ approvals: async () => [], challengeVouch, vouchings: async () => [{ requestId: 'REQ-1', itemId: 'i1', subject: { ref: me.ref, name: me.name }, sentence: 'Unlock the account of Ben Okafor', at: '2026-11-23T09:00:00Z', until: '2026-11-23T09:10:00Z', triesLeft: 2, advice: 'Speak to them.' }] });
  const card = await screen.findByRole('article', { name: 'Vouch for Ben Okafor' });
  const go = within(card).getByRole('button', { name: 'Prove it is me and vouch' });
  await userEvent.type(within(card).getByLabelText('The code they read to you'), '1234 567');
  expect(go).toBeDisabled();
  await userEvent.type(within(card).getByLabelText('The code they read to you'), '8');
  await userEvent.click(go);
  expect(challengeVouch).toHaveBeenCalledWith('REQ-1', 'i1');
  expect(await within(card).findByText('That code is over. Ask them to start again.')).toBeInTheDocument();
  expect(card).toHaveTextContent('2 tries are left.');
});
