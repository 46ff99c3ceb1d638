import { Case, loadRecords } from '../case';
import type { ReadContext, System } from '../contract';
import type { Runtime } from '../runtime';
import { RESTS_ON } from '../state/status';
import { readContextOf } from '../action/context';
import { endGrant } from './end';

/** What a system with an on-call schedule says of one person: the shift asked for, or the one they have now. */
export interface Shift { readonly key: string | null; readonly onCall: boolean; readonly until: string | null }

const LOOKUP = 'get-shift';
const scheduleOf = (systems: readonly System[], id?: string) => systems.find(s => (!id || s.id === id) && s.connector.lookups.some(l => l.id === LOOKUP));

/** The shift this person is on now, as `<system>:<shift>`; undefined: on none, or nobody can say. */
export async function shiftNow(rt: Runtime, person: string): Promise<{ readonly shift: string; readonly until: string } | undefined> {
  const system = scheduleOf(rt.systems);
  const shift = system && (await read(rt, system, { person }));
  return system && shift?.onCall && shift.key && shift.until ? { shift: `${system.id}:${shift.key}`, until: shift.until } : undefined;
}

export interface Over { readonly requestId: string; readonly itemId: string; readonly person: string }

/**
 * Live access for on-call shifts that this person is no longer on, as the schedule says now; each shift is read once for all its grants.
 * A schedule that cannot be read ends nothing early: the time of the grant is over with the planned shift anyway (G20).
 */
export async function shiftsOver(rt: Runtime, hint?: { readonly system: string; readonly key: string }): Promise<readonly Over[]> {
  const said = new Map<string, Promise<Shift | undefined>>();
  const ask = (shift: string, person: string) => {
    const at = shift.indexOf(':');
    const system = scheduleOf(rt.systems, shift.slice(0, at));
    const asked = said.get(`${shift} ${person}`) ?? (system ? read(rt, system, { key: shift.slice(at + 1), person }) : Promise.resolve(undefined));
    said.set(`${shift} ${person}`, asked);
    return asked;
  };
  const over: Over[] = [];
  const rows = await rt.journal.listRequests({ waitingOn: RESTS_ON.shift, limit: 5_000 });
  for (const { id: requestId, items } of await loadRecords(rt.journal, rows.map(r => r.id))) {
    for (const { id, grant } of items) {
      if (grant?.state !== 'active' || !grant.shift || (hint && grant.shift !== `${hint.system}:${hint.key}`)) continue;
      if ((await ask(grant.shift, grant.person))?.onCall === false) over.push({ requestId, itemId: id, person: grant.person });
    }
  }
  return over;
}

export async function endShiftAccess(rt: Runtime, over: readonly Over[], by: string): Promise<void> {
  for (const { requestId, itemId } of over) {
    const kase = await Case.load(rt.journal, rt.clock, requestId);
    if (kase) await endGrant(rt, kase, kase.item(itemId), by, 'On-call shift over');
  }
}

async function read(rt: Runtime, system: System, input: { readonly key?: string; readonly person: string }): Promise<Shift | undefined> {
  const lookup = system.connector.lookups.find(l => l.id === LOOKUP);
  try {
    return lookup && (lookup.output.parse(await lookup.run(input, readContextOf(rt, system) as ReadContext)) as Shift);
  } catch (error) {
    rt.log.warn(`the on-call schedule of ${system.id} could not be read: ${(error as Error).message}`);
    return undefined;
  }
}
