import { countersignPrivacyPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowed, type RouteOptions } from './kit';

const person = z.string().regex(/^user:[a-z0-9-]+\/[\w.-]+$/, 'a ref such as user:default/ben').max(191);
const reason = z.string().min(1).max(500);
const hold = z.strictObject({ person: person.optional(), requestId: z.string().max(96).optional(), reason }).refine(b => (b.person === undefined) !== (b.requestId === undefined), 'name a person or a request, not both');

/** What is kept about people, and who looked (G29, G30). */
export function privacyRoutes(router: Router, o: RouteOptions): void {
  router.get('/privacy/holds', async (req, res) => {
    await mustBeAllowed(o, req, countersignPrivacyPermission);
    res.json(await o.desk.holds(await actorOf(o, req)));
  });
  router.post('/privacy/holds', async (req, res) => {
    await mustBeAllowed(o, req, countersignPrivacyPermission);
    res.status(201).json(await o.desk.setHold(await actorOf(o, req), bodyOf(req, hold)));
  });
  router.post('/privacy/holds/:id/release', async (req, res) => {
    await mustBeAllowed(o, req, countersignPrivacyPermission);
    bodyOf(req, z.strictObject({}));
    res.json(await o.desk.releaseHold(await actorOf(o, req), req.params.id));
  });
  router.post('/privacy/erasures', async (req, res) => {
    await mustBeAllowed(o, req, countersignPrivacyPermission);
    res.status(201).json(await o.desk.erasePerson(await actorOf(o, req), bodyOf(req, z.strictObject({ person, reason }))));
  });
  router.get('/requests/:id/readings', async (req, res) => { res.json({ items: await o.desk.readings(await actorOf(o, req), req.params.id) }); });
}
