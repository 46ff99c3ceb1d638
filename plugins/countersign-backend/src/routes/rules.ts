import { countersignAdministerPermission, countersignAuditPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowed, type RouteOptions } from './kit';

const change = z.record(z.string().max(120), z.string().max(200_000).nullable()).refine(c => Object.keys(c).length <= 50, 'at most 50 files');

/** The rules in force, and proposals to change them (G25). */
export function rulesRoutes(router: Router, o: RouteOptions): void {
  router.get('/rules', async (req, res) => {
    await mustBeAllowed(o, req, countersignAuditPermission);
    res.json(await o.desk.rules(await actorOf(o, req)));
  });
  router.post('/rules/check', async (req, res) => {
    await mustBeAllowed(o, req, countersignAdministerPermission);
    const body = bodyOf(req, z.strictObject({ change }));
    res.json(await o.desk.checkRules(await actorOf(o, req), body.change));
  });
  router.post('/rules/proposals', async (req, res) => {
    await mustBeAllowed(o, req, countersignAdministerPermission);
    const body = bodyOf(req, z.strictObject({ change, reason: z.string().min(1).max(1_000) }));
    res.status(201).json(await o.desk.proposeRules(await actorOf(o, req), body));
  });
}
