import type { ItemRecord, RequestRecord } from '../state/record';
import { APPROVAL_DAYS } from '../state/status';
import type { ApprovalStep, ApprovalView, Evidence, Item, Resource } from '../types';
import type { Facts } from '../action/facts';
import type { Sayer } from '../contract';
import { LOOKS_ALIKE, minutesOf } from '../words';
import { batchKey } from './batch';
import type { Candidate, Demands } from './types';

interface Shown { readonly record: RequestRecord; readonly item: ItemRecord; readonly step: ApprovalStep; readonly facts: Facts; readonly demands: Demands; readonly me: Candidate; readonly say: Sayer }

/** One pending decision as its approver reads it: from the payload and from facts, no model text (G16). */
export function approvalView({ record: r, item, step, facts, demands, me, say }: Shown): ApprovalView {
  const risk = riskOf(item, facts);
  const batch = batchKey(item, step, { level: risk.level, demands });
  const expiresAt = new Date(Date.parse(step.askedAt) + APPROVAL_DAYS * 86_400_000).toISOString();
  return {
    id: `${r.id}.${step.id}`, requestId: r.id, itemId: item.id, step, item: item as Item,
    requester: { ref: item.by, name: say.person(item.by) }, subject: { ref: item.subject, name: say.person(item.subject) },
    words: r.turns.find(t => t.n === item.turn)?.text ?? '',
    risk, demands, ...(batch && { batch }),
    othersWhoCan: step.candidates.filter(c => c !== me.ref).map(ref => ({ ref, name: say.person(ref), ...(step.standIns?.[ref] && { for: say.person(step.standIns[ref]) }) })),
    ...(me.for && { insteadOf: { ref: me.for, name: say.person(me.for) } }), ...(step.because && { because: step.because }),
    ids: { subject: item.subject, resource: item.resource }, payloadHash: item.payloadHash,
    lookAlikes: [item.sentence, say.person(item.by), say.person(item.subject), say.resource(item.resource)].some(t => t.includes(LOOKS_ALIKE)),
    ifNothingHappens: 'Nothing is changed. It lapses and the person is told.',
    fingerprint: item.payloadHash.slice(0, 16), askedAt: step.askedAt, expiresAt,
  };
}

/** What the catalog says since a few days, for an approver to know (G6). */
const changes = (to: NonNullable<Resource['changing']>['to']) => `Changed to ${Object.entries(to).map(([k, v]) => `${k} ${v}`).join(', ')}`;

/** Bars one to three: each reason against raises it. The source says where the fact is from. */
function riskOf(item: ItemRecord, { requester, subject, resource }: Facts): ApprovalView['risk'] {
  const against: Evidence[] = [];
  const reasons: Evidence[] = [];
  const role = typeof item.input.role === 'string' ? item.input.role : '';
  if (role === 'admin' || role === 'write') against.push({ text: `Asks for ${role}`, source: 'Request' });
  else if (role) reasons.push({ text: `Only ${role}`, source: 'Request' });
  if (resource.tier === 1) against.push({ text: `${resource.title} is tier 1`, source: 'Catalog' });
  if (resource.sensitivity === 'high') against.push({ text: `${resource.title} holds sensitive data`, source: 'Catalog' });
  if (resource.changing) against.push({ text: `${changes(resource.changing.to)} in the catalog; counts from ${resource.changing.until.slice(0, 10)}`, source: 'Catalog' });
  if (subject.employment !== 'employee') against.push({ text: `${subject.name} is ${subject.employment === 'intern' ? 'an intern' : `a ${subject.employment}`}`, source: 'Directory' });
  else reasons.push({ text: `${subject.name} is an employee`, source: 'Directory' });
  if (subject.privileged) against.push({ text: `${subject.name} holds privileged access`, source: 'Directory' });
  if (requester.ref !== subject.ref) against.push({ text: `Asked by ${requester.name}, not by ${subject.name}`, source: 'Request' });
  if (typeof item.input.ticket === 'string' && item.input.ticket) reasons.push({ text: `For ${item.input.ticket}`, source: 'Request' });
  const duration = item.input.duration;
  if (typeof duration !== 'string') against.push({ text: 'Has no end', source: 'Request' });
  else if (minutesOf(duration) <= 480) reasons.push({ text: 'Ends by itself the same day', source: 'Request' });
  const level = against.length >= 3 ? 3 : against.length >= 1 ? 2 : 1;
  return { level, for: reasons, against };
}
