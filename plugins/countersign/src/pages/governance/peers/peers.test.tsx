import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { PeersView, PeerView } from '@countersign/backstage-plugin-countersign-common';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { ApiFault, countersignApiRef, type CountersignApi } from '../../../api';
import { me } from '../../../fixtures';
import { MeProvider } from '../../../lib/data';
import { Peers } from './Peers';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const AT = '2026-11-23T09:00:00Z';
const peer = (extra: Partial<PeerView> = {}): PeerView => ({
  name: 'jira', title: 'Jira', installation: { host: 'forge', ids: { appId: 'a' } }, state: 'paired', since: AT, startedBy: 'user:default/ines', confirmedBy: 'user:default/chloe', fingerprint: '12345 67890', ceiling: { privileged: false, steps: 1 }, links: 1, sent: 4, acked: 4, received: 2, may: ['unpair'], ...extra,
});
const view = (...peers: PeerView[]): PeersView => ({ peers, names: [{ name: 'jira', title: 'Jira' }] });
const show = (api: Partial<CountersignApi>) => render(<TestApiProvider apis={[[countersignApiRef, api as CountersignApi]]}><MeProvider value={{ me, refresh: () => undefined }}><MemoryRouter><Peers /></MemoryRouter></MeProvider></TestApiProvider>);
const type = (name: RegExp | string, value: string) => fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });

it('an invitation is shown to carry; a reply of theirs is taken', async () => {
  const invitePeer = jest.fn(async () => ({ invitation: 'eyJpbnZpdGF0aW9uIjo=', until: AT }));
  const meetPeer = jest.fn(async () => view(peer({ state: 'to-confirm' })));
  show({ peers: async () => view(), invitePeer, meetPeer });
  await userEvent.click(await screen.findByRole('button', { name: 'Make an invitation' }));
  expect(invitePeer).toHaveBeenCalledWith('jira');
  expect(await screen.findByRole('textbox', { name: 'Invitation' })).toHaveValue('eyJpbnZpdGF0aW9uIjo=');
  expect(screen.getByRole('button', { name: 'It is a reply' })).toBeDisabled();
  type(/other side gave you/, ' the reply ');
  await userEvent.click(screen.getByRole('button', { name: 'It is a reply' }));
  expect(meetPeer).toHaveBeenCalledWith('the reply');
  expect(await screen.findByText('Waits for a second person here')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: 'Invitation' })).not.toBeInTheDocument();
});

it('G25: a second person types the fingerprint they hear; one that differs is refused with a next step', async () => {
  const confirmPeer = jest.fn().mockRejectedValueOnce(new ApiFault(422, 'That is not the fingerprint.', 'Call security.')).mockResolvedValue(view(peer({ state: 'waits-for-them' })));
  show({ peers: async () => view(peer({ state: 'to-confirm', fingerprint: undefined, confirmedBy: undefined, since: undefined, may: ['confirm'] })), confirmPeer });
  expect(await screen.findByRole('button', { name: 'Confirm Jira' })).toBeDisabled();
  type(/Fingerprint that Jira reads/, '12345 67890');
  await userEvent.click(screen.getByRole('button', { name: 'Confirm Jira' }));
  expect(confirmPeer).toHaveBeenCalledWith('jira', '12345 67890');
  expect(await screen.findByText('Call security.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Confirm Jira' }));
  expect(await screen.findByText('Waits for the other side')).toBeInTheDocument();
});

it('stopping needs a reason, and says what rests on it', async () => {
  const effects = [{ requestId: 'REQ-1', itemId: 'i1', sentence: 'Give Ben read on payments-db', state: 'verified', by: 'user:default/chloe', at: AT, decision: 'approve', receipt: 'REQ-1.i1' }];
  const unpair = jest.fn(async () => ({ peers: view(peer({ state: 'stopped', stopped: { by: me.ref, at: AT, reason: 'The site moves' }, may: [] })), effects }));
  show({ peers: async () => view(peer()), unpair });
  await userEvent.click(await screen.findByRole('button', { name: 'Stop it' }));
  expect(screen.getByRole('button', { name: 'Stop the pairing with Jira' })).toBeDisabled();
  type('Why', 'The site moves');
  await userEvent.click(screen.getByRole('button', { name: 'Stop the pairing with Jira' }));
  expect(unpair).toHaveBeenCalledWith('jira', 'The site moves');
  expect(await screen.findByText('Stopped')).toBeInTheDocument();
  expect(screen.getByText(/Chloe Martin approved it in Jira/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'REQ-1' })).toHaveAttribute('href', '/countersign/requests/REQ-1');
});

it('auditors read what rests on it, and a record that does not continue is an alarm', async () => {
  show({ peers: async () => view(peer({ may: [], forked: { at: AT, why: 'it does not begin with the 4 entries seen before' } })), peerEffects: async () => [] });
  expect(await screen.findByText('Their record does not continue the one seen before.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'What rests on it' }));
  await waitFor(() => expect(screen.getByText('No decision came from Jira.')).toBeInTheDocument());
  expect(screen.queryByRole('button', { name: 'Stop it' })).not.toBeInTheDocument();
});
