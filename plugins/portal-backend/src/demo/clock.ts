import type { Clock } from '@countersign/core';

/** Real time, moved forward by whoever runs an evaluation. Demo only. */
export class DemoClock implements Clock {
  private offset = 0;
  now() { return new Date(Date.now() + this.offset); }
  set(at: Date) { this.offset = at.getTime() - Date.now(); }
  move(ms: number) { this.offset += ms; }
  reset() { this.offset = 0; }
}
export const demoClock = new DemoClock();
