import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { givenSchema, minutesOf } from '@countersign/core';
import { z } from 'zod';
import type { DemoSystems } from '../systems';
import { behindSchema, type createBehind } from './behind';
import type { DemoClock } from './clock';
import { applyGiven } from './given';
import type { IdentityProvider } from './identity-provider';
import type { Persona } from './personas';
import type { createTamper } from './tamper';

export interface DemoRouterOptions { readonly demo: DemoSystems; readonly identity: IdentityProvider; readonly clock: DemoClock; readonly personas: readonly Persona[]; readonly forget: () => Promise<void>; readonly tamper: ReturnType<typeof createTamper>; readonly behind: ReturnType<typeof createBehind> }

/** What only a demo has: who one can be, the identity provider, closing an incident, moving the clock. Loopback callers only. */
export function createDemoRouter({ demo, identity, clock, personas, forget, tamper, behind }: DemoRouterOptions): Router {
  const router = PromiseRouter();
  router.use((req, res, next) => {
    // A page of another site must not reach the demo through somebody's browser (DNS rebinding, cross-site posts).
    const host = (req.headers.host ?? '').replace(/:\d+$/, '');
    const origin = req.headers.origin;
    const local = (h: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(h);
    if (!local(host) || (origin && !local(URL.parse(origin)?.hostname ?? ''))) return res.status(403).json({ error: { name: 'NotAllowedError', message: 'The demo answers on this machine only.', next: 'Open http://127.0.0.1:7007.' } });
    return next();
  });
  router.use('/idp', identity.router);
  router.use(express.json());
  router.get('/', (_req, res) => { res.json({ demo: true, personas }); });
  router.get('/code/:name/raw/:file', async (req, res) => {
    const answer = await fetch(`${demo.code.baseUrl}/repos/${encodeURIComponent(req.params.name)}/raw/${encodeURIComponent(req.params.file)}`, { headers: { authorization: `Bearer ${demo.code.token}` } });
    res.status(answer.status).type('text/plain').send(await answer.text());
  });
  router.post('/employees/:id/leave', async (req, res) => { await demo.leave(req.params.id); res.json({ left: req.params.id }); });
  router.post('/incidents/:key/close', async (req, res) => { await demo.closeIncident(req.params.key); res.json({ closed: req.params.key }); });
  router.get('/effects', (_req, res) => { res.json({ changes: demo.effects() }); });
  router.post('/clock', (req, res) => {
    const { now, move } = z.strictObject({ now: z.iso.datetime().optional(), move: z.string().optional() }).parse(req.body ?? {});
    if (now) clock.set(new Date(now));
    if (move) clock.move(minutesOf(move) * 60_000);
    res.json({ now: clock.now().toISOString() });
  });
  router.post('/tamper', async (_req, res) => { res.json(await tamper.edit()); });
  router.post('/tamper/mend', async (_req, res) => { await tamper.mend(); res.json({ mended: true }); });
  router.post('/behind', async (req, res) => { res.json(await behind(behindSchema.parse(req.body))); });
  router.post('/given', (req, res) => { applyGiven(demo.stores, givenSchema.parse(req.body)); res.json({ given: true }); });
  router.post('/reset', async (req, res) => {
    const { now } = z.strictObject({ now: z.iso.datetime().optional() }).parse(req.body ?? {});
    if (now) clock.set(new Date(now)); else clock.reset();
    identity.reset();
    await Promise.all([demo.reset(), forget()]);
    res.json({ reset: true, now: clock.now().toISOString() });
  });
  return router;
}
