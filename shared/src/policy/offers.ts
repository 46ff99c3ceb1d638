import type { PolicyQuestion } from '../ports';
import type { Coordinates, JsonObject, Offer } from '../types';
import { isoOf } from '../words';
import type { Evaluate } from './evaluate';
import type { Literals } from './literals';
import { cheapest, needsOf, type Governance } from './search';

type Payload = Pick<Coordinates, 'role' | 'minutes' | 'quantity'>;
const MOST_OFFERS = 3;

/** Downward over the payload: the widest smaller requests that would pass, each with what it would still need. */
export function offersFor(evaluate: Evaluate, q: PolicyQuestion, literals: Literals, points: readonly Governance[], order: ReadonlyMap<string, number>): Offer[] {
  const found: { payload: Payload; at: Step; offer: Offer }[] = [];
  for (const { payload, at } of smaller(q, literals)) {
    if (found.length === MOST_OFFERS) break;
    if (found.some(f => at.role >= f.at.role && at.minutes >= f.at.minutes && at.quantity >= f.at.quantity)) continue;
    const { passing } = cheapest(evaluate, q, points, payload);
    if (passing) found.push({ payload, at, offer: { change: changeOf(q.coordinates, payload), needs: needsOf(passing.governance, baseAssurance(q), order) } });
  }
  return found.map(f => f.offer);
}

export const baseAssurance = (q: PolicyQuestion) => (q.coordinates.assurance === 3 ? 2 : q.coordinates.assurance);

interface Step { readonly role: number; readonly minutes: number; readonly quantity: number }

/** Fewest steps down first; a shorter time is tried before a smaller role only when it is fewer steps. */
function smaller(q: PolicyQuestion, literals: Literals): { payload: Payload; at: Step }[] {
  const { role, minutes, quantity } = q.coordinates;
  const ladder = q.ladders?.role ?? [];
  // What stands before the present role is wider: never offered.
  const roles = rungs(role, ladder.slice(ladder.indexOf(role) + 1));
  const times = rungs(minutes, timeRungs(minutes, q, literals));
  const amounts = rungs(quantity, (q.ladders?.quantity ?? []).filter(n => n < quantity));
  const all = roles.flatMap((r, i) => times.flatMap((m, j) => amounts.map((n, k) => ({ payload: { role: r, minutes: m, quantity: n }, at: { role: i, minutes: j, quantity: k } }))));
  const steps = (s: Step) => s.role + s.minutes + s.quantity;
  return all.filter(x => steps(x.at) > 0).sort((a, b) => steps(a.at) - steps(b.at) || a.at.role - b.at.role);
}

/** Values of the ladder and the literals policies compare with, below the present one; no end (0) is wider than any. */
function timeRungs(minutes: number, q: PolicyQuestion, literals: Literals): number[] {
  if (!q.ladders?.minutes) return [];
  const bounds = literals.minutes.filter(m => m > 0 && (minutes === 0 || m < minutes) && q.ladders?.minutes?.includes(m));
  const ladder = q.ladders.minutes.filter(m => m > 0 && (minutes === 0 || m < minutes));
  return [...new Set([...ladder, ...bounds])].sort((a, b) => b - a);
}

const rungs = <T>(present: T, below: readonly T[]): T[] => [present, ...below.filter(b => b !== present)];

function changeOf(from: Coordinates, to: Payload): JsonObject {
  return {
    ...(to.role !== from.role && { role: to.role }),
    ...(to.minutes !== from.minutes && { duration: isoOf(to.minutes) }),
    ...(to.quantity !== from.quantity && { quantity: to.quantity }),
  };
}
