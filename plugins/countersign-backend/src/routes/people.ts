import { countersignAuditPermission, countersignDeskPermission, countersignRequestReadPermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import type { Company } from '@countersign/core';
import type { CatalogDirectory } from '../host/directory';
import { actorOf, bodyOf, mustBeAllowed, mustBeAllowedOn, readableBy, type RouteOptions } from './kit';
import { sectionsOf } from './sections';

const reply = z.strictObject({ text: z.string() });

/** The queue: service-desk agents. */
export function deskRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  router.get('/handoffs', async (req, res) => {
    await mustBeAllowed(o, req, countersignDeskPermission);
    res.json({ items: await readableBy(o, req, await desk.handoffs(await actorOf(o, req))) });
  });
  const verbs = {
    'take-over': { body: z.strictObject({}), run: desk.takeOver },
    reply: { body: reply, run: desk.reply },
    'give-back': { body: z.strictObject({ text: z.string().optional() }), run: desk.giveBack },
    close: { body: reply, run: desk.close },
  } as const;
  for (const [name, verb] of Object.entries(verbs)) {
    router.post(`/requests/:id/${name}`, async (req, res) => {
      await mustBeAllowed(o, req, countersignDeskPermission);
      const { text } = bodyOf<{ text?: string }>(req, verb.body);
      res.json(await verb.run(await actorOf(o, req), req.params.id, text as string));
    });
  }
  router.post('/requests/:id/suggestion', async (req, res) => {
    await mustBeAllowed(o, req, countersignDeskPermission);
    const { itemId, accept } = bodyOf(req, z.strictObject({ itemId: z.string(), accept: z.boolean() }));
    res.json(await desk.suggestion(await actorOf(o, req), req.params.id, itemId, accept));
  });
}

/** Reading the record: auditors, and everybody their own. */
export function recordRoutes(router: Router, o: RouteOptions): void {
  const word = (v: unknown) => (typeof v === 'string' && v ? v : undefined);
  router.get('/audit', async (req, res) => {
    const requestId = word(req.query.requestId);
    if (requestId) await mustBeAllowedOn(o, req, countersignRequestReadPermission, requestId);
    else await mustBeAllowed(o, req, countersignAuditPermission);
    const limit = Number(req.query.limit) || undefined;
    res.json(await o.desk.audit(await actorOf(o, req), { requestId, actor: word(req.query.actor), kind: word(req.query.kind), before: word(req.query.before), ...(limit && { limit }) }));
  });
  router.get('/audit/verify', async (req, res) => {
    await mustBeAllowed(o, req, countersignAuditPermission);
    res.json(await o.desk.verifyAudit(await actorOf(o, req)));
  });
  router.get('/metrics', async (req, res) => { res.json(await o.desk.metrics(await actorOf(o, req), Number(req.query.days) || 30)); });
  router.get('/knowledge', async (req, res) => {
    const question = bodyOf({ body: req.query } as never, z.object({ q: z.string().min(1).max(500) })).q;
    res.json(await o.desk.knowledge(await actorOf(o, req), question));
  });
}

/** Who I am, and which pages are mine. */
export function meRoutes(router: Router, o: RouteOptions & { directory: CatalogDirectory; company: Company; model: string }): void {
  router.get('/me', async (req, res) => {
    const actor = await actorOf(o, req);
    const [person, people, resources, approvals, desk, sections] = await Promise.all([
      o.directory.person(actor.person), o.directory.people(), o.directory.resources(), o.desk.approvals(actor).catch(() => []), o.desk.may(actor, 'desk'), sectionsOf(o.desk, actor),
    ]);
    res.json({
      ref: actor.person, name: person?.name ?? actor.person, ...(person?.timezone && { timezone: person.timezone }),
      pages: ['ask', 'access', 'approvals', ...(desk ? ['desk'] : []), ...(sections.length ? ['governance'] : [])], sections,
      pendingApprovals: approvals.length, model: o.model, examples: o.company.examples,
      names: Object.fromEntries([...people.map(p => [p.ref, p.name]), ...resources.map(r => [r.ref, r.title])]),
    });
  });
}
