import type { PolicyQuestion } from '../ports';
import type { Coordinates } from '../types';
import type { Evaluate } from './evaluate';
import { literalsOf, type Literals } from './literals';
import { baseAssurance, offersFor } from './offers';
import { ceilingOf, cheapest, governancePoints, meets, needsOf, type Governance } from './search';

const literals = (extra: Partial<Literals> = {}): Literals => ({ approvals: new Map([['manager', [1]], ['owner', [1, 2]]]), cooledMinutes: [60, 30], minutes: [480, 60], quantity: [], ...extra });
const ROLES = ['manager', 'owner'];
const ORDER = new Map([['manager', 1], ['owner', 2]]);
const at = (g: Partial<Governance> = {}): Governance => ({ assurance: 2, cooledMinutes: 0, approvals: {}, ...g });
const question = (coordinates: Partial<Coordinates> = {}, ladders: PolicyQuestion['ladders'] = { role: ['admin', 'write', 'read'], minutes: [1440, 480, 240, 60], quantity: [10, 5] }) =>
  ({ coordinates: { assurance: 2, cooledMinutes: 0, approvals: {}, role: 'admin', minutes: 1440, quantity: 1, ...coordinates }, ladders }) as PolicyQuestion;
const rule = (allows: (c: Coordinates) => boolean): Evaluate => (_, c) => ({ allowed: allows(c), rules: [allows(c) ? 'yes' : 'no'] });

describe('the search upward over governance', () => {
  const points = governancePoints(literals(), ROLES, 2);

  it('tries every combination once, the cheapest first: proof, then time, then people', () => {
    expect(points).toHaveLength(2 * 3 * 2 * 3);
    expect(new Set(points.map(p => JSON.stringify(p))).size).toBe(points.length);
    expect(points.slice(0, 6)).toEqual([at(), at({ assurance: 3 }), at({ cooledMinutes: 30 }), at({ cooledMinutes: 60 }), at({ assurance: 3, cooledMinutes: 30 }), at({ assurance: 3, cooledMinutes: 60 })]);
    expect(points[6]).toEqual(at({ approvals: { owner: 1 } }));
    expect(points.at(-1)).toEqual({ assurance: 3, cooledMinutes: 60, approvals: { manager: 1, owner: 2 } });
    expect(governancePoints(literals(), ROLES, 3).map(p => p.assurance)).toEqual(Array.from({ length: 18 }, () => 3));
    expect(governancePoints(literals({ approvals: new Map([['owner', [0, 1]]]), cooledMinutes: [] }), ['owner', 'nobody-asks'], 3)).toHaveLength(2);
    expect(governancePoints(literals({ approvals: new Map(), cooledMinutes: [0] }), ROLES, 2)).toEqual([at(), at({ assurance: 3 })]);
  });

  it('every further person costs the same, and one costs more than any wait', () => {
    const people = points.filter(p => !p.cooledMinutes && p.assurance === 2).map(p => p.approvals);
    expect(people).toEqual([{}, { owner: 1 }, { manager: 1 }, { owner: 2 }, { manager: 1, owner: 1 }, { manager: 1, owner: 2 }]);
  });

  it('answers the cheapest point that passes, and what the ceiling says when none does', () => {
    const needsOwner = rule(c => (c.approvals.owner ?? 0) >= 1 && c.assurance === 3);
    const payload = { role: 'read', minutes: 60, quantity: 1 };
    expect(cheapest(needsOwner, question(), points, payload).passing?.governance).toEqual(at({ assurance: 3, approvals: { owner: 1 } }));
    expect(cheapest(rule(() => false), question(), points, payload)).toEqual({ ceiling: { allowed: false, rules: ['no'] } });
    expect(cheapest(rule(c => c.role === 'read' && c.minutes === 60), question(), points, payload).passing?.governance).toEqual(at());
    // Allowed only at the very top, which no listed point is: nothing is offered.
    expect(cheapest(rule(c => (c.approvals.owner ?? 0) >= 2 && c.cooledMinutes >= 60), question(), [at({ approvals: { owner: 2 } }), at({ cooledMinutes: 60 })], payload)).toEqual({ ceiling: { allowed: true, rules: ['yes'] } });
    // Denied at the top: whatever a point below it might say is not asked.
    expect(cheapest(rule(c => !c.approvals.owner), question(), points, payload)).toEqual({ ceiling: { allowed: false, rules: ['no'] } });
    expect(cheapest(needsOwner, question(), points, payload)).toMatchObject({ bare: { allowed: false }, ceiling: { allowed: true } });
    expect(cheapest(rule(() => true), question(), points, payload)).toMatchObject({ bare: { allowed: true }, passing: { governance: at() } });
  });

  it('the ceiling is every demand at its largest', () => {
    expect(ceilingOf([at({ cooledMinutes: 60, approvals: { a: 2 } }), at({ cooledMinutes: 30, approvals: { a: 1, b: 3 } })])).toEqual({ assurance: 3, cooledMinutes: 60, approvals: { a: 2, b: 3 } });
  });

  it('says what is needed in the company’s order: proof, people, time; proof only where it is not there', () => {
    expect(needsOf(at({ assurance: 3, cooledMinutes: 60, approvals: { owner: 2, manager: 1, legal: 1 } }), 2, ORDER)).toEqual([
      { kind: 'step-up', assurance: 3 }, { kind: 'approval', role: 'legal', count: 1, order: 0 }, { kind: 'approval', role: 'manager', count: 1, order: 1 }, { kind: 'approval', role: 'owner', count: 2, order: 2 }, { kind: 'cooling-off', minutes: 60 },
    ]);
    expect(needsOf(at({ assurance: 3 }), 3, ORDER)).toEqual([]);
    expect(needsOf(at({ approvals: { b: 1, a: 1 } }), 2, new Map()).map(n => n.kind === 'approval' && n.role)).toEqual(['a', 'b']);
  });

  it.each<[Partial<Governance>, Partial<Governance>, boolean]>([
    [{}, {}, true], [{ assurance: 3 }, {}, true], [{}, { assurance: 3 }, false], [{ cooledMinutes: 60 }, { cooledMinutes: 60 }, true], [{ cooledMinutes: 59 }, { cooledMinutes: 60 }, false],
    [{ approvals: { owner: 1 } }, { approvals: { owner: 1 } }, true], [{ approvals: { owner: 1 } }, { approvals: { owner: 2 } }, false], [{}, { approvals: { owner: 1 } }, false], [{ approvals: { owner: 1 } }, { approvals: { manager: 1 } }, false],
  ])('%j covers %j: %s', (have, need, covered) => expect(meets(at(have), at(need))).toBe(covered));
});

