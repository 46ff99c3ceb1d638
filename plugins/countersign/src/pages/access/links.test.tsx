import { TestApiProvider } from '@backstage/frontend-test-utils';
import type { LinksView } from '@countersign/backstage-plugin-countersign-common';
import { act, configure, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { countersignApiRef, type CountersignApi } from '../../api';
import { Links } from './Links';

configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const none: LinksView = { links: [], asked: [], peers: [{ name: 'jira', title: 'Jira' }] };
const asked = { id: 'l1', peer: 'jira', title: 'Jira', until: '2099-11-23T09:10:00Z' };
const link = { id: 'l1', peer: 'jira', title: 'Jira', there: 'user:jira/5b10', display: 'Chloe M', since: '2026-11-23T09:00:00Z', countsFrom: '2099-11-24T09:00:00Z', until: '2100-05-22T09:00:00Z' };
const show = (api: Partial<CountersignApi>) => render(<TestApiProvider apis={[[countersignApiRef, api as CountersignApi]]}><Links /></TestApiProvider>);

it('nothing is shown where no other host is', async () => {
  const links = jest.fn(async () => ({ ...none, peers: [] }));
  const { container } = show({ links });
  await act(async () => { await links.mock.results[0].value; });
  expect(container).toBeEmptyDOMElement();
});

it('G2: a code is shown once to whoever asks; who typed it is named, and only a yes makes the link', async () => {
  const links = jest.fn<Promise<LinksView>, []>().mockResolvedValueOnce(none).mockResolvedValue({ ...none, asked: [asked] });
  const confirmLink = jest.fn(async () => ({ ...none, links: [link] }));
  const view = show({ links, askLink: async () => ({ code: '1234 5678', until: asked.until, next: '' }), confirmLink });
  await userEvent.click(await screen.findByRole('button', { name: 'Show me a code for Jira' }));
  expect(await screen.findByText('1234 5678')).toBeInTheDocument();
  expect(screen.getByText(/Waiting until your code is typed in Jira/)).toBeInTheDocument();
  view.unmount();
  links.mockResolvedValue({ ...none, asked: [{ ...asked, typed: { there: 'user:jira/5b10', display: 'Chloe M' } }] });
  show({ links, confirmLink });
  expect(await screen.findByText('Is Chloe M in Jira you?')).toBeInTheDocument();
  expect(screen.getByText('user:jira/5b10')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'That is me' }));
  expect(confirmLink).toHaveBeenCalledWith('l1');
  expect(await screen.findByText(/^Decides from/)).toBeInTheDocument();
});

it('a code of the other host is typed here; a link is ended by its owner', async () => {
  const typeLink = jest.fn(async () => ({ ...none, links: [link] }));
  const endLink = jest.fn(async () => none);
  show({ links: async () => none, typeLink, endLink });
  expect(await screen.findByRole('button', { name: 'Use this code' })).toBeDisabled();
  fireEvent.change(screen.getByRole('textbox', { name: /Code that Jira showed you/ }), { target: { value: ' 8765 4321 ' } });
  await userEvent.click(screen.getByRole('button', { name: 'Use this code' }));
  expect(typeLink).toHaveBeenCalledWith('jira', '8765 4321');
  await userEvent.click(await screen.findByRole('button', { name: 'End the link to Jira' }));
  expect(endLink).toHaveBeenCalledWith('l1');
});
