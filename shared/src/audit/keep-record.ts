import type { Runtime } from '../runtime';

/** The last of every pass: a sign of life, then numbers and heads for all that the pass wrote. Fails alone: due work has been done. */
export async function keepRecord(rt: Pick<Runtime, 'heartbeat' | 'sealer' | 'log'>): Promise<void> {
  await rt.heartbeat.beat().catch(error => rt.log.error('the heartbeat could not be written', error as Error));
  await rt.sealer.seal().catch(error => rt.log.error('the record could not be sealed', error as Error));
}
