import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';

/**
 * Whether the subject is left with less than before: somebody with many accesses loses all of them on one day (G4, G23).
 * The desk's own changes of access only take; a system's change takes when its inverse gives.
 */
export function takesAway(rt: Pick<Runtime, 'actions'>, item: ItemRecord): boolean {
  const action = rt.actions.find(item.action);
  if (!action || action.change.gives === 'access') return false;
  if (item.ends || item.undoOf || action.system.id === 'access') return true;
  const takenBack = action.system.connector.changes.some(c => c.gives === 'access' && c.undo?.change === action.change.id);
  return takenBack || rt.actions.inverse(action)?.change.gives === 'access';
}
