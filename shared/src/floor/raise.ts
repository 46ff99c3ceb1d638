import type { PolicyQuestion } from '../ports';
import type { Decision, Need, RuleRef } from '../types';

/** Minutes before a control-plane change may happen, so that whoever sees the notice can stop it. */
export const CONTROL_PLANE_MINUTES = 60;
/** Actions of the desk on itself: decided here alone, so that no policy file can make changing policy files easier. */
export const isOwnAction = (action: string) => action.startsWith('countersign.');

/** What the privacy officer asks for; everything else of the desk's own is for those who write rules. */
export const ERASE_PERSON = 'countersign.erase-person';

const rule = (id: string, says: string, effect: RuleRef['effect'] = 'forbid'): RuleRef => ({ id: `floor-${id}`, version: 'builtin', says, effect });

/** Rules under every company policy. They only ever ask for more. */
export const FLOOR = {
  hostAdmin: rule('host-admin', 'Administrators of the portal itself are never made or changed through the service desk.'),
  controlPlane: rule('control-plane', 'What approves, administers, audits or writes rules is changed with two approvers from outside, after an hour.'),
  mass: rule('mass', 'One person who changes many others within an hour needs two people who look at it.'),
  unreadable: rule('unreadable', 'What cannot be read back afterwards is never done without a person’s yes.'),
  glass: rule('glass', 'Somebody named for it broke the glass, with proof and a reason; security reads what they did.', 'permit'),
  glassOver: rule('glass-over', 'Break-glass is over, or was never theirs.'),
  glassControlPlane: rule('glass-control-plane', 'Break-glass never changes who approves, administers, audits or writes rules.'),
  drift: rule('drift', 'A difference between a system and the record is settled by two people.'),
  amended: rule('amended', 'What somebody else than the requester changed in a request needs another person’s yes.'),
  oneAdmin: rule('one-admin', 'With a single administrator nothing changes without a second person.'),
  rules: rule('rules', 'A change of the rules needs somebody who approves rules and did not write it.', 'permit'),
  roles: rule('roles', 'A change of who holds which role needs two people who approve rules, after an hour.', 'permit'),
  erasing: rule('erasing', 'Erasing a person needs the privacy officer and somebody in security.', 'permit'),
  privacy: rule('privacy', 'Only the privacy officer can ask to erase a person.'),
  declined: rule('declined', 'What somebody declined is not asked again for 24 hours.'),
  author: rule('author', 'Only people who write rules can propose a change of them.'),
} as const;

/** The company's decision, raised to the floor. Pure. A question without standing is one of a policy test: nothing is raised. */
export function raise(decision: Decision, q: PolicyQuestion): Decision {
  const { standing } = q;
  if (!standing) return decision;
  if (isOwnAction(q.action)) return own(decision, q);
  if (decision.outcome === 'deny') return decision;
  if (standing.hostAdmin) return { ...decision, outcome: 'deny', rules: [FLOOR.hostAdmin], needs: [], offers: [] };
  const raised = standing.controlPlane ? withNeeds(decision, q, [approval(standing.approvers, 2), { kind: 'cooling-off', minutes: CONTROL_PLANE_MINUTES }], FLOOR.controlPlane) : decision;
  const counted = standing.mass ? withNeeds(raised, q, [approval(standing.approvers, 2)], FLOOR.mass) : raised;
  const settled = standing.drift ? withNeeds(counted, q, secondPerson(counted, q), FLOOR.drift) : counted;
  const edited = standing.amended && !settled.needs.some(n => n.kind === 'approval') ? withNeeds(settled, q, [approval(q.resource.owner ? 'owner' : 'manager', 1)], FLOOR.amended) : settled;
  const unseen = standing.readable === false && q.effect !== 'read' && !edited.needs.some(n => n.kind === 'approval');
  if (unseen) return withNeeds(edited, q, [approval('manager', 1)], FLOOR.unreadable);
  const alone = standing.admins < 2 && q.effect !== 'read' && !q.undo && !edited.needs.some(n => n.kind === 'approval');
  return alone ? withNeeds(edited, q, [approval('manager', 1)], FLOOR.oneAdmin) : edited;
}

/** Whoever found it never settles it alone (G20). What nobody owns is security's. */
function secondPerson(decision: Decision, { standing, resource }: PolicyQuestion): readonly Need[] {
  const owner = approval(resource.owner ? 'owner' : 'security', 1);
  if (standing?.drift === 'adopt') return [approval('manager', 1), owner];
  return decision.needs.some(n => n.kind === 'approval') ? [] : [owner];
}

function own(decision: Decision, q: PolicyQuestion): Decision {
  const base: Decision = { ...decision, outcome: 'allow', rules: [], needs: [], offers: [] };
  if (q.action === ERASE_PERSON) return q.standing?.privacy ? withNeeds(base, q, [approval('security', 1)], FLOOR.erasing) : { ...base, outcome: 'deny', rules: [FLOOR.privacy] };
  if (!q.standing?.author) return { ...base, outcome: 'deny', rules: [FLOOR.author] };
  return q.coordinates.role === 'roles'
    ? withNeeds(base, q, [approval('policyApprover', 2), { kind: 'cooling-off', minutes: CONTROL_PLANE_MINUTES }], FLOOR.roles)
    : withNeeds(base, q, [approval('policyApprover', 1)], FLOOR.rules);
}

/** After whatever the company asks for. */
const LAST = 1_000;
const approval = (role: string, count: number): Need => ({ kind: 'approval', role, count, order: LAST });

function withNeeds(decision: Decision, q: PolicyQuestion, more: readonly Need[], because: RuleRef): Decision {
  const needs = more.reduce(merged, decision.needs);
  const met = needs.every(n => isMet(n, q));
  return { ...decision, outcome: met ? 'allow' : 'needs', needs, rules: [...decision.rules, because] };
}

function merged(needs: readonly Need[], need: Need): readonly Need[] {
  const same = needs.find(n => n.kind === need.kind && (n.kind !== 'approval' || need.kind !== 'approval' || n.role === need.role));
  if (!same) return [...needs, need];
  return needs.map(n => (n === same ? larger(n, need) : n));
}

function larger(a: Need, b: Need): Need {
  if (a.kind === 'approval' && b.kind === 'approval') return { ...a, count: Math.max(a.count, b.count) };
  if (a.kind === 'cooling-off' && b.kind === 'cooling-off') return { ...a, minutes: Math.max(a.minutes, b.minutes) };
  return a;
}

function isMet(need: Need, { coordinates: at }: PolicyQuestion): boolean {
  if (need.kind === 'approval') return (at.approvals[need.role] ?? 0) >= need.count;
  return need.kind === 'cooling-off' ? at.cooledMinutes >= need.minutes : at.assurance >= 3;
}
