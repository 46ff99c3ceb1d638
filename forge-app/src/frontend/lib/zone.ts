/** Whose eyes read a time: their language and their zone, as Atlassian's account settings say. */
export interface Zone { readonly locale: string; readonly timeZone: string }

const day = (at: Date, zone: Zone) => at.toLocaleDateString('en-CA', { timeZone: zone.timeZone });

/** Today as a clock time, else with the day. */
export function when(iso: string, zone: Zone, now = new Date()): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString(zone.locale, { timeZone: zone.timeZone, hour: '2-digit', minute: '2-digit' });
  if (day(at, zone) === day(now, zone)) return `today, ${time}`;
  const date = at.toLocaleDateString(zone.locale, { timeZone: zone.timeZone, day: 'numeric', month: 'short', ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }) });
  return `${date}, ${time}`;
}

/** Under a day as time left, else a date. */
export function left(until: string | undefined, zone: Zone, now = Date.now()): string {
  if (!until) return 'No end';
  const minutes = Math.round((Date.parse(until) - now) / 60_000);
  if (minutes <= 0) return 'Ending';
  if (minutes < 60) return `${minutes} min left`;
  if (minutes < 1_440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
  return `Until ${new Date(until).toLocaleDateString(zone.locale, { timeZone: zone.timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}`;
}
