import { isoOf } from '../words';

const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, couple: 2, few: 3 };
const UNIT_MINUTES: readonly (readonly [RegExp, number])[] = [[/^(?:m|min|mins|minutes?)$/, 1], [/^(?:h|hr|hrs|hours?|std|stunden?)$/, 60], [/^(?:d|days?|tage?)$/, 1440], [/^(?:w|wks?|weeks?|wochen?)$/, 10_080], [/^(?:mo|months?|monate?)$/, 43_200], [/^(?:y|yrs?|years?)$/, 525_600]];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const UNIT = '(m|mins?|minutes?|h|hrs?|hours?|stunden?|d|days?|tage?|w|wks?|weeks?|wochen?|mo|months?|y|yrs?|years?)\\b';
/** Digits may touch their unit ("4h"); words may not: "and" is no "an d". */
const AMOUNT = new RegExp(`\\b(?:(half)\\s+(?:an?\\s+)?|(\\d+(?:\\.\\d+)?)[\\s-]*|(an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:a\\s+)?couple(?:\\s+of)?|(?:a\\s+)?few)[\\s-]+)${UNIT}`, 'gi');

/** "Every two hours", "after a minute", "an hour ago": when something happens, never for how long. */
const HOW_OFTEN = /\b(?:every|each|per|once|twice|after)\s+(?:other\s+)?$/i;
const amountIn = (text: string) => [...text.matchAll(AMOUNT)].find(m => !HOW_OFTEN.test(text.slice(0, m.index)) && !/^\s+ago\b/i.test(text.slice(m.index + m[0].length)));

export interface Found { readonly iso: string; readonly from: number; readonly to: number }

/** "4h", "two weeks", "half an hour", "until Friday", "for today": an ISO-8601 duration, whole minutes, against this moment. */
export function findDuration(text: string, now: Date, timezone: string): Found | undefined {
  const amount = amountIn(text);
  if (amount) return { iso: isoOf(minutesOfAmount(amount)), from: amount.index, to: amount.index + amount[0].length };
  const until = /\b(?:until|till|til|through|bis|by)\s+(?:the\s+end\s+of\s+)?(?:next\s+)?(today|tonight|tomorrow|eod|sunday|monday|tuesday|wednesday|thursday|friday|saturday|\d{4}-\d{2}-\d{2}|end of (?:day|week))\b/i.exec(text)
    ?? /\b(?:for|rest of)\s+(today|the day|this week)\b/i.exec(text);
  if (!until) return undefined;
  const minutes = minutesUntil(until[1].toLowerCase(), now, timezone);
  return minutes > 0 ? { iso: isoOf(minutes), from: until.index, to: until.index + until[0].length } : undefined;
}

function minutesOfAmount([, half, digits, words, unit]: RegExpMatchArray): number {
  const each = UNIT_MINUTES.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1] ?? 1;
  if (half) return Math.max(1, Math.round(each / 2));
  const word = (digits ?? words).toLowerCase().replace(/^a\s+|\s+of$/g, '');
  return Math.max(1, Math.round((NUMBERS[word] ?? Number(word)) * each));
}

/** To the end of that day in the person's zone. */
function minutesUntil(day: string, now: Date, timezone: string): number {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hourCycle: 'h23', weekday: 'long', hour: 'numeric', minute: 'numeric', year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now).map(p => [p.type, p.value]));
  const left = 1440 - (Number(parts.hour) * 60 + Number(parts.minute));
  const today = DAYS.indexOf(parts.weekday.toLowerCase());
  if (['today', 'tonight', 'eod', 'the day', 'end of day'].includes(day)) return left;
  if (day === 'tomorrow') return left + 1440;
  if (/^\d/.test(day)) return left + Math.round((Date.parse(`${day}T00:00Z`) - Date.parse(`${parts.year}-${parts.month}-${parts.day}T00:00Z`)) / 60_000);
  const target = day === 'end of week' || day === 'this week' ? 5 : DAYS.indexOf(day);
  return left + ((target - today + 7) % 7) * 1440;
}

/** A day a person names, as YYYY-MM-DD in their zone. */
export function findDate(text: string, now: Date, timezone: string): string | undefined {
  const iso = /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0];
  if (iso) return iso;
  const word = /\b(today|tomorrow|sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b/i.exec(text)?.[1].toLowerCase();
  if (!word) return undefined;
  const at = new Date(now.getTime() + (minutesUntil(word, now, timezone) - 1) * 60_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(at);
}
