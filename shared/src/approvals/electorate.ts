import type { Facts } from '../action/facts';
import type { Ports } from '../ports';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { PersonRef } from '../types';
import { awayNow } from './board';
import type { Electorate } from './candidates';
import { gainedLately } from './gained';

export type Lent = Pick<Ports, 'directory' | 'roles' | 'journal' | 'clock'> & Pick<Runtime, 'settings' | 'delegations' | 'rulesWrittenLately' | 'peers'>;

/** Who could decide about this item as of now: every rule about people in one place, for asking, voting and counting alike. */
export async function electorateOf(rt: Lent, { subject, resource }: Pick<Facts, 'subject' | 'resource'>, item: ItemRecord): Promise<Electorate> {
  const [delegations, makers] = await Promise.all([rt.delegations.read(), makersOf(rt, item)]);
  return {
    directory: rt.directory, roles: rt.roles, settings: rt.settings, subject, resource, makers,
    away: awayNow(delegations, rt.clock.now().toISOString()), gained: (person, groups) => gainedLately(rt, person, groups),
  };
}

/** Everybody who shaped it, and who wrote the rules it rests on less than thirty days ago (G12). */
export const makersOf = async (rt: Pick<Lent, 'rulesWrittenLately'>, item: ItemRecord): Promise<PersonRef[]> =>
  [...new Set([...item.makers, ...(await rt.rulesWrittenLately({ rules: item.decision?.rules.map(r => r.id) ?? [], requestType: item.requestType }))])];
