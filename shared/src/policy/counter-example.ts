import type { PolicyQuestion } from '../ports';
import { sayDuration } from '../words/duration';
import type { Governance } from './search';

/** What a policy would allow and must not, as one sentence anybody can read. */
export function counterExample(q: PolicyQuestion, at: Governance, rules: readonly string[]): string {
  const { role, minutes } = q.coordinates;
  const thing = q.resource.kind === 'account' ? 'their account' : q.resource.ref.slice(q.resource.ref.lastIndexOf('/') + 1);
  const what = role ? `get ${role} on ${thing}` : `have ${q.action} done on ${thing}`;
  const length = minutes ? `for ${sayDuration(`PT${minutes}M`)}` : 'for good';
  const by = q.requester.ref === q.subject.ref ? '' : ` when ${q.requester.name}${q.requester.active ? '' : ', who has left,'} asks`;
  return `${who(q)} would ${what} ${length}${by} with ${governance(at)}, by ${rules.length ? `rule ${rules.join(', ')}` : 'no rule'}${role ? ` (${q.action})` : ''}.`;
}

function who({ subject }: PolicyQuestion): string {
  if (!subject.active) return `${subject.name}, who has left,`;
  return subject.employment === 'employee' ? `${subject.name}${subject.privileged ? ', who is privileged,' : ''}` : `${subject.name}, ${/^[aeiou]/.test(subject.employment) ? 'an' : 'a'} ${subject.employment},`;
}

function governance(g: Governance): string {
  const yes = Object.entries(g.approvals).map(([role, n]) => `${n === 1 ? `the ${role}’s` : `${n} people’s (${role})`}`);
  const proof = g.assurance >= 3 ? ' and proof of identity' : g.assurance < 2 ? ' and nobody signed in' : '';
  return `${yes.length ? `${yes.join(' and ')} yes` : 'nobody’s yes'}${proof}${g.cooledMinutes ? ` after ${g.cooledMinutes} minutes` : ''}`;
}
