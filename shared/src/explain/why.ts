import type { PolicyQuestion } from '../ports';
import type { RecordedDecision } from '../replay';
import type { ItemRecord } from '../state/record';
import type { Need, PersonRef } from '../types';
import { sayDuration } from '../words';
import type { FactSaid, NeedSaid, Why } from './types';

type NameOf = (ref: PersonRef) => string;
/** `own`: what the requester may know; `all`: approvers of the item, the desk and auditors. */
export type Sight = 'own' | 'all';

/** Plain words for one decision: no model text, nothing that is not on the record. Pure. */
export function explain(item: ItemRecord, decision: RecordedDecision | undefined, sight: Sight, nameOf: NameOf): Why {
  const facts = decision?.evidence?.facts;
  return {
    itemId: item.id, sentence: item.sentence, outcome: outcomeOf(item), rules: item.decision?.rules ?? [],
    needs: (item.decision?.needs ?? []).map(n => needSaid(n, item, nameOf)),
    facts: facts && typeof facts === 'object' ? factsSaid(facts, sight) : [],
    offers: item.state === 'denied' ? item.decision?.offers ?? [] : [],
    ...(decision && { at: decision.at, policy: decision.decision.policyDigest.slice(0, 12) }),
  };
}

function outcomeOf(item: ItemRecord): string {
  if (item.state === 'denied') return item.decision?.rules.length ? `Not allowed: ${item.decision.rules[0].says}` : 'Not allowed: no rule allows it.';
  if (item.state === 'waiting') return item.waiting?.for === 'switch' ? 'Allowed, and kept until changes are let on again.' : 'Allowed once everything below is there.';
  if (item.ends) return 'Access that was given here ends as it was decided then.';
  if (!item.decision) return 'Not decided yet.';
  return item.decision.outcome === 'deny' ? 'Not allowed.' : `Allowed${item.because ? `, and then: ${item.because}` : '.'}`;
}

function needSaid(need: Need, item: ItemRecord, nameOf: NameOf): NeedSaid {
  if (need.kind === 'step-up') return { says: 'Proof that it is you', met: Boolean(item.stepUp), by: item.stepUp ? [{ ref: item.stepUp.by ?? item.by, name: nameOf(item.stepUp.by ?? item.by), at: item.stepUp.at }] : [], can: item.stepUp ? [] : [{ ref: item.by, name: nameOf(item.by) }] };
  if (need.kind === 'cooling-off') return { says: `A wait of ${sayDuration(`PT${need.minutes}M`)}, so that somebody can stop it`, met: !['waiting', 'planned'].includes(item.state), by: [], can: [] };
  const steps = item.steps.filter(s => s.role === need.role);
  const votes = steps.flatMap(s => s.votes).filter(v => v.decision === 'approve');
  return {
    says: `${need.count === 1 ? 'A yes' : `${need.count} times yes`} from ${ROLES[need.role] ?? need.role}`, met: new Set(votes.map(v => v.by)).size >= need.count,
    by: votes.map(v => ({ ref: v.by, name: nameOf(v.by), at: v.at })),
    can: steps.filter(s => s.state === 'open' || s.state === 'later').flatMap(s => s.candidates).map(ref => ({ ref, name: nameOf(ref) })),
  };
}

const ROLES: Readonly<Record<string, string>> = { manager: 'the manager', owner: 'the owner', security: 'security', admin: 'an administrator', policyApprover: 'somebody who approves rules' };

function factsSaid(q: PolicyQuestion, sight: Sight): FactSaid[] {
  const { requester, subject, resource, coordinates: at } = q;
  const own: FactSaid[] = [
    { says: `${resource.title} is ${article(resource.kind)}${resource.tier ? ` of tier ${resource.tier}` : ''}`, source: 'Catalog' },
    ...(at.role ? [{ says: `Asks for ${at.role}`, source: 'Request' as const }] : []),
    { says: at.minutes ? `Ends after ${sayDuration(`PT${at.minutes}M`)}` : 'Has no end', source: 'Request' },
    { says: at.assurance >= 3 ? 'Identity was proved for this' : at.assurance === 2 ? 'Asked by somebody who is signed in' : 'Asked by somebody whose identity is only claimed', source: 'Session' },
    ...(requester.ref === subject.ref ? employment(subject) : []),
  ];
  if (sight === 'own') return own;
  return [
    ...own, ...(requester.ref === subject.ref ? [] : [{ says: `${requester.name} asks for ${subject.name}`, source: 'Request' as const }, ...employment(subject)]),
    ...(subject.privileged ? [{ says: `${subject.name} holds privileged access`, source: 'Directory' as const }] : []),
    ...(resource.sensitivity ? [{ says: `${resource.title} has ${resource.sensitivity} sensitivity`, source: 'Catalog' as const }] : []),
    ...(resource.owner ? [{ says: `Owned by ${resource.owner}`, source: 'Catalog' as const }] : []),
  ];
}

const employment = (p: PolicyQuestion['subject']): FactSaid[] =>
  [{ says: `${p.name} is ${p.active ? '' : 'not active, and '}${article(p.employment)}`, source: 'Directory' }];
const article = (word: string) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
