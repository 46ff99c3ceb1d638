import { withDesk } from '../host/desk';
import { personOf, UNIDENTIFIED } from '../host/refs';
import { enqueue } from '../host/queue';
import { readRequest } from '../jira/requests';
import { requestId, type Actor } from '@countersign/core';
import { z } from 'zod';

/** An assistant's principal is a claim: it asks, looks and proposes, and never changes, approves or confirms (G1, G15). */
interface Called { readonly principal?: { readonly accountId?: string } }
const issue = z.object({ issueKey: z.string().regex(/^[A-Z][A-Z0-9_]{1,20}-\d{1,10}$/) });
const question = z.object({ question: z.string().trim().min(1).max(4_000) });
const wish = issue.extend({ wish: z.string().trim().min(1).max(4_000) });

const claimOf = (context: Called): Actor | undefined => {
  const account = context.principal?.accountId;
  return account && account !== UNIDENTIFIED ? { person: personOf(account), assurance: 0, channel: 'chat', host: 'jira' } : undefined;
};
const NOBODY = 'I cannot tell who you are. Open the help centre and ask there.';
const UNREAD = 'I could not read that. Say it in one sentence.';
const UNSEEN = 'There is no such request that you can see.';

export async function rovoAsk(payload: unknown, context: Called): Promise<string> {
  const asked = question.safeParse(payload);
  const actor = claimOf(context);
  if (!asked.success) return UNREAD;
  if (!actor) return NOBODY;
  return withDesk({ items: 'queue', reader: 'user' }, async ({ desk, directory }) => {
    await directory.learn([actor.person]);
    const { answer, citations } = await desk.knowledge(actor, asked.data.question);
    return answer ? `${answer}\n\nFrom: ${citations.map(c => c.title).join('; ')}` : 'I found nothing you may read that answers this. Ask in the help centre; a person helps there.';
  });
}

/** Only who may see the issue as themself hears how it stands; and only its headline. */
export async function rovoStatus(payload: unknown, context: Called): Promise<string> {
  const asked = issue.safeParse(payload);
  const actor = claimOf(context);
  if (!asked.success) return UNREAD;
  if (!actor) return NOBODY;
  const request = await readRequest('user', asked.data.issueKey);
  if (!request) return UNSEEN;
  return withDesk({ items: 'queue' }, async ({ desk, directory, links }) => {
    const link = await links.ofIssue(request.issueId);
    if (!link) return `Countersign does not work on ${asked.data.issueKey}.`;
    await directory.learn([actor.person]);
    const seen = await desk.get(actor, link.requestId).catch(() => undefined);
    return seen ? `${asked.data.issueKey}: ${seen.headline}. ${seen.detail}` : UNSEEN;
  });
}

/** A new request in their name that waits: nothing happens until that account continues it in a panel. */
export async function rovoPropose(payload: unknown, context: Called): Promise<string> {
  const asked = wish.safeParse(payload);
  const actor = claimOf(context);
  if (!asked.success) return UNREAD;
  if (!actor) return NOBODY;
  const request = await readRequest('user', asked.data.issueKey);
  if (!request) return UNSEEN;
  return withDesk({ items: 'queue' }, async ({ links }) => {
    const key = `rovo-${request.issueId}`;
    const id = requestId(actor.person, key);
    const link = await links.link({ issueId: request.issueId, requestId: id, projectId: '', at: new Date().toISOString() });
    if (link.requestId !== id) return `Countersign works on ${asked.data.issueKey} already. Open its panel to change the plan.`;
    await enqueue({ do: 'ask', id, key, issueId: request.issueId, text: asked.data.wish, asker: { person: actor.person, assurance: 0, channel: 'chat' } });
    return `I put a proposal on ${asked.data.issueKey}. Nothing has been done: open the request and press “Continue as you”.`;
  });
}