describe('the search downward over the payload', () => {
  const points = governancePoints(literals({ approvals: new Map(), cooledMinutes: [] }), [], 2);
  const offers = (allows: (c: Coordinates) => boolean, q = question()) => offersFor(rule(allows), q, points, ORDER).map(o => o.change);

  it('offers the fewest steps down, and nothing that another offer covers', () => {
    expect(offers(c => c.role === 'read' && c.minutes <= 480)).toEqual([{ role: 'read', duration: 'PT8H' }]);
    expect(offers(c => c.minutes <= 60 || c.role === 'write')).toEqual([{ role: 'write' }, { duration: 'PT1H' }]);
    expect(offers(() => false)).toEqual([]);
  });

  it('makes at most three offers, never the payload itself, never a wider one', () => {
    const all = offers(c => c.role !== 'write' || c.minutes !== 480, question({ role: 'write', minutes: 480, quantity: 10 }));
    expect(all.length).toBeLessThanOrEqual(3);
    expect(all.some(o => o.role === 'admin' || o.duration === 'P1D' || Object.keys(o).length === 0)).toBe(false);
    expect(offers(c => c.quantity <= 5, question({ quantity: 10 }))).toEqual([{ quantity: 5 }]);
    expect(offers(c => c.quantity >= 10, question({ quantity: 5 }))).toEqual([]);
  });

  it('what is smaller in one way and wider in another is an offer of its own, up to three', () => {
    expect(offers(c => (c.role === 'write' && c.minutes <= 480) || (c.role === 'read' && c.minutes === 1440))).toEqual([{ role: 'write', duration: 'PT8H' }, { role: 'read' }]);
    expect(offers(c => (c.role === 'write' && c.quantity <= 5) || c.role === 'read', question({ quantity: 10 }))).toEqual([{ role: 'write', quantity: 5 }, { role: 'read' }]);
    expect(offers(() => true, question({ quantity: 10 }))).toEqual([{ quantity: 5 }, { duration: 'PT8H' }, { role: 'write' }]);
    const four = [['write', 240, 10], ['read', 480, 10], ['admin', 60, 10], ['admin', 1440, 5]].map(x => x.join());
    expect(offers(c => four.includes([c.role, c.minutes, c.quantity].join()), question({ quantity: 10 }))).toEqual([{ quantity: 5 }, { duration: 'PT1H' }, { role: 'write', duration: 'PT4H' }]);
  });

  it('without ladders there is nothing smaller; a ladder without an end or out of order is read rightly', () => {
    expect(offersFor(rule(c => c.role !== 'admin' || c.minutes !== 1440 || c.quantity !== 1), { ...question(), ladders: undefined }, points, ORDER)).toEqual([]);
    expect(offers(c => c.minutes !== 1440, question({}, { role: ['admin'] }))).toEqual([]);
    expect(offers(c => c.minutes === 0, question({ minutes: 60 }, { minutes: [480, 60, 0] }))).toEqual([]);
    expect(offers(() => true, question({}, { minutes: [60, 480, 240] }))[0]).toEqual({ duration: 'PT8H' });
  });

  it('a proof that was given is named among what the offer needs', () => {
    expect(([0, 1, 2, 3] as const).map(assurance => baseAssurance(question({ assurance })))).toEqual([0, 1, 2, 2]);
    expect(offersFor(rule(c => c.role === 'read' && c.assurance === 3), question({ assurance: 3 }), points, ORDER)).toEqual([{ change: { role: 'read' }, needs: [{ kind: 'step-up', assurance: 3 }] }]);
  });

  it('no end counts as the longest; without a ladder of times none is offered', () => {
    expect(offers(c => c.minutes === 1440, question({ minutes: 0 }))).toEqual([{ duration: 'P1D' }]);
    expect(offers(c => c.minutes > 0, question({ minutes: 0 }, { role: ['admin'] }))).toEqual([]);
  });
});

