import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { BridgeCall } from './shown';
import { show } from './shown';

let calls: BridgeCall[];
const invoked = () => calls.filter(c => c.command === 'invoke').map(c => c.data);

beforeEach(async () => {
  jest.resetModules();
  const page = await show(() => require('../__fixtures__/pages/everything'), { invoke: (_, payload) => `heard ${JSON.stringify(payload)}`, people: [{ accountId: 'a1', displayName: 'Ada Lind' }] });
  calls = page.calls;
  await screen.findByRole('heading', { name: 'Everything' });
});

test('every component of UI Kit that a page may use is drawn', () => {
  expect(document.querySelectorAll('[data-unmapped]')).toHaveLength(0);
  expect(screen.getByText('Ada Lind', { selector: '.fk-user' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('No rule allows it.');
});

test('a form of UI Kit validates, then hands its values to the resolver', async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Say what you need.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('What do you need?'), { target: { value: 'Figma please' } });
  fireEvent.change(screen.getByLabelText('System'), { target: { value: 'figma' } });
  fireEvent.click(screen.getByLabelText('Urgent'));
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText(/heard/);
  expect(invoked()).toEqual([{ functionKey: 'ask', payload: { words: 'Figma please', system: 'figma', urgent: true } }]);
});

test('a dialog opens, holds the keyboard, and Escape closes it', async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  const dialog = await screen.findByRole('dialog', { name: 'Stop this request?' });
  expect(document.activeElement).toBe(dialog);
  fireEvent.keyDown(dialog, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('tables turn pages and sort; tabs move by arrow', () => {
  const table = screen.getByRole('region', { name: 'Items' });
  expect(within(table).queryByText('apple')).toBeNull();
  fireEvent.click(within(table).getByRole('button', { name: 'Name' }));
  expect(within(table).getByText('apple')).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' });
  expect(screen.getByText('panel two')).toBeTruthy();
});

test('axe finds nothing', async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' ')}`)).toEqual([]);
});
