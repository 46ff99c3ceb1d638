const PATTERN = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Whole minutes of an ISO-8601 duration of weeks, days, hours and minutes. @throws on anything else. */
export function minutesOf(iso: string): number {
  const m = PATTERN.exec(iso);
  if (!m || iso === 'P' || iso.endsWith('T')) throw new Error(`"${iso}" is not a duration like PT4H or P7D`);
  const [w, d, h, min] = m.slice(1).map(x => Number(x ?? 0));
  return ((w * 7 + d) * 24 + h) * 60 + min;
}

/** Shortest ISO-8601 form of whole minutes. */
export function isoOf(minutes: number): string {
  const d = Math.floor(minutes / 1440);
  const h = Math.floor((minutes % 1440) / 60);
  const m = minutes % 60;
  const time = `${h ? `${h}H` : ''}${m ? `${m}M` : ''}`;
  return `P${d ? `${d}D` : ''}${time || !d ? `T${time || '0M'}` : ''}`;
}

/** "4 hours", "90 minutes", "7 days". */
export function sayDuration(iso: string): string {
  const minutes = minutesOf(iso);
  const [n, unit] = minutes % 1440 === 0 && minutes >= 1440 ? [minutes / 1440, 'day'] : minutes % 60 === 0 && minutes >= 60 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

export const addDuration = (at: Date, iso: string) => new Date(at.getTime() + minutesOf(iso) * 60_000);
