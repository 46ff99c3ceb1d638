import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream } from '../streams';
import type { PersonRef } from '../types';
import type { MachineEvent, MachineHold } from './types';

export const MACHINES_STREAM = 'SYS-machines';
/** How far back changes by one machine are added up. */
const HOUR_MS = 3_600_000;

export interface MachineState {
  /** Whom each source changed, and when last: of the last hour. */
  readonly changed: readonly { readonly source: string; readonly subject: PersonRef; readonly at: string }[];
  /** Let pass and not finished yet: picked up again after a crash. */
  readonly running: readonly { readonly id: string; readonly event: MachineEvent; readonly at: string }[];
  readonly held: readonly MachineHold[];
}
const NOTHING: MachineState = { changed: [], running: [], held: [] };

/** What machines asked for, on a stream that every replica writes by compare-and-set: two replicas cannot both stay under the bound. */
export const machineBoard = (journal: Journal, clock: Clock): Stream<MachineState> => new Stream(journal, clock, MACHINES_STREAM, fold, NOTHING);

export interface Passed { readonly id: string; readonly event: MachineEvent; readonly subjects: readonly PersonRef[]; readonly why?: MachineHold['why'] }

function fold(s: MachineState, e: JournalEvent): MachineState {
  const data = e.data as unknown as Passed;
  switch (e.kind) {
    case 'machine.accepted': return { ...s, running: [...s.running, { id: data.id, event: data.event, at: e.at }], changed: remembered(s, data, e.at) };
    case 'machine.done': return { ...s, running: s.running.filter(r => r.id !== data.id) };
    case 'machine.held': return { ...s, held: held(s.held, data, e.at), changed: remembered(s, data, e.at) };
    case 'machine.release-asked': return { ...s, held: s.held.map(h => (h.id === data.id ? { ...h, release: { by: e.actor, at: e.at } } : h)) };
    case 'machine.released': {
      const hold = s.held.find(h => h.id === data.id);
      return { ...s, held: s.held.filter(h => h.id !== data.id), running: [...s.running, ...(hold?.events ?? []).map((event, n) => ({ id: `${data.id}.${n}`, event, at: e.at }))] };
    }
    default: return s;
  }
}

/** Everything of one source that is too much is one hold, told once. */
function held(holds: readonly MachineHold[], { id, event, subjects, why = 'mass' }: Passed, at: string): readonly MachineHold[] {
  if (!holds.some(h => h.id === id)) return [...holds, { id, source: event.source, why, events: [event], subjects, at }];
  return holds.map(h => (h.id === id ? { ...h, events: [...h.events, event], subjects: [...new Set([...h.subjects, ...subjects])], release: undefined } : h));
}

function remembered(s: MachineState, { event, subjects }: Passed, at: string): MachineState['changed'] {
  const since = Date.parse(at) - HOUR_MS;
  const others = s.changed.filter(c => Date.parse(c.at) > since && !(c.source === event.source && subjects.includes(c.subject)));
  return [...others, ...subjects.map(subject => ({ source: event.source, subject, at }))];
}

/** Distinct people that `source` would have changed within the hour, `more` included. */
export function reach(s: MachineState, source: string, more: readonly PersonRef[], now: Date): number {
  const since = now.getTime() - HOUR_MS;
  return new Set([...s.changed.filter(c => c.source === source && Date.parse(c.at) > since).map(c => c.subject), ...more]).size;
}
