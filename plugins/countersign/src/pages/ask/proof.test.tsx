import { TestApiProvider } from '@backstage/frontend-test-utils';
import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { ApiFault, countersignApiRef, type CountersignApi } from '../../api';
import { item, me, request } from '../../fixtures';
import { rememberProof, type Leaving } from '../../lib/proof';
import { CountersignPage } from '../CountersignPage';

// The first page of a run is slow to come.
configure({ asyncUtilTimeout: 5_000 });
const receipt = { id: 'REQ-1.i1', requestId: 'REQ-1', itemId: 'i1', action: 'directory.reset-password', outcome: 'changed' as const, verified: true, title: 'Reset your password', at: '2026-11-23T09:00:05Z', fields: [], secret: 's-1' };
const waiting = (extra = {}) => request([item({ state: 'waiting', waiting: { for: 'step-up' }, ...extra })]);

function show(at: string, api: Partial<CountersignApi>) {
  const all = { me: async () => me, list: async () => [], grants: async () => [], approvals: async () => [], vouchings: async () => [], delegations: async () => ({ items: [], mayDelegate: false, mostDays: 30 }), pulledSwitches: async () => [], readings: async () => [], get: async () => waiting(), ...api } as CountersignApi;
  render(<TestApiProvider apis={[[countersignApiRef, all]]}><MemoryRouter initialEntries={[`/countersign${at}`]}><Routes><Route path="/countersign/*" element={<CountersignPage />} /></Routes></MemoryRouter></TestApiProvider>);
}
function comeBack(leaving: Leaving, api: Partial<CountersignApi>, hash = '#proof=p-1') {
  rememberProof(leaving);
  window.history.replaceState({}, '', `/countersign/proved${hash}`);
  show('/proved', api);
}
afterEach(() => { sessionStorage.clear(); window.history.replaceState({}, '', '/'); });

it('G18: a secret is asked for with a fresh proof, shown on the card it belongs to, and the proof is used once', async () => {
  const reveal = jest.fn(async () => ({ value: 'correct-horse' }));
  comeBack({ kind: 'secret', requestId: 'REQ-1', secret: 's-1', challengeId: 'c-1' }, { reveal, get: async () => request([item({ state: 'verified', receipt })]) });
  expect(await screen.findByText('correct-horse')).toBeInTheDocument();
  expect(reveal).toHaveBeenCalledTimes(1);
  expect(reveal).toHaveBeenCalledWith('s-1', { challengeId: 'c-1', proof: 'p-1' });
  expect(window.location.hash).toBe('');
  expect(sessionStorage).toHaveLength(0);
});

it('G18: without a proof the password is not asked for', async () => {
  const reveal = jest.fn();
  show('/requests/REQ-1', { reveal, challengeReveal: async () => { throw new ApiFault(404, 'There is nothing to show.', 'Ask for a new one.'); }, get: async () => request([item({ state: 'verified', receipt })]) });
  await userEvent.click(await screen.findByRole('button', { name: 'Prove it is me and show it' }));
  expect(await screen.findByText('There is nothing to show. Ask for a new one.')).toBeInTheDocument();
  expect(reveal).not.toHaveBeenCalled();
});

it('G17: a proof for a request goes to that item', async () => {
  const stepUp = jest.fn(async () => waiting());
  comeBack({ kind: 'request', requestId: 'REQ-1', itemId: 'i1', challengeId: 'c-1' }, { stepUp });
  expect(await screen.findByRole('button', { name: 'Prove it is me' })).toBeInTheDocument();
  expect(stepUp).toHaveBeenCalledWith('REQ-1', { itemId: 'i1', challengeId: 'c-1', proof: 'p-1' });
});

it('G17: the manager comes back with their proof and the code they entered', async () => {
  const vouch = jest.fn(async () => waiting());
  comeBack({ kind: 'vouch', requestId: 'REQ-1', itemId: 'i1', code: '12345678', name: 'Ben Okafor', challengeId: 'c-1' }, { vouch });
  expect((await screen.findAllByText('You said that it is Ben Okafor')).length).toBeGreaterThan(0);
  expect(vouch).toHaveBeenCalledWith('REQ-1', { itemId: 'i1', code: '12345678', challengeId: 'c-1', proof: 'p-1' });
});

