import type { Runtime } from '../runtime';
import type { Waiting } from '../types';

/** What holds a change back from a resting system; a state that cannot be read holds it back too. */
export async function restOf(rt: Pick<Runtime, 'breaker' | 'clock' | 'log'>, system: string): Promise<Waiting | undefined> {
  try {
    const rest = await rt.breaker.enter(system);
    return rest && { for: 'system', message: `${system} does not answer, so it is left alone for a while`, retryAt: rest.retryAt };
  } catch (error) {
    rt.log.error('which systems rest cannot be read, so nothing is changed', error as Error);
    return { for: 'system', message: 'It cannot be read which systems are well', retryAt: new Date(rt.clock.now().getTime() + 60_000).toISOString() };
  }
}

/** What one run says about its system. The run itself is settled whether this can be written or not. */
export async function report(rt: Runtime, system: string, fault: string | undefined): Promise<void> {
  try {
    if (fault === undefined) await rt.breaker.answered(system);
    else if (await rt.breaker.failed(system, fault.slice(0, 300), rt.settings.breaker)) await tellOpened(rt, system);
  } catch (error) {
    rt.log.error(`how ${system} is could not be written down`, error as Error);
  }
}

async function tellOpened(rt: Runtime, system: string): Promise<void> {
  const title = rt.systems.find(s => s.id === system)?.title ?? system;
  const to = [...new Set((await Promise.all([...rt.roles.connectorOperator, ...rt.roles.admin].map(ref => rt.directory.members(ref)))).flat())];
  await rt.notices.send({ to, title: `${title} does not answer`, body: 'Changes there wait and are tried again by themselves. Look at Systems.', requestId: '', severity: 'high' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));
}
