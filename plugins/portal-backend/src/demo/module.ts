import { readFileSync } from 'node:fs';
import path from 'node:path';
import { coreServices, createBackendModule, type DatabaseService } from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { countersignClockExtensionPoint, countersignSystemsExtensionPoint } from '@countersign/backstage-plugin-countersign-node';
import { readYaml } from '@countersign/core';
import { startDemoSystems, systemsSchema, type DemoAccount } from '../systems';
import { createBehind } from './behind';
import { demoClock } from './clock';
import { demoCodeHost } from './code-host';
import { createIdentityProvider } from './identity-provider';
import { createDemoRouter } from './router';
import { demoEnabled } from './guard';
import { readPersonas } from './personas';
import { createTamper } from './tamper';

/** An evaluation starts every case from nothing; the rules in force stay. Only a demo can forget its record. */
async function forgetRequests(database: DatabaseService): Promise<void> {
  const knex = await database.getClient();
  await knex('cs_journal').whereNot('request_id', 'like', 'SYS-%').del();
  for (const table of ['cs_requests', 'cs_involved', 'cs_checkpoints', 'cs_checkpoint_writes', 'cs_secrets', 'cs_settling', 'cs_takes', 'cs_counters']) await knex(table).del();
}

/** Connects the demo company's systems, step-up and clock to Countersign, and serves what only a demo needs. */
export const demoModule = createBackendModule({
  pluginId: 'countersign',
  moduleId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        systems: countersignSystemsExtensionPoint, clocks: countersignClockExtensionPoint, events: eventsServiceRef,
        config: coreServices.rootConfig, database: coreServices.database, lifecycle: coreServices.rootLifecycle, rootHttp: coreServices.rootHttpRouter, logger: coreServices.logger,
      },
      async init(d) {
        if (!demoEnabled(d.config)) return;
        const company = d.config.getString('countersign.demo.company');
        const file = path.resolve(company, 'systems.yaml');
        const demo = await startDemoSystems({
          dataDir: path.resolve(d.config.getString('countersign.demo.dataDir'), 'systems'), seed: readYaml(file, readFileSync(file, 'utf8'), systemsSchema), clock: demoClock,
          onLeaver: ref => d.events.publish({ topic: 'countersign.hr', eventPayload: { source: 'hr', kind: 'leaver', ref } }),
          onIncidentClosed: key => d.events.publish({ topic: 'countersign.incident', eventPayload: { source: 'incidents', kind: 'closed', ref: key } }),
        });
        Object.assign(demoCodeHost, demo.code);
        const origin = d.config.getString('backend.baseUrl');
        const account = (sub: string) => demo.stores.directory.get<DemoAccount>('account', sub);
        const people = { login: (sub: string) => (account(sub)?.disabled ? undefined : account(sub)?.login) };
        const identity = await createIdentityProvider({ issuer: `${origin}/api/countersign-demo/idp`, redirectUri: `${origin}/api/countersign/step-up/callback`, people });
        d.systems.add(...demo.systems);
        d.clocks.set(demoClock);
        d.rootHttp.use('/api/countersign-demo', createDemoRouter({ demo, identity, clock: demoClock, personas: readPersonas(company), forget: () => forgetRequests(d.database), tamper: createTamper(d.database), behind: createBehind({ systems: demo.systems, company, clock: demoClock }) }));
        d.lifecycle.addShutdownHook(() => demo.close());
        d.logger.info(`demo systems: ${demo.systems.map(s => s.id).join(', ')}`);
      },
    });
  },
});
