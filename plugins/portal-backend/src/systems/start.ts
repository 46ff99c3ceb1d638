import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import type { Clock, System } from '@countersign/core';
import { devicesConnector, directoryConnector, hrConnector, incidentsConnector, printersConnector, prodConnector, scimConnector } from '@countersign/core/connectors';
import { directorySystem } from './directory';
import { effectLog, type LoggedChange } from './effect-log';
import { codeSystem, deviceSystem, incidentSystem, printSystem, prodSystem } from './everyday';
import { hrSystem } from './hr';
import { ensureGroups, startScimTenant } from './scim';
import { seed, type Stores, type SystemsSeed } from './seed';
import { Store } from './store';

export interface DemoSystems {
  /** Connected and ready for the desk; each is marked `demo`. */
  readonly systems: readonly System[];
  readonly code: { readonly baseUrl: string; readonly token: string };
  readonly stores: Stores;
  /** What the systems changed since the last reset, by their own log. */
  effects(): readonly LoggedChange[];
  /** Every system as it was seeded. */
  reset(): Promise<void>;
  /** Closes an incident as a person on its own screen would. */
  closeIncident(key: string): Promise<void>;
  /** HR writes down that somebody has left, and says so. */
  leave(employee: string): Promise<void>;
  close(): Promise<void>;
}

export interface DemoSystemsOptions {
  readonly dataDir: string;
  readonly seed: SystemsSeed;
  readonly clock: Clock;
  /** Called when an incident closes: the systems' webhook. */
  readonly onIncidentClosed: (key: string) => Promise<void>;
  /** Called when HR writes down that somebody has left. */
  readonly onLeaver?: (employee: string) => Promise<void>;
}

/** Demo systems on one loopback server, each with its own state, token and refusals. They say that they are demo systems. */
export async function startDemoSystems(o: DemoSystemsOptions): Promise<DemoSystems> {
  mkdirSync(o.dataDir, { recursive: true });
  const open = (name: string) => new Store(join(o.dataDir, `${name}.sqlite`));
  const stores: Stores = { directory: open('directory'), prod: open('prod'), print: open('print'), devices: open('devices'), incidents: open('incidents'), hr: open('hr'), code: open('code') };
  seed(stores, o.seed);
  const token = randomBytes(24).toString('hex');
  const app = express();
  app.use((_req, res, next) => { res.setHeader('x-countersign-demo', 'true'); next(); });
  const log = effectLog();
  app.use(log.handler);
  app.get('/', (_req, res) => { res.json({ demo: true, message: 'These are demo systems. Nothing here is real.' }); });
  app.use('/directory', directorySystem(token, stores.directory, o.clock));
  app.use('/prod', prodSystem(token, stores.prod, o.clock));
  app.use('/print', printSystem(token, stores.print));
  app.use('/devices', deviceSystem(token, stores.devices));
  app.use('/incidents', incidentSystem(token, stores.incidents, { closed: o.onIncidentClosed, rotas: o.seed.rotas, clock: o.clock }));
  app.use('/hr', hrSystem(token, stores.hr, { left: o.onLeaver ?? (async () => undefined), clock: o.clock }));
  app.use('/code', codeSystem(token, stores.code));
  const apps = Object.entries(o.seed.apps).map(([ref, a]) => ({ ref, name: ref.slice(ref.lastIndexOf('/') + 1), ...a }));
  const tenants = await Promise.all(apps.map(async a => ({ app: a, tenant: await startScimTenant(a, join(o.dataDir, `app-${a.name}.sqlite`)) })));
  for (const { app: a, tenant } of tenants) app.use(`/apps/${a.name}`, tenant.handler);
  const server = createServer(app);
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await Promise.all(tenants.map(({ app: a, tenant }) => ensureGroups(a, `${origin}/apps/${a.name}`, tenant.token)));
  const at = (name: string) => ({ baseUrl: `${origin}/${name}`, token });
  const post = async (name: string, route: string): Promise<void> => {
    await fetch(`${at(name).baseUrl}/${route}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{}' });
  };
  const saas = Object.fromEntries(tenants.map(({ app: a, tenant }) => [a.ref, {
    baseUrl: `${origin}/apps/${a.name}`, token: tenant.token, groups: Object.fromEntries(a.roles.map(r => [r, r])), defaultRole: a.roles[0], ...(a.group && { group: true }),
  }]));
  return {
    stores,
    effects: log.changes,
    code: at('code'),
    systems: [
      { id: 'directory', title: 'Company directory (demo)', connector: directoryConnector, config: at('directory'), demo: true },
      { id: 'saas', title: 'Applications (demo)', connector: scimConnector, config: { tenants: saas }, demo: true },
      { id: 'prod', title: 'Production access (demo)', connector: prodConnector, config: at('prod'), demo: true },
      { id: 'printers', title: 'Printers (demo)', connector: printersConnector, config: at('print'), demo: true },
      { id: 'devices', title: 'Devices (demo)', connector: devicesConnector, config: at('devices'), demo: true },
      { id: 'incidents', title: 'Incidents (demo)', connector: incidentsConnector, config: at('incidents'), demo: true },
      { id: 'hr', title: 'People and employment (demo)', connector: hrConnector, config: at('hr'), demo: true },
    ] as readonly System[],
    async reset() {
      for (const store of Object.values(stores)) (store as Store).empty();
      seed(stores, o.seed);
      await Promise.all(tenants.map(t => t.tenant.reset()));
      log.clear();
    },
    closeIncident: key => post('incidents', `incidents/${encodeURIComponent(key)}/close`),
    leave: employee => post('hr', `employees/${encodeURIComponent(employee)}/leave`),
    async close() {
      await new Promise(done => { server.close(done); server.closeAllConnections(); });
      await Promise.all(tenants.map(t => t.tenant.close()));
      for (const store of Object.values(stores)) (store as Store).close();
    },
  };
}

/** Forgets everything the demo systems hold. Only the files of the demo. */
export const emptyDemoSystems = (dataDir: string) => rmSync(dataDir, { recursive: true, force: true });
