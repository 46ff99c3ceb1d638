import type { Clock } from '@countersign/core';

export const clock: Clock = { now: () => new Date() };

/** ISO-8601. */
export const inDays = (days: number): string => new Date(clock.now().getTime() + days * 86_400_000).toISOString();
