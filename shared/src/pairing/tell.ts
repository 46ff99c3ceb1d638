import { tellPeople } from '../grants/tell';
import type { Runtime } from '../runtime';

/** Administrators and security. */
export async function tellWhoAnswers(rt: Runtime, { title, body }: { readonly title: string; readonly body: string }): Promise<void> {
  const to = [...new Set((await Promise.all([...rt.roles.admin, ...rt.roles.security].map(ref => rt.directory.members(ref)))).flat())];
  await rt.notices.send({ to, title, body, requestId: '', severity: 'high' }).catch(e => rt.log.warn(`notice failed: ${(e as Error).message}`));
}

export const tellPerson = (rt: Runtime, person: string, words: { readonly title: string; readonly body: string }): Promise<void> => tellPeople(rt, [person], { ...words, requestId: '' });