it('G15: an approval that demanded proof is sent as it was read', async () => {
  const decide = jest.fn(async () => waiting());
  const body = { decision: 'approve' as const, narrow: { duration: 'PT1H' }, payloadHash: 'a'.repeat(64), typed: 'payments-db' };
  comeBack({ kind: 'approval', approvalId: 'REQ-1.i1.1', body, words: 'Approved 1 hour', challengeId: 'c-1' }, { decide });
  expect((await screen.findAllByText('Approved 1 hour')).length).toBeGreaterThan(0);
  expect(decide).toHaveBeenCalledWith('REQ-1.i1.1', { ...body, challengeId: 'c-1', proof: 'p-1' });
});

it('G17: a refused sign-in does nothing and leads back', async () => {
  const decide = jest.fn();
  comeBack({ kind: 'approval', approvalId: 'REQ-1.i1.1', body: { decision: 'approve' }, words: 'Approved', challengeId: 'c-1' }, { decide }, '#fault=expired');
  expect(await screen.findByText('That took too long.')).toBeInTheDocument();
  expect(decide).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Back to Approvals' }));
  expect(await screen.findByText('Nothing waits for you')).toBeInTheDocument();
});

it('G17: who cannot prove it gets a code to read to their manager, shown once', async () => {
  const startVouching = jest.fn(async () => ({ manager: { ref: 'user:default/chloe', name: 'Chloe Martin' }, until: '2099-01-01T10:10:00Z', next: '' }));
  let asked = false;
  show('/requests/REQ-1', {
    startVouching, vouchingCode: async () => { asked = true; return { code: '12345678', until: '2099-01-01T10:10:00Z' }; },
    get: async () => waiting(asked ? { vouched: { manager: 'user:default/chloe', at: '2026-11-23T09:00:00Z', until: '2099-01-01T10:10:00Z', triesLeft: 3 } } : {}),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'I can’t prove it' }));
  await userEvent.click(screen.getByRole('button', { name: 'Ask my manager' }));
  expect(await screen.findByText('1234 5678')).toBeInTheDocument();
  expect(startVouching).toHaveBeenCalledWith('REQ-1', 'i1');
});

it('a card that needs several things says which are given', async () => {
  const decision = { ...item().decision, outcome: 'needs' as const, needs: [{ kind: 'step-up' as const, assurance: 3 as const }, { kind: 'cooling-off' as const, minutes: 60 }, { kind: 'approval' as const, role: 'manager', count: 1, order: 1 }] } as NonNullable<ReturnType<typeof item>['decision']>;
  const step = { id: 'i1.1', role: 'manager', count: 1, order: 1, candidates: ['user:default/chloe'], state: 'open' as const, votes: [], askedAt: '2026-11-23T09:00:00Z' };
  show('/requests/REQ-1', { get: async () => request([item({ state: 'waiting', waiting: { for: 'approval', steps: [step] }, steps: [step], decision, proved: { method: 'vouched', at: '2026-11-23T09:00:00Z', by: 'user:default/chloe' } })]) });
  const list = await screen.findByRole('list', { name: 'What it needs' });
  expect(list).toHaveTextContent(/Proof that it is you\. Chloe Martin vouched/);
  expect(list).toHaveTextContent('A wait of 1 hour, so that somebody can stop it');
  expect(list).toHaveTextContent('The manager’s yes. Chloe Martin can');
});

it('G14: who said yes can take it back while nothing has begun', async () => {
  const verb = jest.fn(async () => request([]));
  const step = { id: 'i1.1', role: 'owner', count: 2, order: 1, candidates: ['user:default/chloe'], state: 'open' as const, votes: [{ by: me.ref, decision: 'approve' as const, at: '2026-11-23T09:00:00Z', host: 'backstage', payloadHash: 'a' }], askedAt: '2026-11-23T09:00:00Z' };
  show('/requests/REQ-1', { verb, get: async () => request([item({ state: 'waiting', waiting: { for: 'approval', steps: [step] }, steps: [step] })], { requester: 'user:default/juno' }) });
  await userEvent.click(await screen.findByRole('button', { name: 'Take back my yes' }));
  expect(verb).toHaveBeenCalledWith('/approvals/REQ-1.i1.1/withdraw', undefined);
});
