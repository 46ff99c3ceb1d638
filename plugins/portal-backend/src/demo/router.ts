import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { givenSchema, minutesOf } from '@countersign/core';
import { z } from 'zod';
import type { DemoSystems } from '../systems';
import type { DemoClock } from './clock';
import { applyGiven } from './given';
import type { Persona } from './personas';
import type { DemoStepUp } from './step-up';

export interface DemoRouterOptions { readonly demo: DemoSystems; readonly stepUp: DemoStepUp; readonly clock: DemoClock; readonly personas: readonly Persona[]; readonly forget: () => Promise<void> }

/** What only a demo has: who one can be, what a person's devices show, closing an incident, moving the clock. Loopback callers only. */
export function createDemoRouter({ demo, stepUp, clock, personas, forget }: DemoRouterOptions): Router {
  const router = PromiseRouter();
  router.use((req, res, next) => {
    // A page of another site must not reach the demo through somebody's browser (DNS rebinding, cross-site posts).
    const host = (req.headers.host ?? '').replace(/:\d+$/, '');
    const origin = req.headers.origin;
    const local = (h: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(h);
    if (!local(host) || (origin && !local(new URL(origin).hostname))) return res.status(403).json({ error: { name: 'NotAllowedError', message: 'The demo answers on this machine only.', next: 'Open http://127.0.0.1:7007.' } });
    return next();
  });
  router.use(express.json());
  router.get('/', (_req, res) => { res.json({ demo: true, personas }); });
  router.get('/device/:id', (req, res) => {
    const shown = stepUp.devices(req.params.id);
    if (!shown) return void res.status(404).type('html').send(page('This is over', '<p>Start again from your request.</p>'));
    const name = personas.find(p => `user:default/${p.name}` === shown.person)?.title ?? 'the person';
    const codes = [
      shown.methods.includes('registered-device') && `<dt>Registered laptop</dt><dd>${shown.registered}</dd>`,
      shown.methods.includes('totp') && `<dt>Authenticator app</dt><dd>${shown.totp}</dd>`,
    ].filter(Boolean).join('');
    return void res.type('html').send(page(`Devices of ${name}`, `<p>This is a demo. In your company this is the person's own phone or laptop.</p><dl>${codes}</dl><p>Type one of them where you were asked.</p>`));
  });
  router.get('/device/:id/codes', (req, res) => { const shown = stepUp.devices(req.params.id); return shown ? res.json(shown) : res.status(404).json({}); });
  router.get('/code/:name/raw/:file', async (req, res) => {
    const answer = await fetch(`${demo.code.baseUrl}/repos/${encodeURIComponent(req.params.name)}/raw/${encodeURIComponent(req.params.file)}`, { headers: { authorization: `Bearer ${demo.code.token}` } });
    res.status(answer.status).type('text/plain').send(await answer.text());
  });
  router.post('/incidents/:key/close', async (req, res) => { await demo.closeIncident(req.params.key); res.json({ closed: req.params.key }); });
  router.get('/effects', (_req, res) => { res.json({ changes: demo.effects() }); });
  router.post('/clock', (req, res) => {
    const { now, move } = z.strictObject({ now: z.iso.datetime().optional(), move: z.string().optional() }).parse(req.body ?? {});
    if (now) clock.set(new Date(now));
    if (move) clock.move(minutesOf(move) * 60_000);
    res.json({ now: clock.now().toISOString() });
  });
  router.post('/given', (req, res) => { applyGiven(demo.stores, givenSchema.parse(req.body)); res.json({ given: true }); });
  router.post('/reset', async (req, res) => {
    const { now } = z.strictObject({ now: z.iso.datetime().optional() }).parse(req.body ?? {});
    if (now) clock.set(new Date(now)); else clock.reset();
    stepUp.reset();
    await Promise.all([demo.reset(), forget()]);
    res.json({ reset: true, now: clock.now().toISOString() });
  });
  return router;
}

const page = (title: string, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title>
<style>:root{color-scheme:light dark}body{font:16px/24px system-ui,sans-serif;max-width:420px;margin:56px auto;padding:0 20px}h1{font-size:24px;line-height:31px}dl{border:1px solid #8a8a8a;border-radius:8px;padding:4px 20px}dt{margin-top:16px;font-size:12px}dd{margin:0 0 16px;font-size:28px;letter-spacing:.12em;font-variant-numeric:tabular-nums}</style>
<main><h1>${escape(title)}</h1>${body}</main>`;
const escape = (s: string) => s.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
