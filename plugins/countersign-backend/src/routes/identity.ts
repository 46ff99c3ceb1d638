import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, respond, type RouteOptions } from './kit';

const item = z.strictObject({ itemId: z.string().max(20) });
const word = z.strictObject({ itemId: z.string().max(20), code: z.string().max(20), challengeId: z.string().max(100), proof: z.string().max(4_000) });
const showing = z.strictObject({ challengeId: z.string().max(100).optional(), proof: z.string().max(4_000).optional() });

/** Vouching for a person, and what is shown once to who has proved who they are (G17, G18). Codes and secrets are never cached. */
export function identityRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  router.get('/vouchings', async (req, res) => { res.json({ items: await desk.vouchings(await actorOf(o, req)) }); });
  router.post('/requests/:id/vouching', async (req, res) => {
    const { itemId } = bodyOf(req, item);
    res.status(201).json(await desk.startVouching(await actorOf(o, req), req.params.id, itemId));
  });
  router.post('/requests/:id/vouching/code', async (req, res) => {
    const { itemId } = bodyOf(req, item);
    res.setHeader('Cache-Control', 'no-store');
    res.json(await desk.vouchingCode(await actorOf(o, req), req.params.id, itemId));
  });
  router.post('/requests/:id/vouching/challenge', async (req, res) => {
    const { itemId } = bodyOf(req, item);
    const { id, ...challenge } = await desk.challengeVouch(await actorOf(o, req), req.params.id, itemId);
    res.json({ challengeId: id, ...challenge });
  });
  router.post('/requests/:id/vouch', async (req, res) => {
    const body = bodyOf(req, word);
    const actor = await actorOf(o, req);
    await respond(req, res, 200, emit => desk.vouch(actor, req.params.id, body, emit));
  });
  router.post('/secrets/:id/challenge', async (req, res) => {
    bodyOf(req, z.strictObject({}));
    const { id, ...challenge } = await desk.challengeReveal(await actorOf(o, req), req.params.id);
    res.json({ challengeId: id, ...challenge });
  });
  router.post('/secrets/:id/reveal', async (req, res) => {
    const body = bodyOf(req, showing);
    res.setHeader('Cache-Control', 'no-store');
    res.json(await desk.reveal(await actorOf(o, req), req.params.id, body));
  });
}
