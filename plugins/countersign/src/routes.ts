import { createRouteRef } from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'countersign' });
/** Where the pages live; links between them are relative to it. */
export const BASE = '/countersign';
export const requestPath = (id: string) => `${BASE}/requests/${encodeURIComponent(id)}`;
