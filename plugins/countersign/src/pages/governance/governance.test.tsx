import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { AuditVerification, DriftView, FindingView, GlassView, Me, Metrics } from '@countersign/backstage-plugin-countersign-common';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { countersignApiRef, type CountersignApi } from '../../api';
import { me } from '../../fixtures';
import { MeProvider } from '../../lib/data';
import { Drift } from './drift/Drift';
import { Exceptions } from './Exceptions';
import { Glass } from './glass/Glass';
import { GovernancePage } from './GovernancePage';
import { Proof } from './record/Proof';
import { Saved } from './Saved';
import { lastQuarters } from './record/periods';
import { Machines } from './systems/Machines';

// The first render of a page loads most of the design system: seconds on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const AT = '2026-11-23T09:00:00Z';
function show(element: JSX.Element, api: Partial<CountersignApi> = {}, who: Partial<Me> = {}, at = '/') {
  render(<TestApiProvider apis={[[countersignApiRef, api as CountersignApi]]}><MeProvider value={{ me: { ...me, ...who }, refresh: () => undefined }}><MemoryRouter initialEntries={[at]}>{element}</MemoryRouter></MeProvider></TestApiProvider>);
}

const verified: AuditVerification = {
  ok: true, requests: 6, events: 24, at: AT, ms: 28, faults: [], completeness: 'consistent', unproven: ['No key from you: the keys are those the record itself names.'], sealed: 24, waiting: 0, heads: 4,
  head: { size: 24, root: 'abc', at: AT, kid: '90601a41' }, places: [{ name: 'heads.txt', size: 20, at: AT, late: true, why: 'It did not take the last head' }], gaps: [],
};

