import { countersignAdministerPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowed, type RouteOptions } from './kit';

/** What bounds the desk: limits, resting systems, machines (G4, G23). */
export function systemRoutes(router: Router, o: RouteOptions): void {
  router.get('/limits', async (req, res) => { res.json(await o.desk.limits(await actorOf(o, req))); });
  router.get('/systems', async (req, res) => { res.json({ items: await o.desk.systemsHealth(await actorOf(o, req)) }); });
  router.get('/machines', async (req, res) => { res.json(await o.desk.machines(await actorOf(o, req))); });
  router.post('/machines/:id/release', async (req, res) => {
    await mustBeAllowed(o, req, countersignAdministerPermission);
    bodyOf(req, z.strictObject({}));
    res.json(await o.desk.releaseMachine(await actorOf(o, req), req.params.id));
  });
}
