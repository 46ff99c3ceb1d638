import { z } from 'zod';
import type { Change, RunResult } from '../../contract';
import { changedSince, sameIn } from '../http';
import { entityRef, personRef } from '../refs';
import { issueOf } from './issue';
import { idOf, read, refused, send, type Ctx, type Site } from './site';

interface Move { readonly issue: string; readonly to: string; readonly person: string }
interface Status { readonly status: string }
interface Way { readonly id: string; readonly to?: { readonly name?: string } }

const state = async (i: Move, ctx: Ctx): Promise<Status> => ({ status: (await issueOf(ctx, idOf(i.issue), 'status')).status?.name ?? '' });

/** The workflow decides which ways there are from where the issue is now. */
async function move(i: Move, ctx: Ctx): Promise<RunResult> {
  const path = { issueIdOrKey: idOf(i.issue) };
  const { transitions } = read<{ transitions: readonly Way[] }>(await send(ctx, 'GET /rest/api/3/issue/{issueIdOrKey}/transitions', { path }));
  const way = transitions.find(t => t.to?.name === i.to);
  if (!way) return { outcome: 'refused', code: 'NO_SUCH_TRANSITION', message: `There is no way from here to ${i.to}.` };
  const answer = await send(ctx, 'POST /rest/api/3/issue/{issueIdOrKey}/transitions', { path, body: { transition: { id: way.id } } });
  return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
}

export const transitionIssue: Change<Move, Status, Site> = {
  id: 'transition-issue', title: 'Status', effect: 'change', idempotent: true,
  description: 'Moves an issue to another status, if its workflow has a way there. Safe to repeat.',
  input: z.object({ issue: entityRef, to: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _'-]{0,60}$/u), person: personRef }),
  subject: i => i.person, resource: i => i.issue,
  preview: (i, say) => `Move ${say.resource(i.issue)} to ${i.to}`, done: (i, say) => `Moved ${say.resource(i.issue)} to ${i.to}`,
  read: state, reached: (i, s) => (s.status === i.to ? 'held' : 'notHeld'), readBack: s => `Jira says ${s.status}`,
  fields: (b, a) => [{ label: 'Status', before: b.status, after: a.status, changed: b.status !== a.status }],
  async run(i, ctx) {
    const now = await state(i, ctx);
    if (!sameIn(ctx.expect, now, ['status'])) return changedSince;
    return now.status === i.to ? { outcome: 'alreadyInState' } : move(i, ctx);
  },
  undo: { change: 'transition-issue', input: (i, before) => ({ ...i, to: before.status }), sentence: () => 'Moves it back', days: 30 },
};
