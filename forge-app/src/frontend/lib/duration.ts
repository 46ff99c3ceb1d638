const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** "2 hours" from `PT2H`; a role or a number stays as it is. */
export function sayValue(value: unknown): string {
  const found = ISO.exec(String(value));
  if (!found) return String(value);
  const [weeks, days, hours, minutes] = found.slice(1).map(n => Number(n ?? 0));
  const part = (n: number, unit: string) => (n ? `${n} ${unit}${n === 1 ? '' : 's'}` : '');
  return [part(weeks * 7 + days, 'day'), part(hours, 'hour'), part(minutes, 'minute')].filter(Boolean).join(' ');
}

/** Whole minutes in the largest unit that holds them: `P14D`, `PT4H`, `PT90M`. */
export const isoOf = (minutes: number): string => (minutes % 1_440 === 0 ? `P${minutes / 1_440}D` : minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`);
