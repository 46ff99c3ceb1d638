import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { ApiBlueprint, createFrontendPlugin, PageBlueprint } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint, EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { RiCheckDoubleLine } from '@remixicon/react';
import { CountersignClient, countersignApiRef } from './api';
import { BASE, rootRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: define => define({ api: countersignApiRef, deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef }, factory: deps => new CountersignClient(deps) }),
});

const page = PageBlueprint.make({
  params: { path: BASE, title: 'Ask IT', icon: <RiCheckDoubleLine />, routeRef: rootRouteRef, noHeader: true, loader: () => import('./pages/CountersignPage').then(m => <m.CountersignPage />) },
});

const SUBJECTS = { $any: [{ kind: 'component' }, { kind: 'resource' }] };
const entityCard = EntityCardBlueprint.make({ name: 'ask', params: { filter: SUBJECTS, loader: () => import('./widgets/EntityLink').then(m => <m.EntityLinkCard />) } });
const entityTab = EntityContentBlueprint.make({ name: 'ask', params: { path: 'ask-it', title: 'Ask IT', filter: SUBJECTS, loader: () => import('./widgets/EntityCard').then(m => <m.EntityAsk />) } });
const homeWidget = HomePageWidgetBlueprint.make({ name: 'ask', params: { title: 'Ask IT', components: () => import('./widgets/HomeWidget').then(m => ({ Content: m.HomeWidget })) } });

/** Ask IT for the new frontend system. @public */
export const countersignFrontendPlugin = createFrontendPlugin({
  pluginId: 'countersign', title: 'Ask IT', info: { packageJson: () => import('../package.json') },
  extensions: [api, page, entityCard, entityTab, homeWidget], routes: { root: rootRouteRef },
});
