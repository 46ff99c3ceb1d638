import type { RequestRecord } from '../state/record';
import type { Settings } from '../settings';
import type { Metrics, RequestType } from '../types';
import { doneIn, resolutionOf } from './resolution';

type Kind = Metrics['saved']['kinds'][number];
type Worth = Settings['worth'];

/** What verified resolutions come to by the company's own assumptions. Claimed, abandoned and reopened ones are not in it, nor what was not done or was undone. Pure. */
export function savedOf(records: readonly RequestRecord[], types: ReadonlyMap<string, RequestType>, worth: Worth): Metrics['saved'] {
  const verified = records.filter(r => resolutionOf(r) === 'verified' && !r.reopened);
  const kinds = new Map<string, Kind>();
  let uncounted = 0;
  for (const r of verified) {
    const longest = longestOf(r, types);
    if (!longest) { uncounted += 1; continue; }
    const { id: requestType, title, minutesSaved: minutesEach = 0 } = longest;
    kinds.set(requestType, { requestType, title, minutesEach, verified: (kinds.get(requestType)?.verified ?? 0) + 1 });
  }
  const counted = [...kinds.values()].sort((a, b) => b.verified * b.minutesEach - a.verified * a.minutesEach);
  const minutes = counted.reduce((n, k) => n + k.verified * k.minutesEach, 0);
  const model = modelOf(records, worth, verified.length);
  return { kinds: counted, uncounted, minutes, ...(worth && { assumed: worth, amount: (minutes / 60) * worth.hour }), ...(model && { model }) };
}

/** A request of several parts saves what its longest part takes a person: they would have been done in one go. */
function longestOf(r: RequestRecord, types: ReadonlyMap<string, RequestType>): RequestType | undefined {
  return doneIn(r).flatMap(i => types.get(i.requestType) ?? []).filter(t => t.minutesSaved).sort((a, b) => (b.minutesSaved ?? 0) - (a.minutesSaved ?? 0))[0];
}

/** Tokens are the provider's own count. Without a price or without a count nothing is said. */
function modelOf(records: readonly RequestRecord[], worth: Worth, verified: number): Metrics['saved']['model'] {
  const turns = records.flatMap(r => r.turns).flatMap(t => (t.model && t.model.name !== 'embedded' ? [t.model] : []));
  const counts = turns.flatMap(m => m.tokens ?? []);
  if (!worth?.millionTokens || !counts.length) return undefined;
  const price = worth.millionTokens;
  const tokens = { in: counts.reduce((n, c) => n + c.in, 0), out: counts.reduce((n, c) => n + c.out, 0) };
  const amount = (tokens.in * price.in + tokens.out * price.out) / 1_000_000;
  return { tokens, amount, withoutCount: turns.length - counts.length, ...(verified && { perVerified: amount / verified }) };
}
