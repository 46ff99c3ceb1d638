/** An assumed amount is rounded to whole units, so that it does not look exact; a price keeps its cents. */
export const money = (amount: number, currency: string, exact = false): string =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: exact ? 2 : 0 }).format(amount);

/** "3 h 20 min". */
export function hours(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [h && `${h} h`, (m || !h) && `${m} min`].filter(Boolean).join(' ');
}
