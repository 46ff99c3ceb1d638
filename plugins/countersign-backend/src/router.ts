import type { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { DeskError } from '@countersign/core';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Host } from './host/desk';
import { auditWrites } from './routes/auditing';
import { errorHandler } from './routes/errors';
import { guardRequests } from './routes/guard';
import type { RouteOptions } from './routes/kit';
import { approvalRoutes, deskRoutes, meRoutes, recordRoutes } from './routes/people';
import { explainRoutes } from './routes/explain';
import { privacyRoutes } from './routes/privacy';
import { requestRoutes } from './routes/requests';
import { rulesRoutes } from './routes/rules';
import { switchRoutes } from './routes/switches';
import { undoingRoutes } from './routes/undoing';

/** The HTTP API under /api/countersign; `openapi.yaml` describes it and a test compares the two. */
export function createRouter(o: Omit<RouteOptions, 'desk' | 'limit'> & Host & { logger: LoggerService; auditor: AuditorService; messagesPerMinute: number }): Router {
  const router = PromiseRouter();
  const options = { ...o, limit: perMinute(o.messagesPerMinute) };
  // A proposal carries whole files; everything else is short.
  router.use('/rules', express.json({ limit: '2mb' }));
  router.use(express.json({ limit: '64kb' }));
  router.use(auditWrites(o.auditor));
  guardRequests(router, options);
  requestRoutes(router, options);
  undoingRoutes(router, options);
  approvalRoutes(router, options);
  deskRoutes(router, options);
  recordRoutes(router, options);
  rulesRoutes(router, options);
  switchRoutes(router, options);
  explainRoutes(router, options);
  privacyRoutes(router, options);
  meRoutes(router, options);
  router.use(errorHandler(o.logger));
  return router;
}

const MINUTE_MS = 60_000;

/** Messages per person in any sixty seconds on this replica; beyond it the person is told when to go on. */
function perMinute(most: number): (person: string) => void {
  const sent = new Map<string, number[]>();
  return person => {
    const now = Date.now();
    const recent = (sent.get(person) ?? []).filter(at => now - at < MINUTE_MS);
    if (recent.length >= most) throw new DeskError(429, 'That is a lot of messages in a minute.', 'Wait a minute and go on; nothing was lost.');
    sent.set(person, [...recent, now]);
    if (sent.size > 10_000) for (const [who, times] of sent) if (now - times[times.length - 1] > MINUTE_MS) sent.delete(who);
  };
}
