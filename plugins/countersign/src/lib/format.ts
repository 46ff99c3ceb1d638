const two = (n: number) => (n < 10 ? `0${n}` : String(n));

/** Times in the reader's own zone: today as a clock time, else with the day. */
export function when(iso: string | undefined, now = new Date()): string {
  if (!iso) return '';
  const at = new Date(iso);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === now.toDateString()) return `Today, ${time}`;
  return `${at.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${time}`;
}
/** The same inside a sentence. */
export const whenIn = (iso: string | undefined) => when(iso).replace(/^T/, 't');
export function clock(iso: string): string {
  const at = new Date(iso);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
}

/** Under a day as time left, else a date. */
export function left(until: string | undefined, now = Date.now()): string {
  if (!until) return 'No end';
  const minutes = Math.round((Date.parse(until) - now) / 60_000);
  if (minutes <= 0) return 'Ending';
  if (minutes < 60) return `${minutes} min left`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
  return `Until ${new Date(until).toLocaleDateString(undefined, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}`;
}

/** "2 hours" from `PT2H`; a role or number stays as it is. */
export function sayValue(value: string | number): string {
  const m = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(String(value));
  if (!m) return String(value);
  const [weeks, days, hours, minutes] = m.slice(1).map(n => Number(n ?? 0));
  const part = (n: number, unit: string) => (n ? `${n} ${unit}${n === 1 ? '' : 's'}` : '');
  return [part(weeks * 7 + days, 'day'), part(hours, 'hour'), part(minutes, 'minute')].filter(Boolean).join(' ');
}

/** Minutes as an ISO-8601 duration in the largest unit that holds them: `P14D`, `PT4H`, `PT90M`. */
export const isoOf = (minutes: number) => (minutes % 1_440 === 0 ? `P${minutes / 1_440}D` : minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`);

/** "resource:default/payments-db" as people know it. */
export const nameOf = (names: Readonly<Record<string, string>>, ref: string) => names[ref] ?? ref.slice(ref.lastIndexOf('/') + 1);
