import { Case, loadRecords } from '../case';
import { egressFetch } from '../egress';
import { endGrant } from '../grants/end';
import type { Runtime } from '../runtime';
import { RESTS_ON } from '../state/status';
import type { MachineHandler } from './handlers';

/** Grants tied to a ticket end when it closes (G20). */
export const incidentClosed: MachineHandler = {
  kind: 'closed',
  async read(rt, { source, ref }) {
    if (!(await isClosed(rt, source, ref))) return undefined;
    const found = await tiedTo(rt, ref);
    return {
      subjects: [...new Set(found.map(f => f.person))],
      async apply(by) {
        for (const { requestId, itemId } of found) {
          const kase = await Case.load(rt.journal, rt.clock, requestId);
          if (kase) await endGrant(rt, kase, kase.item(itemId), by, `${ref} closed`);
        }
      },
    };
  },
};

async function isClosed(rt: Runtime, source: string, key: string): Promise<boolean> {
  const system = rt.systems.find(s => s.id === source);
  const lookup = system?.connector.lookups.find(l => l.id === 'get-incident');
  if (!system || !lookup) return false;
  const ctx = { config: system.config, clock: rt.clock, fetch: egressFetch(rt, system), signal: AbortSignal.timeout(10_000), account: () => Promise.reject(new Error('not needed')) };
  return ((await lookup.run({ key }, ctx)) as { status?: string }).status === 'closed';
}

async function tiedTo(rt: Runtime, ticket: string) {
  const rows = await rt.journal.listRequests({ waitingOn: RESTS_ON.ticket, limit: 5_000 });
  const records = await loadRecords(rt.journal, rows.map(r => r.id));
  return records.flatMap(r => r.items.flatMap(i => (i.grant?.state === 'active' && i.grant.ticket === ticket ? [{ requestId: r.id, itemId: i.id, person: i.subject }] : [])));
}
