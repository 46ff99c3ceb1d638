import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import { holds, mustKnow } from '../verbs/who';
import type { SystemsDesk } from './desk-api';
import type { SystemState } from './types';

const READERS = ['desk', 'admin', 'connectorOperator', 'security', 'auditor'] as const;
const ORDER = { open: 0, trying: 1, closed: 2 };

export function systemsVerbs(rt: Runtime): SystemsDesk {
  return {
    async systemsHealth(actor) {
      await mustKnow(rt, actor);
      if (!(await Promise.all(READERS.map(role => holds(rt, actor, role)))).some(Boolean)) throw new DeskError(403, 'The systems are shown to those who answer for them.', 'Your own request says what it waits for.');
      const all = await rt.breaker.read();
      return rt.systems.map(({ id, title }) => {
        const s = all.get(id);
        return { id, title, state: s?.state ?? 'closed', says: says(s), failures: s?.failures.length ?? 0, ...(s?.since && { since: s.since }), ...(s?.state !== 'closed' && s?.retryAt && { retryAt: s.retryAt }), ...(s?.why && { why: s.why }) };
      }).sort((a, b) => ORDER[a.state] - ORDER[b.state] || b.failures - a.failures || a.title.localeCompare(b.title));
    },
  };
}

function says(s: SystemState | undefined): string {
  if (!s || (s.state === 'closed' && !s.failures.length)) return 'In use';
  if (s.state === 'closed') return `In use; the last ${s.failures.length === 1 ? 'change' : `${s.failures.length} changes`} did not get through`;
  return s.state === 'trying' ? 'One change is let through to see whether it answers' : `Rests until ${s.retryAt?.slice(11, 16)} UTC: ${s.why}`;
}
