import type { ItemRecord } from '../state/record';
import type { PulledSwitch } from './types';

/** The switch that holds this item back, if any. Pure. Ending access, reading systems and break-glass go on under `stop-changes` (G22). */
export function stopFor(pulled: readonly PulledSwitch[], item: Pick<ItemRecord, 'action' | 'requestType' | 'ends' | 'glass'>): PulledSwitch | undefined {
  return pulled.find(s => covers(s, item) && (s.kind === 'stop-all' || !(item.ends || item.glass)));
}

function covers({ scope }: PulledSwitch, item: Pick<ItemRecord, 'action' | 'requestType'>): boolean {
  if (scope.system && item.action.split('.')[0] !== scope.system) return false;
  return !scope.requestType || scope.requestType === item.requestType;
}
