import { z } from 'zod';
import type { Lookup } from '../../contract';
import { idOf, read, send, type Site } from './site';

interface Incident { readonly key: string; readonly status: string }
interface Issue { readonly key: string; readonly fields?: { readonly status?: { readonly statusCategory?: { readonly key?: string } } } }

/** An issue that access can be tied to. Jira has many names for done and one category of them; an issue that is gone, or kept from the desk, says nothing. */
export const getIncident: Lookup<{ key: string }, Incident, Site> = {
  id: 'get-incident', title: 'Issue', description: 'Reads whether an issue is done.', effect: 'read',
  input: z.object({ key: z.string().max(64) }), output: z.object({ key: z.string(), status: z.enum(['open', 'closed', 'unknown']) }),
  async run({ key }, ctx) {
    const answer = await send(ctx, 'GET /rest/api/3/issue/{issueIdOrKey}', { path: { issueIdOrKey: idOf(key) }, query: { fields: 'status' } });
    if (answer.status === 404 || answer.status === 403) return { key, status: 'unknown' };
    return { key, status: read<Issue>(answer).fields?.status?.statusCategory?.key === 'done' ? 'closed' : 'open' };
  },
};
