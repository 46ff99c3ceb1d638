import { z } from 'zod';
import type { Change } from '../../contract';
import { clean } from '../../words';
import { entityRef, personRef } from '../refs';
import { documentOf, issueOf } from './issue';
import { idOf, refused, send, type Ctx, type Site } from './site';

interface Task { readonly project: string; readonly about: string; readonly kind: string; readonly summary: string; readonly description?: string; readonly person: string }
interface Made { readonly issue: string | null }
const RELATES = 'Relates';

/** Search lags behind by seconds, links do not: what was made is found at the issue it is about. */
async function state(i: Task, ctx: Ctx): Promise<Made> {
  const { issuelinks = [] } = await issueOf(ctx, idOf(i.about), 'issuelinks');
  const others = issuelinks.filter(l => l.type.name === RELATES).flatMap(l => [l.outwardIssue, l.inwardIssue]);
  return { issue: others.find(o => o?.fields?.summary === i.summary)?.key ?? null };
}

/**
 * Two calls: links can be made together with the issue only where the project's screens show them. An issue that could not be linked is not
 * found by reading, so this is never sent twice: then its outcome is unknown, and a person looks.
 */
export const createIssue: Change<Task, Made, Site> = {
  id: 'create-issue', title: 'New issue', effect: 'change',
  description: 'Makes an issue in another project for whoever works there, linked to the one it is about. The same summary is not made twice for one issue.',
  input: z.object({ project: entityRef, about: entityRef, kind: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,60}$/u).default('Task'), summary: z.string().trim().min(3).max(200).regex(/^[^\n]*$/), description: z.string().max(4_000).optional(), person: personRef }),
  subject: i => i.person, resource: i => i.project,
  preview: (i, say) => `Make a ${i.kind} “${clean(i.summary)}” in ${say.resource(i.project)}`, done: (i, say) => `Made a ${i.kind} “${clean(i.summary)}” in ${say.resource(i.project)}`,
  read: state, reached: (_, s) => (s.issue ? 'held' : 'notHeld'), readBack: s => `Jira says ${s.issue ?? 'no such issue'}`,
  fields: (b, a) => [{ label: 'Issue', before: b.issue ?? 'None', after: a.issue ?? 'None', changed: b.issue !== a.issue }],
  async run(i, ctx) {
    if ((await state(i, ctx)).issue) return { outcome: 'alreadyInState' };
    const project = idOf(i.project);
    const about = (await issueOf(ctx, idOf(i.about), 'summary')).key;
    const made = await send(ctx, 'POST /rest/api/3/issue', {
      body: { fields: { project: /^\d+$/.test(project) ? { id: project } : { key: project }, issuetype: { name: i.kind }, summary: i.summary, ...(i.description && { description: documentOf(i.description) }) } },
    });
    if (made.status >= 300) return refused(made);
    const { key } = made.body as { key: string };
    const linked = await send(ctx, 'POST /rest/api/3/issueLink', { body: { type: { name: RELATES }, outwardIssue: { key: about }, inwardIssue: { key } } });
    if (linked.status >= 300) throw new Error(`${key} was made but not linked: ${refused(linked).message}`);
    return { outcome: 'changed' };
  },
  undoWhyNot: 'Close the issue instead; deleting it would take its history away.',
};
