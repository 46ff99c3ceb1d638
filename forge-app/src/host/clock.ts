import type { Clock } from '@countersign/core';

export const clock: Clock = { now: () => new Date() };
