import type { RequestHandler } from 'express';

/** One change a demo system made. `key` is the idempotency key it came with; the same key again is the same change. */
export interface LoggedChange { readonly system: string; readonly key: string | null; readonly call: string }

/** First part of the address → first half of the action ids that lead there. */
const SYSTEM: Readonly<Record<string, string>> = { print: 'printers', apps: 'saas', code: 'scaffolder' };
/** A new SCIM user holds nothing yet, and an incident is closed by the people who work on it. */
const NO_EFFECT = [/^POST \/apps\/[^/]+\/Users$/, /^POST (\/incidents){2}\/[^/]+\/close$/];

/** What the systems themselves saw, so that an evaluation need not believe the desk's own receipts. */
export function effectLog() {
  const changes: LoggedChange[] = [];
  const handler: RequestHandler = (req, res, next) => {
    if (req.method === 'GET') return next();
    let unchanged = false;
    const send = res.json.bind(res);
    res.json = body => { unchanged = (body as { changed?: boolean } | undefined)?.changed === false; return send(body); };
    const call = `${req.method} ${req.path}`;
    const key = req.header('idempotency-key') ?? null;
    res.on('finish', () => {
      const [, first] = req.originalUrl.split('/');
      if (res.statusCode < 300 && !unchanged && !NO_EFFECT.some(n => n.test(call))) changes.push({ system: SYSTEM[first] ?? first, key, call });
    });
    return next();
  };
  return { handler, changes: (): readonly LoggedChange[] => changes, clear: () => { changes.length = 0; } };
}
