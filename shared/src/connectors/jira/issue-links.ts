import { z } from 'zod';
import type { Change } from '../../contract';
import { entityRef, personRef } from '../refs';
import { issueOf, type LinkedIssue } from './issue';
import { idOf, refused, send, type Ctx, type Site } from './site';

interface Link { readonly issue: string; readonly other: string; readonly kind: string; readonly person: string }
interface Linked { readonly link: string | null }
/** `kind` is the name of a link type of the site: Relates, Blocks, Duplicate. */
const input = z.object({ issue: entityRef, other: entityRef, kind: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,60}$/u).default('Relates'), person: personRef });
const isOther = (ref: string, found?: LinkedIssue) => found !== undefined && [found.id, found.key].includes(idOf(ref));

async function state(i: Link, ctx: Ctx): Promise<Linked> {
  const { issuelinks = [] } = await issueOf(ctx, idOf(i.issue), 'issuelinks');
  return { link: issuelinks.find(l => l.type.name === i.kind && (isOther(i.other, l.outwardIssue) || isOther(i.other, l.inwardIssue)))?.id ?? null };
}

const fields: NonNullable<Change<Link, Linked>['fields']> = (b, a) => [{ label: 'Linked', before: b.link ? 'Yes' : 'No', after: a.link ? 'Yes' : 'No', changed: b.link !== a.link }];
const common = { effect: 'change' as const, idempotent: true, input, subject: (i: Link) => i.person, resource: (i: Link) => i.issue, read: state, fields, readBack: (s: Linked) => `Jira says ${s.link ? 'linked' : 'not linked'}` };

export const linkIssues: Change<Link, Linked, Site> = {
  ...common, id: 'link-issues', title: 'Link',
  description: 'Links two issues. Safe to repeat.',
  preview: (i, say) => `Link ${say.resource(i.issue)} to ${say.resource(i.other)}`, done: (i, say) => `Linked ${say.resource(i.issue)} to ${say.resource(i.other)}`,
  reached: (_, s) => (s.link ? 'held' : 'notHeld'),
  async run(i, ctx) {
    // Jira makes a second link of the same kind without a word.
    if ((await state(i, ctx)).link) return { outcome: 'alreadyInState' };
    const [from, to] = await Promise.all([issueOf(ctx, idOf(i.issue), 'summary'), issueOf(ctx, idOf(i.other), 'summary')]);
    const answer = await send(ctx, 'POST /rest/api/3/issueLink', { body: { type: { name: i.kind }, outwardIssue: { key: to.key }, inwardIssue: { key: from.key } } });
    return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
  },
  undo: { change: 'unlink-issues', input: i => ({ ...i }), sentence: () => 'Removes the link again', days: 365 },
};

export const unlinkIssues: Change<Link, Linked, Site> = {
  ...common, id: 'unlink-issues', title: 'Link removed',
  description: 'Removes the link between two issues. Safe to repeat.',
  preview: (i, say) => `Remove the link from ${say.resource(i.issue)} to ${say.resource(i.other)}`, done: (i, say) => `Removed the link from ${say.resource(i.issue)} to ${say.resource(i.other)}`,
  reached: (_, s) => (s.link ? 'notHeld' : 'held'),
  async run(i, ctx) {
    const { link } = await state(i, ctx);
    if (!link) return { outcome: 'alreadyInState' };
    const answer = await send(ctx, 'DELETE /rest/api/3/issueLink/{linkId}', { path: { linkId: link } });
    return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
  },
  undo: { change: 'link-issues', input: i => ({ ...i }), sentence: () => 'Links them again', days: 30 },
};
