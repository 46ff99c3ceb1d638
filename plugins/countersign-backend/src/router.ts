import type { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Host } from './host/desk';
import { auditWrites } from './routes/auditing';
import { errorHandler } from './routes/errors';
import { auditRoutes } from './routes/audit';
import { guardRequests } from './routes/guard';
import type { RouteOptions } from './routes/kit';
import { approvalRoutes } from './routes/approvals';
import { deskRoutes, meRoutes, recordRoutes } from './routes/people';
import { explainRoutes } from './routes/explain';
import { privacyRoutes } from './routes/privacy';
import { identityRoutes } from './routes/identity';
import { pairingRoutes } from './routes/pairing';
import { holdingsRoutes } from './routes/holdings';
import { requestRoutes } from './routes/requests';
import { rulesRoutes } from './routes/rules';
import { glassRoutes } from './routes/glass';
import { switchRoutes } from './routes/switches';
import { systemRoutes } from './routes/systems';
import { undoingRoutes } from './routes/undoing';

/** The HTTP API under /api/countersign; `openapi.yaml` describes it and a test compares the two. */
export function createRouter(o: Omit<RouteOptions, 'desk'> & Host & { logger: LoggerService; auditor: AuditorService }): Router {
  const router = PromiseRouter();
  // A proposal carries whole files, and another host many requests; everything else is short.
  router.use('/rules', express.json({ limit: '2mb' }));
  router.use('/peer/inbox', express.json({ limit: '500kb' }));
  router.use(express.json({ limit: '64kb' }));
  router.use(auditWrites(o.auditor));
  guardRequests(router, o);
  requestRoutes(router, o);
  undoingRoutes(router, o);
  approvalRoutes(router, o);
  deskRoutes(router, o);
  recordRoutes(router, o);
  rulesRoutes(router, o);
  switchRoutes(router, o);
  holdingsRoutes(router, o);
  systemRoutes(router, o);
  glassRoutes(router, o);
  explainRoutes(router, o);
  privacyRoutes(router, o);
  identityRoutes(router, o);
  pairingRoutes(router, o);
  auditRoutes(router, o);
  meRoutes(router, o);
  router.use(errorHandler(o.logger));
  return router;
}
