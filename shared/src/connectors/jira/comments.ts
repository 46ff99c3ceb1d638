import { z } from 'zod';
import type { Change, RunResult } from '../../contract';
import { clean } from '../../words';
import { entityRef, personRef } from '../refs';
import { everyPage } from './pages';
import { idOf, refused, send, type Ctx, type Site } from './site';

interface Remark { readonly issue: string; readonly text: string; readonly person: string }
interface Written { readonly comment: string | null }
interface Comment { readonly id: string; readonly body: string; readonly public: boolean }

const input = z.object({ issue: entityRef, text: z.string().trim().min(1).max(4_000), person: personRef });

/** The service desk takes plain text and gives it back as it was. */
async function state(i: Remark, ctx: Ctx, open: boolean): Promise<Written> {
  const all = (await everyPage(ctx, 'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment', { path: { issueIdOrKey: idOf(i.issue) }, query: { public: String(open), internal: String(!open) } })) as Comment[];
  return { comment: all.find(c => c.public === open && c.body === i.text)?.id ?? null };
}

async function write(i: Remark, ctx: Ctx, open: boolean): Promise<RunResult> {
  if ((await state(i, ctx, open)).comment) return { outcome: 'alreadyInState' };
  const answer = await send(ctx, 'POST /rest/servicedeskapi/request/{issueIdOrKey}/comment', { path: { issueIdOrKey: idOf(i.issue) }, body: { body: i.text, public: open } });
  return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
}

const common = {
  effect: 'change' as const, idempotent: true, input, subject: (i: Remark) => i.person, resource: (i: Remark) => i.issue,
  reached: (_: Remark, s: Written) => (s.comment ? 'held' as const : 'notHeld' as const), readBack: (s: Written) => `Jira says ${s.comment ? 'written' : 'not written'}`,
  fields: (b: Written, a: Written) => [{ label: 'Comment', before: b.comment ? 'Written' : 'None', after: a.comment ? 'Written' : 'None', changed: b.comment !== a.comment }],
};

export const replyToCustomer: Change<Remark, Written, Site> = {
  ...common, id: 'reply-to-customer', title: 'Reply',
  description: 'Writes a public comment that the customer and the participants get by mail. The same text is not written twice.',
  preview: (i, say) => `Reply on ${say.resource(i.issue)}: “${clean(i.text)}”`, done: (i, say) => `Replied on ${say.resource(i.issue)}`,
  read: (i, ctx) => state(i, ctx, true), run: (i, ctx) => write(i, ctx, true),
  undoWhyNot: 'It was mailed to the customer; write a correction.',
};

export const noteForAgents: Change<Remark, Written, Site> = {
  ...common, id: 'note-for-agents', title: 'Internal note',
  description: 'Writes an internal comment that only agents see. The same text is not written twice.',
  preview: (i, say) => `Note on ${say.resource(i.issue)}, for agents only: “${clean(i.text)}”`, done: (i, say) => `Wrote an internal note on ${say.resource(i.issue)}`,
  read: (i, ctx) => state(i, ctx, false), run: (i, ctx) => write(i, ctx, false),
  undo: { change: 'remove-note', input: i => ({ ...i }), sentence: () => 'Removes the note', days: 30 },
};

export const removeNote: Change<Remark, Written, Site> = {
  ...common, id: 'remove-note', title: 'Internal note removed',
  description: 'Removes an internal comment with this very text. Safe to repeat.',
  preview: (i, say) => `Remove an internal note from ${say.resource(i.issue)}: “${clean(i.text)}”`, done: (i, say) => `Removed an internal note from ${say.resource(i.issue)}`,
  read: (i, ctx) => state(i, ctx, false), reached: (_, s) => (s.comment ? 'notHeld' : 'held'),
  async run(i, ctx) {
    const { comment } = await state(i, ctx, false);
    if (!comment) return { outcome: 'alreadyInState' };
    const answer = await send(ctx, 'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}', { path: { issueIdOrKey: idOf(i.issue), id: comment } });
    return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
  },
  undo: { change: 'note-for-agents', input: i => ({ ...i }), sentence: () => 'Writes the note again', days: 30 },
};
