import type { JournalEvent } from '../journal';
import type { EventData } from '../state/record';
import type { AuditEvent } from '../types';

const WORDS: Readonly<Record<string, string>> = {
  'request.opened': 'Asked', 'turn.said': 'Wrote', 'turn.answered': 'Answered', 'turn.replied': 'Replied', 'plan.made': 'Planned',
  'question.asked': 'Asked a question', 'item.allowed': 'Allowed by policy', 'item.waiting': 'Waiting', 'item.denied': 'Not allowed',
  'item.stepped-up': 'Proved who they are', 'step-up.failed': 'Proof of identity failed', 'approval.given': 'Approved', 'approval.declined': 'Declined',
  'item.intent': 'Started', 'item.verified': 'Done and read back', 'item.claimed': 'Done, not read back', 'item.refused': 'The system refused',
  'item.unknown': 'Outcome unknown', 'item.undone': 'Undone', 'item.stopped': 'Stopped', 'item.corrected': 'Corrected', 'item.handed-over': 'Handed over',
  'grant.ending': 'Access ends', 'grant.warned': 'Told that access ends soon', 'grant.owner-changed': 'The owner changed', 'item.settled': 'Answered by a person', 'handoff.closed': 'No longer with the service desk', 'undo.asked': 'Undo of everything', 'undo.step': 'Undoing', 'undo.done': 'Undone', 'undo.parked': 'Undo is not complete', 'grant.ended': 'Access ended', 'grant.exception': 'Access could not be removed', 'handoff.opened': 'Handed to the service desk',
  'handoff.taken': 'Taken over', 'handoff.given-back': 'Given back', 'request.confirmed': 'Confirmed as solved', 'request.closed': 'Closed', 'request.reopened': 'Reopened', 'request.done': 'Done, waiting for a word', 'request.settled': 'Settled after 72 quiet hours',
  'record.read': 'Read', 'switch.pulled': 'Stopped', 'switch.release-asked': 'Asked for a release', 'switch.released': 'Released', 'glass.opened': 'Opened break-glass', 'glass.used': 'Used break-glass', 'glass.reviewed': 'Reviewed break-glass',
  'hold.set': 'Legal hold set', 'hold.release-asked': 'Asked to release a legal hold', 'hold.released': 'Legal hold released', 'privacy.expired': 'Erased what had reached its time', 'replica.started': 'A replica started', 'rules.adopted': 'Rules put in force', 'rules.installed': 'Rules installed with the desk', 'rules.deployed': 'Other rules were found on a machine', 'rules.differ': 'Replicas disagree about the rules', 'delegation.made': 'Named a stand-in', 'delegation.ended': 'Ended a stand-in', 'machine.accepted': 'A machine said', 'machine.done': 'What a machine said was done', 'system.trying': 'A resting system is tried',
  'credential.set': 'Set the secret of a system', 'offboarding.checked': 'Looked for what is left', 'secret.unread': 'Nobody read the secret in time', 'drift.scanned': 'Systems compared with the record', 'drift.asked': 'Asked to settle a difference',
  'item.shadowed': 'Rehearsed', 'item.declined': 'Declined', 'item.retried': 'Tried again', 'suggestion.accepted': 'Let run by an agent', 'suggestion.dropped': 'Dropped by an agent',
};

/** One plain line: what happened, to what. The row itself stays in `data`. */
export function auditEvent(e: JournalEvent): AuditEvent {
  const data = e.data as unknown as EventData & { readonly name?: string };
  const about = data.items?.map(i => i.sentence).join(' · ') ?? data.set?.receipt?.title ?? data.set?.because ?? data.turn?.text ?? (data.set?.waiting ? data.set.waiting.for : undefined) ?? (data.set?.decision?.rules[0]?.id) ?? data.item ?? data.name ?? '';
  const what = WORDS[e.kind] ?? e.kind;
  return {
    requestId: e.requestId, seq: e.seq, kind: e.kind, actor: e.actor, at: e.at, hash: e.hash, prevHash: e.prevHash,
    summary: about ? `${what}: ${String(about).slice(0, 160)}` : what, data: e.data,
  };
}
