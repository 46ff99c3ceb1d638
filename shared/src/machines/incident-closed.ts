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

/** Tickets that active access is tied to, and that this source says are closed. Whoever cannot be read is left for the next time. */
export async function closedTickets(rt: Runtime, source: string): Promise<readonly string[]> {
  const tickets = [...new Set((await tied(rt)).map(t => t.ticket))];
  const closed = await Promise.all(tickets.map(async ticket => ((await isClosed(rt, source, ticket).catch(() => false)) ? [ticket] : [])));
  return closed.flat();
}

const tiedTo = async (rt: Runtime, ticket: string) => (await tied(rt)).filter(t => t.ticket === ticket);

async function tied(rt: Runtime) {
  const rows = await rt.journal.listRequests({ waitingOn: RESTS_ON.ticket, limit: 5_000 });
  const records = await loadRecords(rt.journal, rows.map(r => r.id));
  return records.flatMap(r => r.items.flatMap(i => (i.grant?.state === 'active' && i.grant.ticket ? [{ requestId: r.id, itemId: i.id, person: i.subject, ticket: i.grant.ticket }] : [])));
}
