import { countersignApprovePermission } from '@countersign/backstage-plugin-countersign-common';
import type { Router } from 'express';
import { z } from 'zod';
import { actorOf, bodyOf, mustBeAllowedOn, readableBy, respond, type RouteOptions } from './kit';

const decision = z.strictObject({
  decision: z.enum(['approve', 'decline', 'report']), narrow: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  comment: z.string().max(1_000).optional(), payloadHash: z.string().length(64).optional(),
  challengeId: z.string().max(4_000).optional(), proof: z.string().max(4_000).optional(), typed: z.string().max(200).optional(),
});
const batch = z.strictObject({ approvals: z.array(z.strictObject({ id: z.string().max(100), payloadHash: z.string().max(64) })).min(1).max(20), decision: z.literal('approve'), comment: z.string().max(1_000).optional() });
const link = z.strictObject({ token: z.string().max(4_000) });
const away = z.strictObject({ to: z.string().max(200), from: z.string().max(40), until: z.string().max(40), reason: z.string().max(200).optional() });
const nothing = z.strictObject({});

/** Deciding: approvers (G12-G16). */
export function approvalRoutes(router: Router, o: RouteOptions): void {
  const { desk } = o;
  router.get('/approvals', async (req, res) => { res.json({ items: await readableBy(o, req, await desk.approvals(await actorOf(o, req)), a => a.requestId) }); });
  router.post('/approvals/batch', async (req, res) => {
    const body = bodyOf(req, batch);
    for (const id of new Set(body.approvals.map(a => a.id.split('.')[0]))) await mustBeAllowedOn(o, req, countersignApprovePermission, id);
    res.json(await desk.decideBatch(await actorOf(o, req), body));
  });
  router.post('/approvals/link', async (req, res) => {
    const { token } = bodyOf(req, link);
    res.setHeader('Cache-Control', 'no-store');
    res.json(await desk.openLink(await actorOf(o, req), token));
  });
  router.post('/approvals/:id/decision', async (req, res) => {
    const body = bodyOf(req, decision);
    const actor = await actorOf(o, req);
    await respond(req, res, 200, emit => desk.decide(actor, req.params.id, body, emit));
  });
  router.post('/approvals/:id/challenge', async (req, res) => {
    bodyOf(req, nothing);
    const { id, ...challenge } = await desk.challengeApproval(await actorOf(o, req), req.params.id);
    res.json({ challengeId: id, ...challenge });
  });
  router.post('/approvals/:id/withdraw', async (req, res) => {
    bodyOf(req, nothing);
    res.json(await desk.withdrawVote(await actorOf(o, req), req.params.id));
  });
  router.get('/delegations', async (req, res) => { res.json(await desk.delegations(await actorOf(o, req))); });
  router.post('/delegations', async (req, res) => { res.status(201).json(await desk.delegate(await actorOf(o, req), bodyOf(req, away))); });
  router.post('/delegations/:id/end', async (req, res) => {
    bodyOf(req, nothing);
    res.json(await desk.endDelegation(await actorOf(o, req), req.params.id));
  });
}
