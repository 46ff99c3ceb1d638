import { stateOfWindow } from '../glass';
import type { Runtime } from '../runtime';
import type { Metrics } from '../types';

type Exception = Metrics['exceptions'][number];
const nowhere = { requestId: '', itemId: '' };

/** What a person must look at and no single request tells: held machines, resting systems, unread uses of break-glass. */
export async function deskExceptions(rt: Runtime): Promise<Exception[]> {
  const [{ held }, systems, { windows }] = await Promise.all([rt.machines.read(), rt.breaker.read(), rt.glass.read()]);
  const overdue = windows.filter(w => stateOfWindow(w, rt.clock.now()) === 'overdue');
  return [
    ...overdue.map(w => ({ requestId: w.uses[0]?.requestId ?? '', itemId: '', kind: 'glass' as const, why: 'Nobody reviewed a use of break-glass within 72 hours', since: w.at })),
    ...held.map(h => ({ ...nowhere, kind: 'machine' as const, why: `What ${h.source} asks for is held: ${h.subjects.length} people. Two release it.`, since: h.at })),
    ...[...systems].flatMap(([id, s]) => (s.state === 'closed' ? [] : [{ ...nowhere, kind: 'system' as const, why: `${rt.systems.find(x => x.id === id)?.title ?? id} does not answer: ${s.why ?? ''}`, since: s.since ?? '', ...(s.retryAt && { retryAt: s.retryAt }) }])),
  ];
}
