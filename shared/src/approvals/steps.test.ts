import type { ApprovalStep, Need, Vote } from '../types';
import { advance, approvers, countApprovals, openSteps, whyThese, withdrawn } from './steps';

const AT = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-23T10:00:00.000Z';
const need = (role: string, order: number, count = 1): Need => ({ kind: 'approval', role, count, order });
const vote = (by: string, decision: Vote['decision'] = 'approve'): Vote => ({ by, decision, at: AT, host: 'test', payloadHash: 'h' });
const step = (n: number, role: string, extra: Partial<ApprovalStep> = {}): ApprovalStep => ({ id: `i1.${n}`, role, count: 1, order: n, candidates: [], state: 'open', votes: [], askedAt: AT, ...extra });
const anybody = () => true;

describe('approval steps', () => {
  it('G14: the lowest order is asked first, equal orders at the same time, other needs are no steps', () => {
    const needs: Need[] = [{ kind: 'step-up', assurance: 3 }, need('security', 3), need('manager', 1, 2), need('owner', 1), { kind: 'cooling-off', minutes: 60 }];
    expect(openSteps('i1', needs, new Map([['manager', { asked: [{ ref: 'user:default/mara' }], able: [] }]]), AT)).toEqual([
      step(1, 'security', { order: 3, state: 'later' }), step(2, 'manager', { order: 1, count: 2, candidates: ['user:default/mara'] }), step(3, 'owner', { order: 1 }),
    ]);
  });

  it('a step is complete with its count of distinct people; then the next order opens, asked from then on', () => {
    const two = step(1, 'manager', { count: 2, votes: [vote('a'), vote('a')] });
    const next = step(2, 'owner', { state: 'later' });
    const last = step(3, 'security', { state: 'later' });
    expect(advance([two, next, last], LATER)).toEqual([two, next, last]);
    const full = { ...two, votes: [vote('a'), vote('b')] };
    expect(advance([full, next, last], LATER)).toEqual([{ ...full, state: 'approved' }, { ...next, state: 'open', askedAt: LATER }, last]);
  });

  it('waits for every step of an order, and leaves what is declined or withdrawn as it is', () => {
    const done = step(1, 'manager', { order: 1, votes: [vote('a')] });
    const open = step(2, 'owner', { order: 1 });
    const later = step(3, 'security', { order: 2, state: 'later' });
    expect(advance([done, open, later], LATER)).toEqual([{ ...done, state: 'approved' }, open, later]);
    const declined = step(2, 'owner', { order: 1, state: 'declined', votes: [vote('b', 'decline')] });
    expect(advance([done, declined], LATER)).toEqual([{ ...done, state: 'approved' }, declined]);
    expect(advance([step(1, 'x', { state: 'withdrawn', votes: [vote('a')] })], LATER)[0].state).toBe('withdrawn');
  });

  it('a decline is no approval', () => {
    expect(approvers(step(1, 'owner', { votes: [vote('a', 'decline'), vote('b'), vote('b')] }))).toEqual(['b']);
  });

  it('G12: one person fills at most one step', () => {
    expect(countApprovals([step(1, 'manager', { votes: [vote('a')] }), step(2, 'owner', { votes: [vote('a'), vote('b')] })], anybody)).toEqual({ manager: 1, owner: 1 });
    expect(countApprovals([step(1, 'owner', { votes: [vote('a'), vote('b')] })], anybody)).toEqual({ owner: 2 });
  });

  it('G12: somebody and whoever decides in their place are one voice', () => {
    const instead = { ...vote('c'), for: 'a' };
    expect(approvers(step(1, 'owner', { count: 2, votes: [vote('a'), instead] }))).toEqual(['a']);
    expect(advance([step(1, 'owner', { count: 2, votes: [vote('a'), instead] })], LATER)[0].state).toBe('open');
    expect(countApprovals([step(1, 'manager', { votes: [instead] }), step(2, 'owner', { votes: [vote('a')] })], anybody)).toEqual({ manager: 1 });
    expect(countApprovals([step(1, 'manager', { votes: [vote('a')] }), step(2, 'owner', { votes: [instead] })], anybody)).toEqual({ manager: 1 });
  });

  it('G8: a vote of somebody who may not hold that role any more is not counted, and does not use them up for another', () => {
    const steps = [step(1, 'manager', { votes: [vote('a')] }), step(2, 'owner', { votes: [vote('a')] })];
    expect(countApprovals(steps, (_vote, role) => role === 'owner')).toEqual({ owner: 1 });
    expect(countApprovals(steps, () => false)).toEqual({});
  });

  it('G14: what nobody waits for any more is withdrawn, what was decided stays', () => {
    const states = ['open', 'later', 'approved', 'declined', 'withdrawn'] as const;
    expect(withdrawn(states.map((state, n) => step(n, 'owner', { state }))).map(s => s.state)).toEqual(['withdrawn', 'withdrawn', 'approved', 'declined', 'withdrawn']);
  });

  it('G12: keeps in whose place somebody decides, and why the usual people are not asked', () => {
    expect(whyThese(undefined)).toEqual({});
    expect(whyThese({ asked: [{ ref: 'a' }], able: [] })).toEqual({});
    expect(whyThese({ asked: [{ ref: 'a' }, { ref: 'c', for: 'b' }], able: [], because: 'No owner is left.' })).toEqual({ because: 'No owner is left.', standIns: { c: 'b' } });
    expect(openSteps('i1', [need('owner', 1)], new Map([['owner', { asked: [{ ref: 'c', for: 'b' }], able: [] }]]), AT)[0]).toMatchObject({ candidates: ['c'], standIns: { c: 'b' } });
  });

  it('an order opens again only when the one before it is through', () => {
    const later = step(2, 'security', { order: 2, state: 'later' });
    expect(advance([step(1, 'owner', { state: 'approved' }), later, step(3, 'legal', { order: 2, state: 'later' }), step(4, 'last', { order: 3, state: 'later' })], LATER).map(s => [s.state, s.askedAt])).toEqual([['approved', AT], ['open', LATER], ['open', LATER], ['later', AT]]);
    expect(advance([step(1, 'owner', { count: 2, votes: [vote('a'), vote('b'), vote('c')] })], LATER)[0].state).toBe('approved');
  });
});
