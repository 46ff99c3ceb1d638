import type { MachineHandler } from '../machines/handlers';
import { endShiftAccess, shiftsOver } from './shift';

/** A hint that a shift ended: the schedule is read at once instead of at the next minute (G4, G20). */
export const shiftOver: MachineHandler = {
  kind: 'shift-over',
  async read(rt, { source, ref }) {
    const over = await shiftsOver(rt, { system: source, key: ref });
    return { subjects: [...new Set(over.map(o => o.person))], apply: by => endShiftAccess(rt, over, by) };
  },
};
