import path from 'node:path';
import { coreServices, createBackendModule, createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock, actionsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { AuthorizeResult, type PolicyDecision } from '@backstage/plugin-permission-common';
import { countersignClockExtensionPoint, countersignStepUpExtensionPoint, countersignSystemsExtensionPoint } from '@countersign/backstage-plugin-countersign-node';
import type { Clock } from '@countersign/core';
import { createWorld, memorySystems, type MemoryWorld } from '@countersign/core/testing';
import knex from 'knex';
import request from 'supertest';
import plugin from '..';

const COMPANY = path.join(__dirname, '../../fixtures/company');
const ORIGIN = { 'backstage.io/managed-by-origin-location': `file:${COMPANY}/catalog.yaml` };
export const person = (name: string, group: string, extra: Record<string, string> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1', kind: 'User', metadata: { name, namespace: 'default', annotations: { ...ORIGIN, 'account.countersign.dev/saas': `id-${name}`, 'account.countersign.dev/prod': `id-${name}`, ...extra } },
  spec: { memberOf: [group], profile: { displayName: name, email: 'shared@lumen.example' } },
});
const thing = (name: string, type: string, origin = ORIGIN): Entity => ({ apiVersion: 'backstage.io/v1alpha1', kind: 'Resource', metadata: { name, namespace: 'default', annotations: origin }, spec: { type, owner: 'group:default/data' } });
export const entities: Entity[] = [
  person('ben', 'payments', { 'countersign.dev/manager': 'user:default/mara' }), person('mara', 'board'), person('juno', 'payments'), person('chloe', 'data'), person('felix', 'data'), person('sam', 'desk'), person('otto', 'audit'), person('ines', 'it'), person('iris', 'it'), person('noor', 'sec'), person('dana', 'sec'), person('vera', 'board'),
  // Somebody else's repository says that eve owns the data team: it is no authority (G6).
  { ...person('eve', 'data'), metadata: { name: 'eve', namespace: 'default', annotations: { 'backstage.io/managed-by-origin-location': 'url:https://example.com/eve.yaml' } } },
  ...['payments', 'data', 'desk', 'audit', 'it', 'sec', 'board'].map(name => ({ apiVersion: 'backstage.io/v1alpha1', kind: 'Group', metadata: { name, namespace: 'default', annotations: ORIGIN }, spec: { type: 'team', children: [] } })),
  thing('figma', 'app'), thing('payments-db', 'system'),
];

export type Decide = (permission: string) => PolicyDecision | undefined;
/**
 * A portal policy of the test's; what it says nothing about is allowed. Conditions are applied by our own plugin, over HTTP, as the
 * permission backend does it (which itself cannot run here: mock tokens on behalf of a user name no service).
 */
const portalPolicy = (decide: Decide) => createServiceFactory({
  service: coreServices.permissions, deps: { discovery: coreServices.discovery },
  factory: ({ discovery }) => ({
    authorizeConditional: async queries => queries.map(q => decide(q.permission.name) ?? { result: AuthorizeResult.ALLOW }),
    authorize: async queries => Promise.all(queries.map(async q => {
      const decision = decide(q.permission.name) ?? { result: AuthorizeResult.ALLOW };
      if (decision.result !== AuthorizeResult.CONDITIONAL) return decision;
      const answer = await fetch(`${await discovery.getBaseUrl('countersign')}/.well-known/backstage/permissions/apply-conditions`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization: mockCredentials.service.header() },
        body: JSON.stringify({ items: [{ id: '1', resourceRef: (q as { resourceRef: string }).resourceRef, resourceType: decision.resourceType, conditions: decision.conditions }] }),
      });
      return { result: (await answer.json()).items[0].result };
    })),
  }),
});

/** The real plugin in a test backend: a company of a dozen, systems in memory, everything else as in a portal. */
export async function start(options: { allow?: boolean; people?: Entity[]; decide?: Decide; messagesPerMinute?: number; clock?: Clock; /** More of the `countersign` section. */ section?: Record<string, string> } = {}) {
  const world: MemoryWorld = createWorld();
  const db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } });
  const systems = createBackendModule({
    pluginId: 'countersign', moduleId: 'test-systems',
    register(env) {
      env.registerInit({
        deps: { systems: countersignSystemsExtensionPoint, stepUp: countersignStepUpExtensionPoint, clock: countersignClockExtensionPoint },
        async init(d) { d.systems.add(...memorySystems(world)); if (options.clock) d.clock.set(options.clock); },
      });
    },
  });
  const notifications = createServiceFactory({ service: notificationService, deps: {}, factory: () => ({ send: async () => undefined }) as never });
  const { server } = await startTestBackend({
    features: [
      plugin, systems, mockServices.database.factory({ knex: db }), catalogServiceMock.factory({ entities: options.people ?? entities }), actionsRegistryServiceMock.factory(), actionsServiceMock.factory(), notifications,
      mockServices.rootConfig.factory({ data: { countersign: { ...options.section, company: COMPANY, authority: { sources: [`file:${COMPANY}`] }, demo: { enabled: true, messagesPerMinute: options.messagesPerMinute ?? 6 } } } }),
      ...(options.decide ? [portalPolicy(options.decide)] : []),
      ...(options.allow === false ? [mockServices.permissions.factory({ result: AuthorizeResult.DENY })] : []),
    ],
  });
  const call = (who: string, method: 'get' | 'post', at: string, body?: object | string) => {
    const r = request(server)[method](`/api/countersign${at}`).set('Authorization', mockCredentials.user.header(`user:default/${who}`));
    return body === undefined ? r : r.set('content-type', 'application/json').send(body);
  };
  return { server, call, world, db };
}
