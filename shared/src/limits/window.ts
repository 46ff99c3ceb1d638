export type Within = 'minute' | 'hour' | 'day';

/** The minute, hour or day (UTC) that a moment lies in. */
export function windowAt(now: Date, within: Within): { since: string; until: string } {
  const ms = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }[within];
  const start = Math.floor(now.getTime() / ms) * ms;
  return { since: new Date(start).toISOString(), until: new Date(start + ms).toISOString() };
}
