import type { PolicyQuestion } from '../ports';
import type { Coordinates, JsonObject, Offer } from '../types';
import { isoOf } from '../words';
import type { Evaluate } from './evaluate';
import { cheapest, needsOf, type Governance } from './search';

type Payload = Pick<Coordinates, 'role' | 'minutes' | 'quantity'>;
const MOST_OFFERS = 3;

/** Downward over the payload: the widest smaller requests that would pass, each with what it would still need. */
export function offersFor(evaluate: Evaluate, q: PolicyQuestion, points: readonly Governance[], order: ReadonlyMap<string, number>): Offer[] {
  const found: { payload: Payload; at: Step; offer: Offer }[] = [];
  for (const { payload, at } of smaller(q)) {
    if (found.length === MOST_OFFERS) break;
    if (found.some(f => at.role >= f.at.role && at.minutes >= f.at.minutes && at.quantity >= f.at.quantity)) continue;
    const { passing } = cheapest(evaluate, q, points, payload);
    if (passing) found.push({ payload, at, offer: { change: changeOf(q.coordinates, payload), needs: needsOf(passing.governance, baseAssurance(q), order) } });
  }
  return found.map(f => f.offer);
}

export const baseAssurance = (q: PolicyQuestion) => (q.coordinates.assurance === 3 ? 2 : q.coordinates.assurance);

interface Step { readonly role: number; readonly minutes: number; readonly quantity: number }

/** Fewest steps down first; of as many, the wider role first: sorting keeps the order they are made in. */
function smaller(q: PolicyQuestion): { payload: Payload; at: Step }[] {
  const { role, minutes, quantity } = q.coordinates;
  const ladder = q.ladders?.role ?? [];
  // What stands before the present role is wider: never offered.
  const roles = [role, ...ladder.slice(ladder.indexOf(role) + 1)];
  const times = [minutes, ...timesBelow(minutes, q.ladders?.minutes ?? [])];
  const amounts = [quantity, ...(q.ladders?.quantity ?? []).filter(n => n < quantity)];
  const all = roles.flatMap((r, i) => times.flatMap((m, j) => amounts.map((n, k) => ({ payload: { role: r, minutes: m, quantity: n }, at: { role: i, minutes: j, quantity: k } }))));
  const steps = (s: Step) => s.role + s.minutes + s.quantity;
  return all.filter(x => steps(x.at) > 0).sort((a, b) => steps(a.at) - steps(b.at));
}

/** No end (0) is longer than any. */
const timesBelow = (minutes: number, ladder: readonly number[]) => ladder.filter(m => m > 0 && (minutes === 0 || m < minutes)).sort((a, b) => b - a);

function changeOf(from: Coordinates, to: Payload): JsonObject {
  return {
    ...(to.role !== from.role && { role: to.role }),
    ...(to.minutes !== from.minutes && { duration: isoOf(to.minutes) }),
    ...(to.quantity !== from.quantity && { quantity: to.quantity }),
  };
}
