import { shiftNow } from '../grants/shift';
import type { Runtime } from '../runtime';
import type { RequestType } from '../types';
import { isoOf } from '../words';

type Said = Readonly<Record<string, string>>;
const slotOf = (type: RequestType, kind: string) => Object.keys(type.slots).find(name => type.slots[name].type === kind);

/**
 * "While I'm on call": which shift, and for how long, is what the schedule says of that person now, never what anybody wrote.
 * Without one there is no shift, and the length of time is asked for.
 */
export async function withShift(rt: Runtime, type: RequestType, said: Said, person: string): Promise<{ readonly slots: Said; readonly offDuty?: string }> {
  const name = slotOf(type, 'shift');
  if (!name || !said[name]) return { slots: said };
  const now = await shiftNow(rt, person);
  const rest = withoutShift(type, said);
  if (!now) return { slots: rest, offDuty: 'The on-call schedule does not show you on call now.' };
  const length = slotOf(type, 'duration');
  const minutes = Math.max(1, Math.floor((Date.parse(now.until) - rt.clock.now().getTime()) / 60_000));
  return { slots: { ...rest, [name]: now.shift, ...(length && !rest[length] && { [length]: isoOf(minutes) }) } };
}

export const withoutShift = (type: RequestType, said: Said): Said => Object.fromEntries(Object.entries(said).filter(([name]) => type.slots[name]?.type !== 'shift'));
