import { loadRecords } from '../case';
import type { Holding, System } from '../contract';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Grant, Json, PersonRef, ResourceRef } from '../types';

/** Most requests of one person that are looked through. */
const MOST = 1_000;

/** A grant here, and what taking it back in its system would take. */
export interface Given { readonly grant: Grant; readonly system: string; readonly takes: string; readonly change: string }

/** The same access: one thing in one system, with the role where roles are taken away one by one. */
const accessKey = (system: string, resource: ResourceRef, role: Json | undefined) => `${system} ${resource} ${typeof role === 'string' ? role : ''}`;

/** @param person - whoever; only the shape of the input counts. */
export const keyOf = (system: System, h: Holding, person: PersonRef) => accessKey(system.id, h.resource, h.revoke.input(person).role);

/** Every grant there ever was, of everybody or of one person, that some system could confirm. */
export async function givenTo(rt: Runtime, person?: PersonRef): Promise<Given[]> {
  const rows = await rt.journal.listRequests({ withGrants: true, limit: MOST, ...(person && { people: [person] }) });
  const records = await loadRecords(rt.journal, rows.map(r => r.id));
  return records.flatMap(r => r.items.flatMap(i => given(rt, i, r.items))).filter(g => !person || g.grant.person === person);
}

function given(rt: Runtime, item: ItemRecord, items: readonly ItemRecord[]): Given[] {
  const undo = item.receipt?.undo ?? items.find(i => i.id === item.extends)?.receipt?.undo;
  const inverse = undo && rt.actions.find(undo.action);
  if (!item.grant || !undo || !inverse) return [];
  return [{ grant: item.grant, system: inverse.system.id, takes: accessKey(inverse.system.id, item.resource, undo.input.role), change: inverse.change.id }];
}

export const isLive = (g: Grant) => g.state === 'active' || g.state === 'ending' || g.state === 'exception' || g.state === 'unknown';
