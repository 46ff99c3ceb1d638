import { TestApiProvider } from '@backstage/frontend-test-utils';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { countersignApiRef, type CountersignApi } from '../../api';
import { item, me, request } from '../../fixtures';
import { CountersignPage } from '../CountersignPage';

configure({ asyncUtilTimeout: 5_000 });
const receipt = (id: string, title: string) => ({
  id: `REQ-1.${id}`, requestId: 'REQ-1', itemId: id, action: 'saas.grant-seat', outcome: 'changed' as const, verified: true, title, at: '2026-11-23T09:00:05Z', fields: [],
  undo: { action: 'saas.remove-seat', input: {}, sentence: 'Takes the seat away', until: '2099-01-01T00:00:00Z' },
});
const two = () => [item({ state: 'verified', receipt: receipt('i1', 'Gave a seat in Figma') }), item({ id: 'i2', state: 'verified', receipt: receipt('i2', 'Gave a seat in Miro') })];

function show(at: string, api: Partial<CountersignApi>) {
  const all = { me: async () => me, list: async () => [], grants: async () => [], pulledSwitches: async () => [], readings: async () => [], get: async () => request(two()), ...api } as CountersignApi;
  render(<TestApiProvider apis={[[countersignApiRef, all]]}><MemoryRouter initialEntries={[at]}><CountersignPage /></MemoryRouter></TestApiProvider>);
}

it('G20: says what goes in which order and what stays and why; then what came of each part', async () => {
  const verb = jest.fn(async () => request(two(), { version: 4, undo: { by: me.ref, at: '2026-11-23T10:00:00Z', state: 'parked', results: [{ itemId: 'i2', title: 'Gave a seat in Miro', outcome: 'failed', why: 'Miro says no' }, { itemId: 'i1', title: 'Gave a seat in Figma', outcome: 'undone' }] } }));
  show('/requests/REQ-1', { verb, undoPreview: async () => ({ may: true, items: [{ itemId: 'i2', title: 'Gave a seat in Miro', sentence: 'Takes the seat away', until: '2099-01-01T00:00:00Z', asksAnew: false }, { itemId: 'i3', title: 'Sent a mail', whyNot: 'The system offers no way back.' }] }) });
  await userEvent.click(await screen.findByRole('button', { name: 'Undo all of this' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('The system offers no way back.');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Undo one thing' }));
  expect(verb).toHaveBeenCalledWith('/requests/REQ-1/undo');
  const came = await screen.findByRole('status', { name: 'Undo of this request' });
  expect(came).toHaveTextContent(/Gave a seat in MiroMiro says noNot undone.*Gave a seat in FigmaUndone/);
});

it('one change alone is undone by its own button', async () => {
  show('/requests/REQ-1', { get: async () => request(two().slice(0, 1)) });
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Undo all of this' })).not.toBeInTheDocument();
});

it('G24 G30: a rehearsal says so, and who read it is named', async () => {
  show('/requests/REQ-1', { get: async () => request([item({ state: 'shadowed' })], { rehearsal: true }), readings: async () => [{ by: 'user:default/otto', name: 'Otto Weber', what: 'record', at: '2026-11-23T09:00:00Z' }] });
  expect(await screen.findByText('Rehearsal: nothing is changed')).toBeInTheDocument();
  expect(await screen.findByText('Otto Weber')).toBeInTheDocument();
});

it('G19 G20: My access says what ends it, warns before, and names who looks after what is not settled', async () => {
  const grant = { id: 'REQ-1.i1', requestId: 'REQ-1', itemId: 'i1', person: me.ref, resource: 'resource:default/payments-db', title: 'read on payments-db', reason: 'INC-7', since: '2026-11-23T09:00:00Z', until: '2099-01-01T00:00:00Z', state: 'active' as const, extendable: true };
  const exception = { owner: 'user:default/chloe', since: '2026-11-23T09:00:00Z', why: 'The broker says no.' };
  const verb = jest.fn(async () => request([]));
  show('/access', { verb, me: async () => ({ ...me, pages: [...me.pages, 'desk' as const] }), grants: async () => [{ ...grant, ticket: 'INC-7', warnedAt: '2026-11-23T10:00:00Z' }, { ...grant, id: 'REQ-2.i1', title: 'read on orders-db', state: 'unknown' as const }, { ...grant, id: 'REQ-3.i1', title: 'read on warehouse', state: 'exception' as const, exception }] });
  expect(await screen.findByText('Ends when INC-7 closes.')).toBeInTheDocument();
  expect(screen.getByText('Ends soon.')).toBeInTheDocument();
  expect(screen.getByText('Not known yet')).toBeInTheDocument();
  expect(screen.getByText(/The broker says no\. Chloe Martin looks after it/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Ask for longer' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /^Try again/ }));
  expect(verb).toHaveBeenCalledWith('/grants/REQ-3.i1/end-again', {});
});

it('G20: longer is asked for as long again, once half of the time is gone', async () => {
  const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
  const verb = jest.fn(async () => request([]));
  show('/access', { verb, grants: async () => [{ id: 'REQ-1.i1', requestId: 'REQ-1', itemId: 'i1', person: me.ref, resource: 'resource:default/payments-db', title: 'read on payments-db', reason: 'INC-7', since: hours(-3), until: hours(1), state: 'active', extendable: true }] });
  await userEvent.click(await screen.findByRole('button', { name: 'Ask for longer' }));
  expect(verb).toHaveBeenCalledWith('/grants/REQ-1.i1/extend', { duration: 'PT4H' });
});
