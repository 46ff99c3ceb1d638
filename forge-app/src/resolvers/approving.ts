import { DeskError } from '@countersign/core';
import { z } from 'zod';
import { wakePeers } from '../host/peers';
import { requestOf } from '../host/refs';
import { wakeStep } from '../host/wake-step';
import { myPermissions } from '../jira/permissions';
import type { Alike, Batched } from '../contract';
import type { Calls, Signed } from './define';
import { notFoundHere } from './faults';
import type { OpenDesk } from '../host/desk';
import { asPerson, onRequest, type OnRequest } from './on-request';
import * as shape from './shapes';
import { waitingFor } from './waiting-for';

const decision = z.strictObject({
  id: shape.id, decision: z.enum(['approve', 'decline', 'report']), narrow: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  comment: z.string().max(1_000).optional(), payloadHash: z.string().length(64), typed: z.string().max(200).optional(),
});

/** Jira's own permission on the issue of this very request, as the person who decides; where there is no issue, in any project. */
async function mustBeLetApprove(here: Signed, { issueId, about }: Pick<OnRequest, 'issueId' | 'about'>): Promise<void> {
  const mine = await myPermissions(['approve-agent-actions'], issueId ? { issueKey: issueId } : {}).catch(() => undefined);
  const isPart = [about.requester, about.subject, ...about.approvers].includes(here.actor.person);
  if (!mine || (!mine['approve-agent-actions'] && !isPart)) throw notFoundHere();
  if (!mine['approve-agent-actions']) throw new DeskError(403, 'Jira does not let you decide about what Countersign proposes here.', 'Ask a Jira administrator for “Approve agent actions” in this project.');
}

/** Deciding: one sentence, one vote. The vote is written before this answers; carrying it out is the queue's (G13). */
export const approving: Pick<Calls, 'approvals' | 'decide' | 'decideBatch' | 'withdraw'> = {
  approvals: {
    shape: shape.nothing, needs: [],
    run: (_, here) => asPerson(here, open => waitingFor(here, open)),
  },
  decide: {
    shape: decision, needs: [],
    run: ({ id, ...body }, here) => onRequest(here, requestOf(id), async open => {
      await mustBeLetApprove(here, open);
      const went = await open.desk.decide(here.actor, id, body);
      await Promise.all([wakePeers(open.desk), wakeStep(open, went.id)]);
      return { id: went.id };
    }),
  },
  decideBatch: {
    shape: z.strictObject({ approvals: z.array(z.strictObject({ id: shape.id, payloadHash: z.string().length(64) })).min(1).max(20) }), needs: [],
    run: ({ approvals }, here) => asPerson(here, open => decideTogether(open, here, approvals)),
  },
  withdraw: {
    shape: shape.byId, needs: [],
    run: ({ id }, here) => onRequest(here, requestOf(id), async open => {
      await mustBeLetApprove(here, open);
      const went = await open.desk.withdrawVote(here.actor, id);
      await Promise.all([wakePeers(open.desk), wakeStep(open, went.id)]);
      return { id: went.id };
    }),
  },
};

/** Jira is asked about each request before the first vote; the desk asks whether each is still what was read (G13). */
async function decideTogether(open: OpenDesk, here: Signed, approvals: readonly Alike[]): Promise<Batched> {
  const waiting = new Set((await waitingFor(here, open)).map(w => w.id));
  if (!approvals.every(a => waiting.has(a.id))) throw new DeskError(404, 'One of these does not wait for you.', 'Look at your approvals again.');
  const ids = [...new Set(approvals.map(a => requestOf(a.id)))];
  const [facts, links] = await Promise.all([open.desk.about(ids), open.links.ofRequests(ids)]);
  if (facts.length < ids.length) throw notFoundHere();
  for (const about of facts) await mustBeLetApprove(here, { about, issueId: links.find(l => l.requestId === about.id)?.issueId });
  const { items } = await open.desk.decideBatch(here.actor, { approvals, decision: 'approve' });
  await wakePeers(open.desk);
  return items.map(i => (i.ok ? { id: i.id, ok: true } : { id: i.id, ok: false, message: i.message, next: i.next }));
}
