import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef, actionsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { countersignClockExtensionPoint, countersignModelExtensionPoint, countersignStepUpExtensionPoint, countersignSystemsExtensionPoint } from '@countersign/backstage-plugin-countersign-node';
import type { Clock, Ports, StepUp, System } from '@countersign/core';
import { registerActions } from './actions';
import { createHost } from './host/desk';
import { LiveCredentials } from './host/live-credentials';
import { createNotices } from './host/notices';
import { nodeOutbound } from './host/outbound';
import { talkingToPeers } from './host/peers';
import { hostPermissions } from './host/permissions';
import { createRouter } from './router';

/** The Countersign service desk in Backstage. @public */
export const countersignPlugin = createBackendPlugin({
  pluginId: 'countersign',
  register(env) {
    const systems: System[] = [];
    const lent: { clock: Clock; stepUp?: StepUp; model?: Ports['model'] } = { clock: { now: () => new Date() } };
    env.registerExtensionPoint(countersignSystemsExtensionPoint, { add: (...more) => { systems.push(...more); } });
    env.registerExtensionPoint(countersignClockExtensionPoint, { set: clock => { lent.clock = clock; } });
    env.registerExtensionPoint(countersignStepUpExtensionPoint, { set: stepUp => { lent.stepUp = stepUp; } });
    env.registerExtensionPoint(countersignModelExtensionPoint, { set: (name, model) => { lent.model = { name, model, timeoutMs: 20_000 }; } });
    env.registerInit({
      deps: {
        actions: actionsServiceRef, actionsRegistry: actionsRegistryServiceRef, auditor: coreServices.auditor, auth: coreServices.auth, catalog: catalogServiceRef, config: coreServices.rootConfig, database: coreServices.database,
        events: eventsServiceRef, httpAuth: coreServices.httpAuth, httpRouter: coreServices.httpRouter, logger: coreServices.logger, notifications: notificationService,
        permissions: coreServices.permissions, permissionsRegistry: coreServices.permissionsRegistry, scheduler: coreServices.scheduler, signals: signalsServiceRef,
      },
      async init(d) {
        const live = new LiveCredentials();
        const host = await createHost({ ...d, ...lent, systems, live, notices: createNotices(d) });
        const permissions = hostPermissions(d.permissionsRegistry, d.permissions, host.desk);
        registerActions(d.actionsRegistry, host.desk);
        await d.scheduler.scheduleTask({ id: 'countersign-due-work', frequency: { seconds: d.config.getOptionalNumber('countersign.dueWorkSeconds') ?? 5 }, timeout: { minutes: 2 }, initialDelay: { seconds: 3 }, scope: 'local', fn: async () => { await host.desk.tick(); } });
        await d.events.subscribe({ id: 'countersign', topics: ['countersign.incident', 'countersign.hr'], onEvent: async ({ eventPayload }) => { await host.desk.event(eventPayload as never); } });
        await d.scheduler.scheduleTask({ id: 'countersign-peers', frequency: { seconds: d.config.getOptionalNumber('countersign.peerSeconds') ?? 20 }, timeout: { minutes: 2 }, initialDelay: { seconds: 5 }, fn: talkingToPeers({ config: d.config, desk: host.desk, outbound: nodeOutbound, log: d.logger }) });
        for (const path of ['/step-up/callback', '/peer/inbox']) d.httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        d.httpRouter.use(createRouter({ ...d, ...host, permissions, live }));
      },
    });
  },
});
