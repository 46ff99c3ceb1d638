import { countersignAdministerPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowed, type RouteOptions } from './kit';

const scope = z.strictObject({ system: z.string().max(64).optional(), requestType: z.string().max(64).optional() }).optional();
const pull = z.strictObject({ kind: z.enum(['stop-changes', 'stop-all']), reason: z.string().min(1).max(500), scope });

/** Stopping what the desk may do (G22). */
export function switchRoutes(router: Router, o: RouteOptions): void {
  router.get('/switches/pulled', async (req, res) => { res.json({ items: await o.desk.pulledSwitches(await actorOf(o, req)) }); });
  router.get('/switches', async (req, res) => { res.json(await o.desk.switches(await actorOf(o, req))); });
  router.post('/switches', async (req, res) => {
    await mustBeAllowed(o, req, countersignAdministerPermission);
    res.status(201).json(await o.desk.pullSwitch(await actorOf(o, req), bodyOf(req, pull)));
  });
  router.post('/switches/:id/release', async (req, res) => {
    await mustBeAllowed(o, req, countersignAdministerPermission);
    bodyOf(req, z.strictObject({}));
    res.json(await o.desk.releaseSwitch(await actorOf(o, req), req.params.id));
  });
}
