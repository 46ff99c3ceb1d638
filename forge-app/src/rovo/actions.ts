import { clock } from '../host/clock';
import { withDesk, type OpenDesk } from '../host/desk';
import { personOf, UNIDENTIFIED } from '../host/refs';
import { setUpOf } from '../host/installation';
import { isLicensed } from '../host/licence';
import { begin } from '../host/on-hold';
import { readIssue } from '../jira/issues';
import { readRequest, type JsmRequest } from '../jira/requests';
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
const UNREADY = 'Countersign is not set up here yet. A Jira administrator does that.';
const UNLICENSED = 'The licence of Countersign on this site has ended, so nothing new begins. A Jira administrator renews it.';
const UNSEEN = 'There is no such request that you can see.';

export async function rovoAsk(payload: unknown, context: Called): Promise<string> {
  const asked = question.safeParse(payload);
  const actor = claimOf(context);
  if (!asked.success) return UNREAD;
  if (!actor) return NOBODY;
  if (!(await setUpOf())) return UNREADY;
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
  if (!(await setUpOf())) return UNREADY;
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
  if (!(await setUpOf())) return UNREADY;
  if (!isLicensed()) return UNLICENSED;
  const request = await readRequest('user', asked.data.issueKey);
  if (!request) return UNSEEN;
  return withDesk({ items: 'queue' }, open => propose(open, actor, { request, ...asked.data }));
}

async function propose({ links, installed }: OpenDesk, { person }: Actor, o: { request: JsmRequest; issueKey: string; wish: string }): Promise<string> {
  const { issueId } = o.request;
  const projectId = (await readIssue('app', issueId))?.fields.project?.id ?? '';
  if (!installed.jira.projects[projectId]?.on) return `Countersign does not work on ${o.issueKey}.`;
  const key = `rovo-${issueId}`;
  const id = requestId(person, key);
  const link = await links.link({ issueId, requestId: id, projectId, at: clock.now().toISOString() });
  if (link.requestId !== id) return `Countersign works on ${o.issueKey} already. Open its panel to change the plan.`;
  const began = await begin(issueId, { do: 'ask', id, key, issueId, text: o.wish, asker: { person, assurance: 0, channel: 'chat' } });
  if (began === 'declined') await links.forget(issueId);
  return began === 'declined' ? `The approval of ${o.issueKey} was declined in Jira. Nothing is done.` : `I put a proposal on ${o.issueKey}. Nothing has been done: open the request and press “Continue as you”.`;
}
