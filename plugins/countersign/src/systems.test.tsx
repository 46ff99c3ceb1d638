import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import { render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import plugin, { CountersignPage } from '.';
import { countersignApiRef, type CountersignApi } from './api';
import { me } from './fixtures';

const api = { me: async () => me, list: async () => [], grants: async () => [] } as unknown as CountersignApi;

it('works in the classic frontend system', async () => {
  window.history.pushState({}, '', '/countersign');
  const app = createApp({
    apis: [createApiFactory(countersignApiRef, api)],
    configLoader: async () => [{ context: 'test', data: { app: { title: 'test', baseUrl: 'http://localhost:3000' }, backend: { baseUrl: 'http://localhost:7007' } } }],
  });
  const Root = app.createRoot(<AppRouter><FlatRoutes><Route path="/countersign" element={<CountersignPage />} /></FlatRoutes></AppRouter>);
  render(<Root />);
  expect(await screen.findByRole('heading', { name: 'What do you need?' }, { timeout: 20_000 })).toBeInTheDocument();
}, 60_000);

it('offers a page, an entity card and tab, and a home widget to the new one', () => {
  const ids = ['api:countersign', 'page:countersign', 'entity-card:countersign/ask', 'entity-content:countersign/ask', 'home-page-widget:countersign/ask'];
  const known = JSON.stringify(ids.map(id => { try { return plugin.getExtension(id as never).toString(); } catch { return `missing ${id}`; } }));
  expect(known).not.toContain('missing');
});
