import { DeskError, requestId, type JsonObject, type RequestView } from '@countersign/core';
import { z } from 'zod';
import type { Started } from '../contract';
import { personOf } from '../host/refs';
import { begin } from '../host/on-hold';
import { cardOf } from '../host/hand-off-card';
import { issueIdIn, readIssue } from '../jira/issues';
import { comment, readRequest, wordsOf } from '../jira/requests';
import { askerOf } from './asking';
import type { Calls, Signed } from './define';
import { notFoundHere } from './faults';
import { issuePanel, issuesOf } from './issue-panel';
import { asPerson, does, onRequest, type OnRequest } from './on-request';
import * as shape from './shapes';
import { waitingFor } from './waiting-for';

const byText = z.strictObject({ id: shape.id, text: shape.text });

/** What service-desk agents do. They work in Jira, and hold the desk's role there. */
export const agents: Pick<Calls, 'issue' | 'resolve' | 'takeOver' | 'reply' | 'giveBack' | 'close' | 'suggestion' | 'amend' | 'note' | 'queue'> = {
  issue: { shape: shape.nothing, needs: ['licence', 'issue'], run: (_, here) => issuePanel(here) },
  resolve: { shape: z.strictObject({ text: shape.text.optional(), key: shape.key }), needs: ['licence', 'issue'], run: (sent, here) => resolve(here, sent) },
  takeOver: { shape: shape.byId, needs: ['licence'], run: ({ id }, here) => does(({ desk }) => desk.takeOver(here.actor, id))(here, id) },
  reply: { shape: byText, needs: ['licence'], run: ({ id, text }, here) => said(here, { id, text }, ({ desk }) => desk.reply(here.actor, id, text)) },
  giveBack: { shape: z.strictObject({ id: shape.id, text: shape.text.optional() }), needs: ['licence'], run: ({ id, text }, here) => said(here, { id, text }, ({ desk }) => desk.giveBack(here.actor, id, text)) },
  close: { shape: byText, needs: ['licence'], run: ({ id, text }, here) => said(here, { id, text }, ({ desk }) => desk.close(here.actor, id, text)) },
  suggestion: {
    shape: z.strictObject({ id: shape.id, itemId: shape.id, accept: z.boolean() }), needs: ['licence'],
    run: ({ id, itemId, accept }, here) => does(({ desk }) => desk.suggestion(here.actor, id, itemId, accept))(here, id),
  },
  amend: {
    shape: z.strictObject({ id: shape.id, itemId: shape.id, change: z.record(z.string(), z.json()).transform(c => c as JsonObject) }), needs: ['licence'],
    run: ({ id, itemId, change }, here) => does(({ desk }) => desk.amend(here.actor, id, itemId, change))(here, id),
  },
  note: {
    shape: shape.byId, needs: ['licence', 'issue'],
    run: ({ id }, here) => onRequest(here, id, async ({ desk, issueId }) => {
      if (!(await desk.may(here.actor, 'desk'))) throw new DeskError(403, 'Notes are for service-desk agents.', 'Ask the service desk.');
      const request = await desk.get(here.actor, id);
      if (!issueId) throw notFoundHere();
      return { commentId: (await comment('user', issueId, { text: cardOf(request), open: false })).id };
    }),
  },
  queue: {
    shape: shape.nothing, needs: ['licence'],
    run: (_, here) => asPerson(here, async open => {
      const { desk, links } = open;
      const [handoffs, approvals, requests] = await Promise.all([desk.handoffs(here.actor), waitingFor(here, open), desk.list(here.actor, { scope: 'all', limit: 50 })]);
      const issues = await issuesOf(links, [...new Set([...handoffs.map(r => r.id), ...approvals.map(a => a.requestId), ...requests.map(r => r.id)])]);
      return { handoffs, approvals, requests, issues };
    }),
  },
};

/** An agent's words reach the customer where they look: as a comment by the agent themself. */
const said = (here: Signed, { id, text }: { id: string; text?: string }, verb: (open: OnRequest) => Promise<RequestView>): Promise<Started> => onRequest(here, id, async open => {
  const { id: went } = await verb(open);
  if (text && open.issueId) await comment('user', open.issueId, { text, open: true });
  return { id: went };
});

/** The agent asks, for the reporter: requester = agent, subject = customer (G3). */
async function resolve(here: Signed, { text, key }: { text?: string; key: string }) {
  const { issue } = here;
  const found = issue === undefined ? undefined : await readIssue('user', issue);
  if (!found || issue === undefined) throw notFoundHere();
  const words = text ?? wordsOf((await readRequest('user', issue)) ?? { requestFieldValues: [{ fieldId: 'summary', value: found.fields.summary }] } as never);
  return asPerson(here, async ({ desk, links }) => {
    if (!(await desk.may(here.actor, 'desk'))) throw new DeskError(403, 'Resolving for somebody else is for service-desk agents.', 'Ask the service desk.');
    const issueId = await issueIdIn(issue);
    const reporter = found.fields.reporter && personOf(found.fields.reporter.accountId);
    const link = await links.link({ issueId, requestId: requestId(here.actor.person, key), projectId: found.fields.project?.id ?? '', at: new Date().toISOString() });
    if (link.requestId !== requestId(here.actor.person, key)) throw new DeskError(409, 'Countersign works on this issue already.', 'Take it over, or change its plan, in the panel.');
    const began = await begin(issueId, { do: 'ask', id: link.requestId, asker: askerOf(here.actor), text: words, key, issueId, ...(reporter && reporter !== here.actor.person && { onBehalfOf: reporter }) });
    if (began === 'declined') {
      await links.forget(issueId);
      throw new DeskError(409, 'Its approval was declined in Jira, so Countersign does nothing here.', 'Move it through its approval again first.');
    }
    return { id: link.requestId };
  });
}
