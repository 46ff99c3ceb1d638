import type { ItemRecord } from '../state/record';
import type { Grant, Resource } from '../types';

/** The owner whose yes this access rests on: another owner later is asked anew (G20). */
export function ownerAnswered(item: ItemRecord, resources: readonly Resource[]): Pick<Grant, 'owner'> {
  const said = item.steps.some(s => s.role === 'owner' && s.state === 'approved');
  const owner = said ? resources.find(r => r.ref === item.resource)?.owner : undefined;
  return owner ? { owner } : {};
}
