import type { Notice } from '../ports';
import type { Runtime } from '../runtime';

/** A failed notice never fails what it tells about. */
export async function tellPeople(rt: Pick<Runtime, 'notices' | 'log'>, to: readonly string[], notice: Omit<Notice, 'to' | 'severity'>): Promise<void> {
  if (!to.length) return;
  await rt.notices.send({ ...notice, to, severity: 'normal' }).catch(e => rt.log.warn(`notice failed: ${(e as Error).message}`));
}
