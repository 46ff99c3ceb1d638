import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { SiteEvent } from './call';
import { Fault, createFaults } from './faults';
import { State } from './model';
import { AppPermissions, company } from './seed/company';
import { LogLine, createAnswering } from './answering';

export interface SiteOptions {
  /** Scopes of the app's manifest; without them no scope is asked for. */
  scopes?: readonly string[];
  appId?: string;
  environmentId?: string;
  port?: number;
}

/** A small Jira and JSM site on 127.0.0.1, in memory. It is a stand-in for tests and demonstrations, not Atlassian's software. */
export interface Site {
  url: string; state: State; permissions: AppPermissions; log: LogLine[];
  fail: (fault: Fault) => void;
  /** What the portal's create form stores on the request that is raised next. */
  attach: (properties: Record<string, unknown>) => void;
  /** Hears what Jira would send to apps. */
  subscribe: (listener: (event: SiteEvent) => void) => void;
  close: () => Promise<void>;
}

/** Keys of the app's permissions as Jira's permission API knows them. */
export const permissionKeys = (appId: string, environmentId: string): AppPermissions => {
  const key = (name: string) => `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${name}`;
  return { approve: key('approve-agent-actions'), administer: key('administer-countersign'), audit: key('audit-countersign') };
};

export async function createSite({ scopes, appId = 'local-app', environmentId = 'local-environment', port = 0 }: SiteOptions = {}): Promise<Site> {
  const permissions = permissionKeys(appId, environmentId);
  const state = company(permissions);
  const faults = createFaults();
  const log: LogLine[] = [];
  const listeners: ((event: SiteEvent) => void)[] = [];
  const server: Server = createServer(createAnswering({ state, scopes, faults, log, emit: event => listeners.forEach(l => l(event)), address: (): string => url }));
  await new Promise<void>(ready => { server.listen(port, '127.0.0.1', ready); });
  const url: string = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url, state, permissions, log, fail: faults.add, attach: properties => { state.attached = properties; },
    subscribe: listener => { listeners.push(listener); },
    close: () => new Promise(over => { server.closeAllConnections(); server.close(() => over()); }),
  };
}
