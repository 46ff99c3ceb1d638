import { countersignRequestCreatePermission } from '@countersign/backstage-plugin-countersign-common';
import type { JsonObject } from '@countersign/core';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowed, respond, type RouteOptions } from './kit';

const reason = z.string().max(500);
const open = z.strictObject({ reason, challengeId: z.string().max(4_000), proof: z.string().max(4_000) });
const use = z.strictObject({ action: z.string().max(128), input: z.record(z.string().max(64), z.json()) });
const review = z.strictObject({ verdict: z.enum(['justified', 'not-justified']), text: z.string().max(1_000) });

/** Acting without asking when there is nobody to ask (G22). The desk knows who is named for it. */
export function glassRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  router.get('/break-glass', async (req, res) => { res.json(await desk.breakGlassView(await actorOf(o, req))); });
  router.post('/break-glass/challenge', async (req, res) => {
    const body = bodyOf(req, z.strictObject({ reason, method: z.string().max(64).optional() }));
    const { id, ...challenge } = await desk.challengeGlass(await actorOf(o, req), body);
    res.json({ challengeId: id, ...challenge });
  });
  router.post('/break-glass', async (req, res) => {
    await mustBeAllowed(o, req, countersignRequestCreatePermission);
    res.status(201).json(await desk.breakGlass(await actorOf(o, req), bodyOf(req, open)));
  });
  router.post('/break-glass/do', async (req, res) => {
    await mustBeAllowed(o, req, countersignRequestCreatePermission);
    const body = bodyOf(req, use);
    const actor = await actorOf(o, req);
    await respond(req, res, 201, emit => desk.glassDo(actor, { action: body.action, input: body.input as JsonObject }, emit));
  });
  router.post('/break-glass/:id/review', async (req, res) => {
    res.json(await desk.reviewGlass(await actorOf(o, req), req.params.id, bodyOf(req, review)));
  });
}
