import type { Runtime } from '../runtime';

/** Everybody who may release it; told once per hold. */
export async function tellHeld(rt: Runtime, source: string, people: number): Promise<void> {
  const to = [...new Set((await Promise.all([...rt.roles.admin, ...rt.roles.security].map(ref => rt.directory.members(ref)))).flat())];
  const body = `${people} ${people === 1 ? 'person is' : 'people are'} concerned. Nothing is changed until two of you release it.`;
  await rt.notices.send({ to, title: `What ${source} asks for is held`, body, requestId: '', severity: 'high' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));
}
