import { countersignAdministerPermission, countersignAuditPermission, countersignDeskPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowedOne, type RouteOptions } from './kit';

const settle = z.strictObject({ how: z.enum(['adopt', 'revoke']), reason: z.string().min(1).max(500), duration: z.string().max(20).optional() });

const WORK = [countersignDeskPermission, countersignAdministerPermission];

/** What systems really hold, compared with the record (G20). */
export function holdingsRoutes(router: Router, o: RouteOptions): void {
  router.get('/drift', async (req, res) => {
    await mustBeAllowedOne(o, req, [...WORK, countersignAuditPermission]);
    res.json(await o.desk.drift(await actorOf(o, req)));
  });
  router.post('/drift/scan', async (req, res) => {
    await mustBeAllowedOne(o, req, WORK);
    bodyOf(req, z.strictObject({}));
    res.json(await o.desk.scanDrift(await actorOf(o, req)));
  });
  router.post('/drift/:id/resolve', async (req, res) => {
    await mustBeAllowedOne(o, req, WORK);
    const body = bodyOf(req, settle);
    res.status(201).json(await o.desk.resolveDrift(await actorOf(o, req), req.params.id, body));
  });
}
