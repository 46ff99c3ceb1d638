import type { PolicyQuestion } from '../ports';
import { PEOPLE, RESOURCES } from '../testing/people';
import { glassDecision } from './glass';
import { FLOOR } from './raise';
import type { Standing } from './standing';

const standing: Standing = { controlPlane: false, hostAdmin: false, approvers: 'security', admins: 2, author: false };
const question = (extra: Partial<PolicyQuestion> = {}): PolicyQuestion => ({
  action: 'prod.grant-role', effect: 'change', requester: PEOPLE[0], subject: PEOPLE[0], resource: RESOURCES[1], owners: [], channel: 'portal', hasTicket: false, undo: false, autonomy: 'auto', glass: true,
  coordinates: { assurance: 3, cooledMinutes: 0, approvals: {}, role: 'read', minutes: 30, quantity: 1 }, standing, ...extra,
});
const decided = (extra: Partial<PolicyQuestion>) => glassDecision(question(extra), 'd');

describe('while glass is broken', () => {
  it('G22: the named person acts at once, also alone; the record says by which rule', () => {
    expect(decided({})).toEqual({ outcome: 'allow', rules: [FLOOR.glass], needs: [], offers: [], coordinates: question().coordinates, policyDigest: 'd' });
    expect(decided({ standing: { ...standing, admins: 1 } }).outcome).toBe('allow');
  });

  it.each<[string, Partial<PolicyQuestion>, keyof typeof FLOOR]>([
    ['no open window', { glass: false }, 'glassOver'], ['no window at all', { glass: undefined }, 'glassOver'], ['somebody who has left', { requester: { ...PEOPLE[0], active: false } }, 'glassOver'],
    ['nothing known of what it touches', { standing: undefined }, 'glassControlPlane'], ['the control plane', { standing: { ...standing, controlPlane: true } }, 'glassControlPlane'],
    ['administrators of the host', { standing: { ...standing, hostAdmin: true } }, 'glassControlPlane'], ['the desk’s own actions', { action: 'countersign.adopt-rules', standing: { ...standing, author: true } }, 'glassControlPlane'],
  ])('G22: %s: denied', (_, extra, rule) => {
    expect(decided(extra)).toEqual({ outcome: 'deny', rules: [FLOOR[rule]], needs: [], offers: [], coordinates: question().coordinates, policyDigest: 'd' });
  });

  it('G22 G23: never many people without two who look at it', () => {
    expect(decided({ standing: { ...standing, mass: true } })).toMatchObject({ outcome: 'needs', rules: [FLOOR.glass, FLOOR.mass], needs: [{ role: 'security', count: 2 }] });
  });
});
