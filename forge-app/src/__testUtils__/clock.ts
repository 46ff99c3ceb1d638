/** Everything but the date: the site and the database answer in their own time. */
const TIMERS = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'clearImmediate', 'clearInterval', 'clearTimeout'] as const;
export const REAL: (typeof TIMERS)[number][] = [...TIMERS];

/** Moves the wall clock; it stands still there until `jest.useRealTimers()`. */
export const at = (ms: number): void => { jest.useFakeTimers({ now: ms, doNotFake: REAL }); };
