import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { countersignApiRef, type CountersignApi } from '../../api';
import { item, me, request } from '../../fixtures';
import { MeProvider } from '../../lib/data';
import { Cards } from './Cards';

// The first render loads most of the design system: seconds on a busy machine.
jest.setTimeout(30_000);

const receipt = (n: number) => ({ id: `REQ-1.i${n}`, requestId: 'REQ-1', itemId: `i${n}`, action: 'apps.revoke-seat', outcome: 'changed' as const, verified: true, title: `Took seat ${n} from Juno Park`, at: '2026-11-23T09:00:05Z', readBack: 'The system says not held', fields: [] });
const done = (n: number): Item => item({ id: `i${n}`, state: 'verified', receipt: receipt(n) });

function show(items: Item[]) {
  const props = { request: request(items), me: me.ref, names: me.names, act: async () => undefined, onChange: () => undefined, offer: () => undefined };
  render(<TestApiProvider apis={[[countersignApiRef, {} as CountersignApi]]}><MeProvider value={{ me, refresh: () => undefined }}><MemoryRouter><Cards items={items} {...props} /></MemoryRouter></MeProvider></TestApiProvider>);
}

it('of many actions, what waits stands open and first; what is done is a line that opens, with its number in the plan', async () => {
  show([...[1, 2, 3, 4, 5, 6].map(done), item({ id: 'i7', sentence: 'Look up what Juno holds in Printers' }), done(8)]);
  expect(screen.getByText('7 of 8 done and read back')).toBeInTheDocument();
  const waiting = screen.getByRole('article', { name: 'Look up what Juno holds in Printers' });
  const list = screen.getByRole('region', { name: 'Done and read back' });
  expect(waiting.compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  const line = screen.getAllByText('Took seat 8 from Juno Park')[0];
  expect(line.closest('summary')).toHaveTextContent('8');
  await userEvent.click(line);
  expect(line.closest('details')).toHaveAttribute('open');
});

it('a few actions are cards as ever', () => {
  show([done(1), done(2)]);
  expect(screen.getAllByRole('article')).toHaveLength(2);
  expect(screen.queryByText(/done and read back$/)).not.toBeInTheDocument();
});
