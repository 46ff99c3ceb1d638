import { countersignRequestCreatePermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { DeskError } from '@countersign/core';
import { actorOf, bodyOf, idempotencyKey, mustBeAllowed, readableBy, respond, type RouteOptions } from './kit';

const text = z.string();
const reply = z.strictObject({ text });
const ask = z.strictObject({ text, entityRef: z.string().max(200).optional(), onBehalfOf: z.string().max(200).optional(), dryRun: z.boolean().optional() });
const turn = z.strictObject({ text: text.optional(), offer: z.strictObject({ itemId: z.string(), index: z.int().min(0).max(9) }).optional() })
  .refine(b => (b.text === undefined) !== (b.offer === undefined), 'send text or offer, not both');
const stepUp = z.strictObject({ itemId: z.string(), method: z.string().optional(), challengeId: z.string().optional(), proof: z.string().max(4_000).optional() });

/** Asking, following up, stopping, confirming: what the requester does. */
export function requestRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  router.post('/requests', async (req, res) => {
    await mustBeAllowed(o, req, countersignRequestCreatePermission);
    const body = bodyOf(req, ask);
    const actor = await actorOf(o, req, body.entityRef ? 'entity' : 'portal');
    const key = idempotencyKey(req);
    await respond(req, res, 201, emit => desk.ask(actor, { ...body, ...(key && { idempotencyKey: key }) }, emit));
  });
  router.get('/requests', async (req, res) => {
    const scope = req.query.scope === 'all' ? 'all' : 'mine';
    const state = typeof req.query.state === 'string' ? req.query.state : undefined;
    const items = await desk.list(await actorOf(o, req), { scope, ...(state && { state }) });
    res.json({ items: await readableBy(o, req, items) });
  });
  router.get('/requests/:id', async (req, res) => { res.json(await desk.get(await actorOf(o, req), req.params.id)); });
  router.post('/requests/:id/turns', async (req, res) => {
    await mustBeAllowed(o, req, countersignRequestCreatePermission);
    const body = bodyOf(req, turn);
    const actor = await actorOf(o, req);
    await respond(req, res, 200, emit => desk.turn(actor, req.params.id, body, emit));
  });
  router.post('/requests/:id/cancel', async (req, res) => {
    const { itemId } = bodyOf(req, z.strictObject({ itemId: z.string().optional() }));
    res.json(await desk.cancel(await actorOf(o, req), req.params.id, itemId));
  });
  router.post('/requests/:id/step-up', async (req, res) => {
    const { itemId, method, challengeId, proof } = bodyOf(req, stepUp);
    const actor = await actorOf(o, req);
    if (proof === undefined) {
      const { id, ...challenge } = await desk.challenge(actor, req.params.id, itemId, method);
      res.json({ challengeId: id, ...challenge });
      return;
    }
    if (!challengeId) throw new DeskError(422, 'challengeId is missing.', 'Send the challengeId you were given.');
    await respond(req, res, 200, emit => desk.stepUp(actor, req.params.id, { itemId, challengeId, proof }, emit));
  });
  // The identity provider sends the browser here; it carries no session of ours, only what we sealed ourselves.
  router.get('/step-up/callback', async (req, res) => {
    if (!o.oidc) throw new DeskError(404, 'No identity provider is connected.', 'Set countersign.stepUp.');
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(303, await o.oidc.callback(req.url.split('?')[1] ?? ''));
  });
  router.post('/requests/:id/continue', async (req, res) => {
    const { itemId } = bodyOf(req, z.strictObject({ itemId: z.string() }));
    const actor = await actorOf(o, req);
    await respond(req, res, 200, emit => desk.continueAs(actor, req.params.id, itemId, emit));
  });
  router.post('/requests/:id/confirm', async (req, res) => {
    const { solved } = bodyOf(req, z.strictObject({ solved: z.boolean() }));
    res.json(await desk.confirm(await actorOf(o, req), req.params.id, solved));
  });
  router.post('/requests/:id/reopen', async (req, res) => { res.json(await desk.reopen(await actorOf(o, req), req.params.id, bodyOf(req, reply).text)); });
  router.post('/receipts/:id/undo', async (req, res) => {
    bodyOf(req, z.strictObject({}));
    const actor = await actorOf(o, req);
    await respond(req, res, 200, emit => desk.undo(actor, req.params.id, emit));
  });
  router.get('/grants', async (req, res) => {
    const person = typeof req.query.person === 'string' ? req.query.person : undefined;
    res.json({ items: await desk.grants(await actorOf(o, req), person) });
  });
  router.post('/grants/:id/return', async (req, res) => { bodyOf(req, z.strictObject({})); res.json(await desk.returnGrant(await actorOf(o, req), req.params.id)); });
  router.post('/grants/:id/extend', async (req, res) => {
    res.json(await desk.extendGrant(await actorOf(o, req), req.params.id, bodyOf(req, z.strictObject({ duration: z.string(), reason: z.string().max(500).optional() }))));
  });
}
