import type { Item } from '@countersign/core';
import { roleSaid } from './waits';

type Mood = 'done' | 'none' | 'no' | 'open';
export interface Line { readonly label: 'Rule' | 'Approval' | 'Read-back'; readonly mood: Mood; readonly says?: string; readonly people?: readonly string[]; readonly at?: string }

export const MARKS: Readonly<Record<Mood, readonly [string, string]>> = { done: ['check-circle', 'Given'], none: ['editor-horizontal-rule', 'Not needed'], no: ['cross-circle', 'No'], open: ['recent', 'Open'] };

/** A rule's id and owner are for the desk; whoever asked reads it in its owner's words. */
export function ruleLine({ decision, undoOf }: Item, inside: boolean): Line {
  const label = 'Rule';
  const first = decision?.rules[0];
  if (!decision) return undoOf ? { label, mood: 'done', says: 'Part of the first decision' } : { label, mood: 'open', says: 'Not decided yet' };
  // Which rules decided is kept from people of the portal: what they came to is not.
  if (!first) return decision.outcome === 'deny' ? { label, mood: 'no', says: 'No rule allows it' } : { label, mood: 'done', says: 'The rules let it be asked for' };
  const says = inside ? `${first.says} (${decision.rules.map(r => r.id).join(', ')}, version ${first.version})` : first.says;
  return { label, mood: decision.outcome === 'deny' ? 'no' : 'done', says };
}

/** Who approved is for the desk; whoever asked learns that somebody did. */
export function approvalLine({ decision, steps, state }: Item, inside: boolean): Line {
  const label = 'Approval';
  const votes = steps.flatMap(s => s.votes);
  const declined = votes.find(v => v.decision === 'decline');
  if (declined) return { label, mood: 'no', says: 'Declined', at: declined.at, ...(inside && { people: [declined.by] }) };
  const open = steps.filter(s => s.state === 'open' || s.state === 'later');
  if (open.length) return { label, mood: 'open', says: `Asked: ${[...new Set(open.map(s => roleSaid(s.role)))].join(', then ')}`, ...(inside && { people: [...new Set(open.flatMap(s => s.candidates))].slice(0, 3) }) };
  if (votes.length) return { label, mood: 'done', says: 'Approved', at: votes[votes.length - 1].at, ...(inside && { people: votes.map(v => v.by) }) };
  if (!decision) return { label, mood: 'open', says: 'Not decided yet' };
  return { label, mood: 'none', says: decision.outcome === 'deny' || state === 'denied' ? 'It is not allowed' : 'The rule allows it' };
}

const UNCHANGED = ['denied', 'declined', 'stopped', 'handed-over', 'shadowed'];

export function readBackLine({ receipt, state }: Item, inside: boolean): Line {
  const label = 'Read-back';
  if (receipt?.verified) return { label, mood: 'done', says: receipt.readBack ?? 'Read back', at: receipt.at };
  if (receipt?.outcome === 'refused') return { label, mood: 'no', says: inside ? [receipt.refusal?.message ?? 'Refused', receipt.refusal?.code].filter(Boolean).join(' ') : 'The system refused it' };
  if (receipt) return { label, mood: 'open', says: 'Cannot be read back. Done as far as the system says' };
  return UNCHANGED.includes(state) ? { label, mood: 'none', says: 'Nothing was changed' } : { label, mood: 'open', says: 'Not yet' };
}