it('G28: an intact record says what was checked, what is late, and that completeness is the reader’s own proof', () => {
  show(<Proof proof={verified} busy={false} />);
  expect(screen.getByText('Intact: 24 events of 6 requests')).toBeInTheDocument();
  expect(screen.getByText(/heads.txt: It did not take the last head/)).toBeInTheDocument();
  expect(screen.getByText(/No key from you/)).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('G28: a broken record names the event once; what follows from it is folded away', () => {
  const faults = [{ requestId: 'REQ-1', seq: 2, why: 'was edited' }, { why: 'entry 7 of the tree stands in the wrong place' }];
  show(<Proof proof={{ ...verified, ok: false, completeness: 'broken', faults, broken: { requestId: 'REQ-1', seq: 2, why: 'was edited' } }} busy={false} />);
  expect(screen.getByText('Broken at REQ-1, event 2')).toBeInTheDocument();
  expect(screen.getByText(/It was edited. Everything before it still holds/)).toBeInTheDocument();
  expect(screen.getByText('1 more finding')).toBeInTheDocument();
});

const finding = (extra: Partial<FindingView> = {}): FindingView => ({
  id: 'f1', system: 'apps', systemTitle: 'Applications', kind: 'unmanaged', account: 'a1', person: 'user:default/ben', personName: 'Ben Okafor', resource: 'resource:default/miro', resourceTitle: 'Miro', says: 'Ben Okafor holds Miro, which was not given here.', firstSeen: AT, lastSeen: AT, may: ['adopt', 'revoke'], ...extra,
});
const drift: DriftView = { says: '1 access was never given here: adopt it with an end, or take it away.', agrees: false, systems: [{ system: 'apps', title: 'Applications', at: AT, holdings: 9, unmanaged: 1, alarm: false, open: 0 }], notCovered: [{ id: 'printers', title: 'Printers' }], findings: [finding()], mayScan: true };

it('G20: a difference is adopted with a reason and an end, as a request', async () => {
  const resolveDrift = jest.fn(async () => ({ id: 'REQ-9' }) as never);
  show(<Drift />, { drift: async () => drift, resolveDrift });
  await userEvent.click(await screen.findByRole('button', { name: 'Adopt' }));
  expect(screen.getByRole('button', { name: 'Ask to adopt it' })).toBeDisabled();
  fireEvent.change(screen.getByRole('textbox', { name: 'Why' }), { target: { value: 'The team uses it' } });
  await userEvent.click(screen.getByRole('button', { name: 'Ask to adopt it' }));
  expect(resolveDrift).toHaveBeenCalledWith('f1', { how: 'adopt', reason: 'The team uses it', duration: 'P30D' });
});

it('G20: what ends in its system by itself is adopted for a time of our own too, a short one at first', async () => {
  const resolveDrift = jest.fn(async () => ({ id: 'REQ-9' }) as never);
  show(<Drift />, { drift: async () => ({ ...drift, findings: [finding({ until: '2026-11-26T09:00:00Z' })] }), resolveDrift });
  await userEvent.click(await screen.findByRole('button', { name: 'Adopt' }));
  expect(screen.getByRole('button', { name: /For how long/ })).toHaveTextContent('4 hours');
  fireEvent.change(screen.getByRole('textbox', { name: 'Why' }), { target: { value: 'Until the incident is over' } });
  await userEvent.click(screen.getByRole('button', { name: 'Ask to adopt it' }));
  expect(resolveDrift).toHaveBeenCalledWith('f1', { how: 'adopt', reason: 'Until the incident is over', duration: 'PT4H' });
});

it('G20: unmanaged access is never called nothing; a system that was not read never agrees', async () => {
  show(<Drift />, { drift: async () => drift });
  expect(await screen.findByText(/1 access was never given here/)).toBeInTheDocument();
  expect(screen.queryByText(/Nothing needs a look/)).not.toBeInTheDocument();
  show(<Drift />, { drift: async () => ({ ...drift, says: 'Applications could not be read, so what is held there now is not known.', findings: [] }) });
  expect(await screen.findByText(/could not be read, so/)).toBeInTheDocument();
  expect(screen.queryByText('Systems and record agree')).not.toBeInTheDocument();
});

it('G20: too much at once is one alarm; what nobody can count is said; what is asked for already is a link', async () => {
  show(<Drift />, { drift: async () => ({ ...drift, systems: [{ ...drift.systems[0], alarm: true, open: 7 }], findings: [finding({ kind: 'orphan', request: 'REQ-8', may: [] })] }) });
  expect(await screen.findByText('Applications: 7 of 9 differ at once')).toBeInTheDocument();
  expect(screen.getByText(/Not countable: Printers/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'REQ-8' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Take away' })).not.toBeInTheDocument();
});

const saved: Metrics['saved'] = { kinds: [{ requestType: 'app', title: 'Get an app', verified: 6, minutesEach: 15 }], uncounted: 1, minutes: 90 };

it('cost saved stands beside what it is worked out from, and where it is changed', () => {
  show(<Saved saved={{ ...saved, assumed: { currency: 'EUR', hour: 60, millionTokens: { in: 2, out: 10 } }, amount: 90, model: { tokens: { in: 900, out: 100 }, amount: 0.42, perVerified: 0.06, withoutCount: 2 } }} />, {}, { sections: ['overview', 'rules'] });
  expect(screen.getByText('About €90')).toBeInTheDocument();
  expect(screen.getByText(/Worked out, not measured: 1 h 30 min of a person’s work at €60 an hour/)).toBeInTheDocument();
  expect(screen.getAllByRole('cell').map(c => c.textContent)).toEqual(['6', '15', '€90']);
  expect(screen.getByText(/The model: €0.42 for 1,000 tokens.*€0.06 for each verified resolution\. 2 messages came without a count/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open Rules' })).toHaveAttribute('href', '/countersign/governance/rules');
});

it('with nothing verified there is no amount, but the assumption is said', () => {
  show(<Saved saved={{ kinds: [], uncounted: 0, minutes: 0, assumed: { currency: 'EUR', hour: 60 }, amount: 0 }} />);
  expect(screen.getByText('Nothing to count yet')).toBeInTheDocument();
  expect(screen.getByText(/is taken to cost €60/)).toBeInTheDocument();
  expect(screen.queryByText(/€0/)).not.toBeInTheDocument();
});

it('without a price of an hour there is no amount, only the way to state one', () => {
  show(<Saved saved={saved} />);
  expect(screen.getByText(/No amount is shown/)).toBeInTheDocument();
  expect(screen.queryByText(/About|90/)).not.toBeInTheDocument();
});

const window = { id: 'w1', by: 'user:default/iris', reason: 'Payments are down', at: AT, until: '2026-11-23T09:30:00Z', uses: [{ requestId: 'REQ-7', action: 'directory.unlock-account', at: AT }] };
const glass: GlassView = { actions: [], minutes: 30, mayOpen: false, windows: [{ ...window, name: 'Iris Vogel', state: 'to-review', reviewBy: '2026-11-26T09:00:00Z' }], mayReview: ['w1'] };

it('G22: a use of break-glass is reviewed with a verdict and words', async () => {
  const reviewGlass = jest.fn(async () => ({ ...glass, mayReview: [], windows: [{ ...glass.windows[0], state: 'reviewed' as const, review: { by: 'user:default/noor', at: AT, verdict: 'justified' as const, text: 'It was down' } }] }));
  show(<Glass />, { breakGlassView: async () => glass, reviewGlass });
  await userEvent.click(await screen.findByRole('button', { name: 'Review' }));
  await userEvent.click(screen.getByLabelText('Justified'));
  fireEvent.change(screen.getByLabelText('In words'), { target: { value: 'It was down' } });
  await userEvent.click(screen.getByRole('button', { name: 'Close the review' }));
  expect(reviewGlass).toHaveBeenCalledWith('w1', { verdict: 'justified', text: 'It was down' });
  expect(await screen.findByText(/Justified: It was down/)).toBeInTheDocument();
});

it('G22: break-glass is not opened with a word; the proof is for that very reason', async () => {
  const challengeGlass = jest.fn(() => new Promise<never>(() => undefined));
  show(<Glass />, { breakGlassView: async () => ({ ...glass, mayOpen: true, mayReview: [] }), challengeGlass });
  fireEvent.change(await screen.findByLabelText('What is on fire'), { target: { value: 'fire' } });
  expect(screen.getByRole('button', { name: 'Prove it is me and open' })).toBeDisabled();
  fireEvent.change(screen.getByLabelText('What is on fire'), { target: { value: 'fire in payments' } });
  await userEvent.click(screen.getByRole('button', { name: 'Prove it is me and open' }));
  expect(challengeGlass).toHaveBeenCalledWith({ reason: 'fire in payments' });
});

it('G4: a held mass change names the people; the second person releases it', async () => {
  const held = { id: 'h1', source: 'incidents', why: 'mass' as const, events: [], at: AT, subjects: Array.from({ length: 7 }, (_, n) => ({ ref: `user:default/p${n}`, name: `Person ${n}` })), release: { by: 'user:default/chloe', at: AT } };
  const releaseMachine = jest.fn(async () => ({ permits: [], held: [], may: [] }));
  show(<Machines />, { machines: async () => ({ permits: [], held: [held], may: ['h1'] }), releaseMachine });
  expect(await screen.findByText(/Held: incidents would change 7 people/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Release' }));
  expect(releaseMachine).toHaveBeenCalledWith('h1');
  await waitFor(() => expect(screen.queryByText(/Held/)).not.toBeInTheDocument());
});

it('an exception says whose it is, since when, and where it is settled', () => {
  const exceptions: Metrics['exceptions'] = [{ requestId: 'REQ-1', itemId: 'i1', kind: 'unknown', why: 'Outcome unknown', since: AT, owner: 'user:default/chloe' }, { requestId: '', itemId: '', kind: 'system', why: 'Miro does not answer', since: AT }];
  show(<Exceptions metrics={{ exceptions, knowledgeGaps: [] } as unknown as Metrics} />);
  expect(screen.getByText(/^Chloe Martin looks after it, since/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Systems' })).toHaveAttribute('href', '/countersign/governance/systems');
});

const mounted = <Routes><Route path="/countersign/governance/*" element={<GovernancePage />} /></Routes>;
const privacy = async () => ({ holds: [], erasures: [], retention: { transcript: 180, replay: 90, record: 2_555 }, stores: [], maySet: true, mayErase: true });

it('G26: only one’s own sections; with a single one there is no menu, and every address leads to it', async () => {
  show(mounted, { holds: privacy }, { sections: ['privacy'] }, '/countersign/governance/record');
  expect(await screen.findByRole('heading', { name: 'Legal holds' })).toBeInTheDocument();
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
});

it('G26: the menu has what is mine', async () => {
  show(mounted, { holds: privacy }, { sections: ['drift', 'privacy'] }, '/countersign/governance/privacy');
  expect((await screen.findAllByRole('link')).map(a => a.textContent)).toEqual(['Drift', 'Privacy']);
});

it('quarters begin and end at UTC midnight, also over a year', () => {
  expect(lastQuarters(new Date('2027-02-01T00:00:00Z'), 2)).toEqual([
    { id: '2027-q1', label: '2027, quarter 1', from: '2027-01-01T00:00:00.000Z', to: '2027-04-01T00:00:00.000Z' }, { id: '2026-q4', label: '2026, quarter 4', from: '2026-10-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' },
  ]);
});
