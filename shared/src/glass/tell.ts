import type { Runtime } from '../runtime';
import { createSayer } from '../words';

/** Security hears of it at once, the person themself aside. */
export async function tellSecurity(rt: Runtime, { who, what, body, requestId }: { who: string; what: string; body: string; requestId: string }): Promise<void> {
  const [to, people] = await Promise.all([Promise.all(rt.roles.security.map(ref => rt.directory.members(ref))), rt.directory.people()]);
  const others = [...new Set(to.flat())].filter(ref => ref !== who);
  await rt.notices.send({ to: others, title: `${createSayer(people, []).person(who)} ${what}`, body, requestId, severity: 'high' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));
}
