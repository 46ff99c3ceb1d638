import { z } from 'zod';
import { durationText, entityRef, personRef, ticketKey } from '../refs';
import { membership } from './membership';
import { idOf, notThere, read, send, type Ctx } from './site';

interface Actor { readonly actorUser?: { readonly accountId?: string } }

/** Name of a role → its number. Jira answers with addresses that end in the number. */
export async function rolesOf(ctx: Ctx, projectIdOrKey: string): Promise<ReadonlyMap<string, string>> {
  const roles = read<Readonly<Record<string, string>>>(await send(ctx, 'GET /rest/api/3/project/{projectIdOrKey}/role', { path: { projectIdOrKey } }));
  return new Map(Object.entries(roles).map(([name, url]) => [name, url.slice(url.lastIndexOf('/') + 1)]));
}

/** Accounts that hold it themselves, not by a group. */
export async function holdersOf(ctx: Ctx, projectIdOrKey: string, id: string): Promise<readonly string[]> {
  const role = read<{ actors?: readonly Actor[] }>(await send(ctx, 'GET /rest/api/3/project/{projectIdOrKey}/role/{id}', { path: { projectIdOrKey, id } }));
  return (role.actors ?? []).flatMap(a => a.actorUser?.accountId ?? []);
}

interface InRole { readonly project: string; readonly person: string; readonly role: string; readonly duration?: string; readonly ticket?: string }
const inRole = z.object({ project: entityRef, person: personRef, role: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} &_-]{0,60}$/u) });
const noRole = notThere('NO_SUCH_ROLE', 'There is no such role in this project.');
const idIn = async (i: InRole, ctx: Ctx) => (await rolesOf(ctx, idOf(i.project))).get(i.role);

export const roleChanges = membership<InRole>({
  ids: { give: 'give-project-role', take: 'take-project-role' }, titles: { give: 'Project role', take: 'Project role ended' },
  descriptions: { give: 'Gives a person a role in a Jira project. Safe to repeat.', take: 'Takes a role in a Jira project away. Safe to repeat.' },
  input: { give: inRole.extend({ duration: durationText.optional(), ticket: ticketKey.optional() }), take: inRole }, resource: i => i.project, role: i => i.role,
  verb: ['Give', 'Gave'], to: (i, say) => `the role ${i.role} in ${say.resource(i.project)}`, from: (i, say) => `the role ${i.role} in ${say.resource(i.project)}`,
  async has(i, at) {
    const id = await idIn(i, at);
    return id !== undefined && (await holdersOf(at, idOf(i.project), id)).includes(at.account);
  },
  async add(i, at) {
    const id = await idIn(i, at);
    return id ? send(at, 'POST /rest/api/3/project/{projectIdOrKey}/role/{id}', { path: { projectIdOrKey: idOf(i.project), id }, body: { user: [at.account] } }) : noRole;
  },
  async remove(i, at) {
    const id = await idIn(i, at);
    return id ? send(at, 'DELETE /rest/api/3/project/{projectIdOrKey}/role/{id}', { path: { projectIdOrKey: idOf(i.project), id }, query: { user: at.account } }) : noRole;
  },
});
