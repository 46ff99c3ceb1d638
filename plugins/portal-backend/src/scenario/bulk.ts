import type { DriftView, RequestView } from '@countersign/core';
import { ref, type Outcome, type Telling } from './attempt';

const APP = 'resource:default/zoom';
const SIX = ['ben', 'juno', 'tomas', 'lina', 'felix', 'emma'].map(ref);

/**
 * One admin takes the same seat from six people within the hour, and a colleague says yes to each without looking. Five are within
 * bounds; the sixth has to wait for a second colleague (G23).
 */
export async function takeFromSix({ portal }: Telling, by: { readonly admin: string; readonly nods: string }): Promise<Outcome> {
  for (const person of SIX) await portal.demo('POST', '/behind', { action: 'saas.grant-seat', input: { app: APP, person } });
  const { body: { findings } } = await portal.call<DriftView>(by.admin, 'POST', '/drift/scan', {});
  const items: RequestView['items'][number][] = [];
  for (const f of findings.filter(found => found.resource === APP && SIX.includes(found.person ?? ''))) {
    const { body: asked } = await portal.call(by.admin, 'POST', `/drift/${f.id}/resolve`, { how: 'revoke', reason: 'Clearing up' });
    const { body } = await portal.call(by.nods, 'POST', `/approvals/${asked.id}.${asked.items[0].steps[0].id}/decision`, { decision: 'approve' });
    items.push(body.items[0]);
  }
  const last = items.at(-1);
  const need = last?.steps.find(s => s.state === 'open');
  if (items.length !== SIX.length || !items.slice(0, -1).every(i => i.state === 'verified')) return { stopped: false, got: `no answer that can be judged: ${items.map(i => i.state).join(', ')}` };
  if (last?.state !== 'waiting' || need?.count !== 2) return { stopped: false, got: last?.sentence ?? '' };
  return { stopped: true, by: `after five, one yes is not enough: it waits for ${need.count} of ${need.role} (rule ${last.decision?.rules.map(r => r.id).join(', ')})` };
}
