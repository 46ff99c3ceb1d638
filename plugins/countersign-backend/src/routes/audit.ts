import { countersignAuditPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowed, type RouteOptions } from './kit';

const at = z.iso.date().or(z.iso.datetime({ offset: true }));
const flag = z.enum(['true', 'false']).transform(v => v === 'true');
const part = z.strictObject({ from: at.optional(), to: at.optional(), requestId: z.string().max(96).optional(), person: z.string().max(191).optional(), personal: flag.optional() });
const pack = z.strictObject({ requestId: z.string().max(96).optional(), person: z.string().max(191).optional(), format: z.enum(['html', 'jsonl']).default('html') });
const period = z.strictObject({ from: at, to: at });
const after = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });

/** The record for people who do not trust us: heads and key to keep, and what verifies without us. */
export function auditRoutes(router: Router, o: RouteOptions): void {
  const auditor = async (req: Request) => { await mustBeAllowed(o, req, countersignAuditPermission); return actorOf(o, req); };
  const query = <T>(req: Request, schema: z.ZodType<T>) => bodyOf({ body: req.query } as never, schema);

  router.get('/audit/heads', async (req, res) => { const actor = await auditor(req); res.json(await o.desk.auditHeads(actor, query(req, after).after)); });
  router.get('/audit/key', async (req, res) => { res.json(await o.desk.auditKey(await auditor(req))); });
  router.get('/audit/period', async (req, res) => { const actor = await auditor(req); res.json(await o.desk.auditPeriod(actor, query(req, period))); });
  router.get('/audit/export', async (req, res) => {
    const actor = await auditor(req);
    await stream(res, await o.desk.exportAudit(actor, query(req, part)), 'countersign-record.jsonl');
  });
  router.get('/audit/pack', async (req, res) => {
    const actor = await auditor(req);
    const { format, ...of } = query(req, pack);
    const { page, lines } = await o.desk.evidencePack(actor, of);
    if (format === 'jsonl') return stream(res, lines, 'evidence.jsonl');
    res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    return void res.attachment('evidence.html').type('html').send(page);
  });
}

/** As it is read: a record is larger than memory. */
async function stream(res: Response, lines: Iterable<string> | AsyncIterable<string>, name: string): Promise<void> {
  res.attachment(name).setHeader('Content-Type', 'application/x-ndjson');
  res.setHeader('Cache-Control', 'no-store, no-transform');
  for await (const line of lines) {
    if (res.destroyed) return;
    if (!res.write(`${line}\n`)) await new Promise<void>(done => { res.once('drain', done); res.once('close', done); });
  }
  res.end();
}
