import { readContextOf } from '../action/context';
import { DeskError } from '../desk-api';
import { openLeaving } from '../holdings';
import { ownersIn } from '../holdings/census';
import type { Runtime } from '../runtime';
import type { MachineHandler } from './handlers';

/** Who asks in the name of a source: a person of the catalog with employment `service`, and permits of its own (G4). */
const servantOf = (source: string) => `user:default/${source}`;

interface Employment { readonly status: string | null; readonly leftOn?: string | null }

/**
 * The HR source says that somebody may have left: it is read again, and only `left` opens their offboarding. A row that is not there proves
 * nothing: a bad export would otherwise offboard everybody it forgot (G4).
 */
export const leaver: MachineHandler = {
  kind: 'leaver',
  async read(rt, event) {
    const { source, ref } = event;
    const employment = await employmentOf(rt, source, ref);
    if (employment?.status !== 'left') return undefined;
    const person = (await ownersIn(rt, source, { accounts: [ref], people: [] })).owners.get(ref);
    if (!person) return undefined;
    const by = await rt.directory.person(servantOf(source));
    if (!by?.active || by.employment !== 'service') throw new DeskError(422, `Nobody can ask in the name of ${source}.`, `Add ${servantOf(source)} with employment service to the catalog, and permit what it may ask.`);
    return { subjects: [person], apply: () => openLeaving(rt, { by: by.ref, person, event, leftOn: employment.leftOn ?? '' }) };
  },
};

async function employmentOf(rt: Runtime, source: string, id: string): Promise<Employment | undefined> {
  const system = rt.systems.find(s => s.id === source);
  const lookup = system?.connector.lookups.find(l => l.id === 'get-employment');
  return system && lookup && ((await lookup.run({ id }, readContextOf(rt, system))) as Employment);
}
