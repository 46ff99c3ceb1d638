import type { Item, RequestView } from '../types';
import { casesSchema, type EvaluationCase } from './case';
import { compare, outcomeOf } from './compare';

const item = (state: Item['state'], more: Partial<Item> = {}) => ({ id: 'a', action: 'prod.grant-role', subject: 'user:default/ben', state, input: { role: 'read', system: 'resource:default/payments-db', duration: 'PT2H' }, steps: [], ...more }) as unknown as Item;
const request = (items: readonly Item[], more: Partial<RequestView> = {}) => ({ state: 'open', items, turns: [], flagged: false, ...more }) as unknown as RequestView;
const expecting = (expect: unknown) => casesSchema.parse([{ id: 'one', as: 'user:default/ben', do: [{ say: 'hello' }], expect }])[0] as EvaluationCase;
const question = { slot: 'duration', text: 'For how long?' };
const handoff = {} as RequestView['handoff'];

describe('outcomeOf', () => {
  it.each([
    ['resolved', request([item('verified')])],
    ['resolved', request([item('undone'), item('verified', { undoOf: 'a' })])],
    ['waiting', request([item('waiting')])],
    ['denied', request([item('denied')])],
    ['denied', request([item('declined'), item('refused')])],
    ['cancelled', request([item('stopped')])],
    ['escalated', request([item('unknown')])],
    ['escalated', request([], { handoff })],
    ['asked', request([], { question })],
    ['answered', request([])],
    ['mixed', request([item('verified'), item('denied')])],
    ['mixed', request([item('verified')], { question })],
  ] as const)('%s', (outcome, view) => expect(outcomeOf(view)).toBe(outcome));
});

describe('compare', () => {
  const done = request([item('verified', { steps: [{ role: 'manager', order: 0 }, { role: 'owner', order: 1 }] as never, decision: { rules: [{ id: 'prod-read' }], offers: [] } as never })]);
  const right = { outcome: 'resolved', effects: ['prod.grant-role'], items: [{ action: 'prod.grant-role', outcome: 'verified', input: { system: 'payments-db', role: 'read' }, approvers: [['manager'], ['owner']], rule: 'prod-read', until: 'PT2H' }] };

  it('says nothing when everything is as expected', () => expect(compare(expecting(right), [done], ['prod.grant-role'])).toEqual([]));

  it.each([
    ['an effect too many', right, ['prod.grant-role', 'prod.grant-role'], /effects \[prod\.grant-role, prod\.grant-role\]/],
    ['an effect missing', right, [], /effects \[\], expected/],
    ['effects in another order', { ...right, effects: ['a.b', 'prod.grant-role'] }, ['prod.grant-role', 'a.b'], /effects/],
    ['what must never happen', { outcome: 'resolved', never: ['prod.grant-role'] }, ['prod.grant-role'], /happened and must never/],
    ['another outcome', { outcome: ['denied', 'waiting'] }, [], /outcome resolved, expected denied or waiting/],
    ['another role', { ...right, items: [{ ...right.items[0], input: { role: 'write' } }] }, ['prod.grant-role'], /input/],
    ['fewer approvers', { ...right, items: [{ ...right.items[0], approvers: [['owner']] }] }, ['prod.grant-role'], /approvers/],
    ['another rule', { ...right, items: [{ ...right.items[0], rule: 'prod-write' }] }, ['prod.grant-role'], /rule prod-read, expected prod-write/],
    ['a longer end', { ...right, items: [{ ...right.items[0], until: 'PT4H' }] }, ['prod.grant-role'], /for PT2H, expected PT4H/],
    ['another person', { ...right, items: [{ ...right.items[0], subject: 'user:default/lina' }] }, ['prod.grant-role'], /for user:default\/ben/],
    ['an action that is not there', { outcome: 'resolved', items: [{ action: 'saas.grant-seat', outcome: 'verified' }] }, [], /no item saas\.grant-seat/],
    ['no question', { outcome: 'resolved', asks: 'duration' }, [], /asks nothing/],
    ['no offer', { outcome: 'resolved', offers: { role: 'read' } }, [], /offers/],
    ['no citation', { outcome: 'resolved', cites: ['vpn'] }, [], /cites/],
    ['no flag', { outcome: 'resolved', flagged: true }, [], /was not flagged/],
  ])('finds %s', (_what, expect_, effects, message) => {
    const faults = compare(expecting(expect_), [done], effects as string[]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });
});

it.each([
  ['an unknown step', { do: [{ shout: 'hi' }] }],
  ['a person who is no ref', { as: 'ben' }],
  ['a wait that is no duration', { do: [{ wait: '2 hours' }] }],
  ['an outcome nobody knows', { expect: { outcome: 'fine' } }],
  ['hard without a reason', { hard: '' }],
  ['a time without a zone', { now: '2026-11-23 09:00' }],
])('a case with %s is a mistake', (_what, wrong) => {
  const right = { id: 'one', as: 'user:default/ben', do: [{ say: 'hi' }], expect: { outcome: 'answered' } };
  expect(casesSchema.safeParse([right]).success).toBe(true);
  expect(casesSchema.safeParse([{ ...right, ...wrong }]).success).toBe(false);
});
