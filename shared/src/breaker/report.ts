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

const tellOpened = (rt: Runtime, system: string) => tellOperators(rt, system, 'does not answer', 'Changes there wait and are tried again by themselves. Look at Systems.');

/** What stands in the way is shown to them there, and to nobody else. */
export const tellNotConnected = (rt: Runtime, system: string) => tellOperators(rt, system, 'is not connected properly', 'A change could not be made there. Test it under Systems: that says what is missing.');

async function tellOperators(rt: Runtime, system: string, what: string, body: string): Promise<void> {
  const title = rt.systems.find(s => s.id === system)?.title ?? system;
  const to = [...new Set((await Promise.all([...rt.roles.connectorOperator, ...rt.roles.admin].map(ref => rt.directory.members(ref)))).flat())];
  await rt.notices.send({ to, title: `${title} ${what}`, body, requestId: '', severity: 'high' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));
}
