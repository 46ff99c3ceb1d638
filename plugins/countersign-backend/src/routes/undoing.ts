import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, respond, type RouteOptions } from './kit';

const settle = z.strictObject({ itemId: z.string().max(20), evidence: z.string().min(3).max(1_000), held: z.boolean() });

/** Taking a whole request back, and closing what only a person can (G19, G20). */
export function undoingRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  router.get('/requests/:id/undo', async (req, res) => { res.json(await desk.undoPreview(await actorOf(o, req), req.params.id)); });
  router.post('/requests/:id/undo', async (req, res) => {
    bodyOf(req, z.strictObject({}));
    const actor = await actorOf(o, req);
    await respond(req, res, 200, emit => desk.undoRequest(actor, req.params.id, emit));
  });
  router.post('/requests/:id/settle', async (req, res) => {
    const { itemId, ...body } = bodyOf(req, settle);
    res.json(await desk.settle(await actorOf(o, req), req.params.id, itemId, body));
  });
  router.post('/grants/:id/end-again', async (req, res) => {
    bodyOf(req, z.strictObject({}));
    res.json(await desk.endAgain(await actorOf(o, req), req.params.id));
  });
}
