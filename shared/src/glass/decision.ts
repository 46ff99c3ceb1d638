import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { isOpen } from './board';

/** Whether the window of this very person is open right now and lists the action, by the rules in force (G22). @throws when it cannot be read. */
export async function glassHolds(rt: Runtime, item: ItemRecord): Promise<boolean> {
  const [{ windows }, person] = await Promise.all([rt.glass.read(), rt.directory.person(item.by)]);
  const window = windows.find(w => w.id === item.glass);
  const { people, actions } = rt.settings.breakGlass;
  return window !== undefined && window.by === item.by && isOpen(window, rt.clock.now()) && people.includes(item.by) && actions.includes(item.action) && person?.active === true;
}
