import { countersignAuditPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { actorOf, mustBeAllowed, type RouteOptions } from './kit';

/** Why a decision is what it is, and the same decision made again from its record. */
export function explainRoutes(router: Router, o: RouteOptions): void {
  router.get('/requests/:id/items/:item/why', async (req, res) => { res.json(await o.desk.why(await actorOf(o, req), req.params.id, req.params.item)); });
  router.get('/requests/:id/replay', async (req, res) => {
    await mustBeAllowed(o, req, countersignAuditPermission);
    res.json(await o.desk.replay(await actorOf(o, req), req.params.id));
  });
}
