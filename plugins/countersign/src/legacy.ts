import { createApiFactory, createPlugin, createRoutableExtension, discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { CountersignClient, countersignApiRef } from './api';
import { rootRouteRef } from './routes';

/** Ask IT for apps on the classic frontend system. @public */
export const countersignPlugin = createPlugin({
  id: 'countersign',
  apis: [createApiFactory({ api: countersignApiRef, deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef }, factory: deps => new CountersignClient(deps) })],
  routes: { root: rootRouteRef },
});

/** Mount at `/countersign`. @public */
export const CountersignPage = countersignPlugin.provide(
  createRoutableExtension({ name: 'CountersignPage', component: () => import('./pages/CountersignPage').then(m => m.CountersignPage), mountPoint: rootRouteRef }),
);