describe('the literals policies compare with', () => {
  const context = (...path: string[]) => path.reduce<unknown>((left, attr) => ({ '.': { left, attr } }), { Var: 'context' });
  const compare = (op: string, left: unknown, right: unknown) => ({ kind: 'when', body: { [op]: { left, right } } });
  const value = (n: number) => ({ Value: n });

  it('finds both sides of a strict bound, either way round, sorted and not below zero', () => {
    expect(literalsOf([compare('<', context('minutes'), value(480)), compare('>=', value(60), context('minutes'))]).minutes).toEqual([60, 479, 480, 481]);
    expect(literalsOf([compare('>', context('cooledMinutes'), value(0))]).cooledMinutes).toEqual([0, 1]);
    expect(literalsOf([compare('!=', context('quantity'), value(3))]).quantity).toEqual([2, 3, 4]);
    expect(literalsOf([compare('==', context('quantity'), value(3))]).quantity).toEqual([3]);
  });

  it('approvals by role; nested conditions; nothing that is not a number of the context', () => {
    const found = literalsOf([{ body: { '||': { left: { '>=': { left: context('approvals', 'owner'), right: value(2) } }, right: [{ '>=': { left: context('approvals', 'security'), right: value(1) } }] } } }]);
    expect([...found.approvals]).toEqual([['owner', [2]], ['security', [1]]]);
    const none = literalsOf([compare('>=', { '.': { left: { Var: 'resource' }, attr: 'minutes' } }, value(5)), compare('==', context('minutes'), { Value: 'x' }), compare('+', context('minutes'), value(7)), null, 'text']);
    expect(none).toEqual({ approvals: new Map(), cooledMinutes: [], minutes: [], quantity: [] });
    const resource = { '.': { left: { Var: 'resource' }, attr: 'minutes' } };
    expect(literalsOf([compare('==', value(5), resource), compare('==', context('minutes'), { Value: '5' }), { '==': { left: context('minutes') } }, { '==': {} }, compare('<', { '.': { attr: 'minutes' } }, value(5))])).toEqual(none);
    expect(literalsOf([compare('==', context('minutes'), value(5))])).toEqual({ ...none, minutes: [5] });
  });
});
