import { timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Store } from './store';

/** A refusal in the demo system's own words; the connector keeps the code verbatim. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string) { super(message); }
}

/** Router of one demo system: bearer token, JSON, idempotency keys, and refusals as `{code, message}`. */
export function systemRouter(token: string, store: Store, routes: (r: Router) => void): Router {
  const router = PromiseRouter();
  router.use(express.json({ type: ['application/json', 'application/scim+json'] }));
  router.use((req, res, next) => {
    const given = Buffer.from(req.header('authorization') ?? '');
    const right = Buffer.from(`Bearer ${token}`);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return res.status(401).json({ code: 'UNAUTHENTICATED', message: 'The token is missing or wrong.' });
    return next();
  });
  router.use(repeat(store));
  routes(router);
  router.use((error: Error, _req: Request, res: Response, next: (e: Error) => void) =>
    error instanceof Refusal ? res.status(error.status).json({ code: error.code, message: error.message }) : next(error));
  return router;
}

function repeat(store: Store) {
  return (req: Request, res: Response, next: () => void) => {
    const key = req.header('idempotency-key');
    if (!key || req.method === 'GET') return next();
    const scoped = `${req.method} ${req.path} ${key}`;
    const known = store.answered(scoped);
    if (known) return res.status(known.status).json(known.body);
    const send = res.json.bind(res);
    res.json = body => { if (res.statusCode < 500) store.remember(scoped, res.statusCode, body); return send(body); };
    return next();
  };
}
