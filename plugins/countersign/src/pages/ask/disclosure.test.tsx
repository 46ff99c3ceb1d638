import { TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { countersignApiRef, type CountersignApi } from '../../api';
import { me, request } from '../../fixtures';
import { CountersignPage } from '../CountersignPage';

function show(at: string) {
  const api = { me: async () => me, list: async () => [], grants: async () => [], approvals: async () => [], vouchings: async () => [], delegations: async () => ({ items: [], mayDelegate: false, mostDays: 30 }), readings: async () => [], pulledSwitches: async () => [], get: async () => request([]) } as Partial<CountersignApi>;
  render(<TestApiProvider apis={[[countersignApiRef, api as CountersignApi]]}><MemoryRouter initialEntries={[at]}><CountersignPage /></MemoryRouter></TestApiProvider>);
}

it('G32: before the first word it says that it is an AI, and that one can ask for a person', async () => {
  show('/');
  expect(await screen.findByText(/I am an AI\..*you can ask for a person at any time/)).toBeInTheDocument();
});

it('G32: every conversation says so too', async () => {
  show('/requests/REQ-1');
  expect(await screen.findByText('This is an AI; you can ask for a person at any time.')).toBeInTheDocument();
});
