import { countersignAdministerPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowed, type RouteOptions } from './kit';

const name = z.string().max(64);
const accept = z.strictObject({ name, invitation: z.string().max(4_000) });
const inbox = z.union([z.strictObject({ countersign: z.literal('peer/1'), envelopes: z.array(z.string()).min(1).max(100) }), z.strictObject({ reply: z.string().max(8_000) })]);

/** Another installation, and the people who are linked to it. */
export function pairingRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  const administers = (req: Parameters<typeof actorOf>[1]) => mustBeAllowed(o, req, countersignAdministerPermission);
  router.get('/peers', async (req, res) => { res.json(await desk.peers(await actorOf(o, req))); });
  router.post('/peers/invite', async (req, res) => {
    await administers(req);
    res.status(201).json(await desk.invitePeer(await actorOf(o, req), bodyOf(req, z.strictObject({ name })).name));
  });
  router.post('/peers/accept', async (req, res) => {
    await administers(req);
    res.status(201).json(await desk.acceptPeer(await actorOf(o, req), bodyOf(req, accept)));
  });
  router.post('/peers/meet', async (req, res) => {
    await administers(req);
    res.json(await desk.meetPeer(await actorOf(o, req), bodyOf(req, z.strictObject({ reply: z.string().max(8_000) })).reply));
  });
  router.post('/peers/:id/confirm', async (req, res) => {
    await administers(req);
    res.json(await desk.confirmPeer(await actorOf(o, req), req.params.id, bodyOf(req, z.strictObject({ fingerprint: z.string().max(100) })).fingerprint));
  });
  router.post('/peers/:id/unpair', async (req, res) => {
    await administers(req);
    res.json(await desk.unpair(await actorOf(o, req), req.params.id, bodyOf(req, z.strictObject({ reason: z.string().max(500) })).reason));
  });
  router.get('/peers/:id/effects', async (req, res) => { res.json({ items: await desk.peerEffects(await actorOf(o, req), req.params.id) }); });
  linkRoutes(router, o);
  // Believed for its signature alone: no session, and nothing of it is looked at before.
  router.post('/peer/inbox', async (req, res) => {
    const said = bodyOf(req, inbox);
    res.type('json').send(await desk.peerReceive('reply' in said ? said.reply : JSON.stringify(said)));
  });
}

function linkRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  router.get('/links', async (req, res) => { res.json(await desk.links(await actorOf(o, req))); });
  router.post('/links/ask', async (req, res) => { res.status(201).json(await desk.askLink(await actorOf(o, req), bodyOf(req, z.strictObject({ name })).name)); });
  router.post('/links/type', async (req, res) => {
    const body = bodyOf(req, z.strictObject({ name, code: z.string().max(32) }));
    res.json(await desk.typeLink(await actorOf(o, req), body.name, body.code));
  });
  router.post('/links/:id/confirm', async (req, res) => { bodyOf(req, z.strictObject({})); res.json(await desk.confirmLink(await actorOf(o, req), req.params.id)); });
  router.post('/links/:id/end', async (req, res) => { bodyOf(req, z.strictObject({})); res.json(await desk.endLink(await actorOf(o, req), req.params.id)); });
}
