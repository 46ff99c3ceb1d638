import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { Conflict } from '../journal';
import type { Runtime } from '../runtime';
import { isEnded } from '../state/status';
import type { Actor, ApprovalStep, Vote } from '../types';
import { again, mustBeAbleToDecide, openApproval, type Found } from './find';

const TRIES = 5;

/** An approver takes their own yes back, until the effect starts (G14). Their step is open again, and those after it wait for it. */
export async function withdrawVote(rt: Runtime, actor: Actor, approvalId: string): Promise<Case> {
  await mustBeAbleToDecide(rt, actor);
  let found = await openApproval(rt, approvalId);
  for (let n = 0; ; n++) {
    const mine = mustBeMine(found, actor);
    const { kase, item, step } = found;
    const steps = reopened(item.steps, step, mine);
    kase.note('approval.withdrawn', actor.person, { item: item.id, set: { steps, state: 'waiting', waiting: { for: 'approval', steps } }, evidence: { step: step.id, cast: mine.at } });
    try {
      await kase.commit();
      return kase;
    } catch (error) {
      if (!(error instanceof Conflict) || n >= TRIES) throw error;
      found = again(kase, approvalId);
    }
  }
}

function mustBeMine({ item, step }: Found, actor: Actor): Vote {
  const mine = step.votes.find(v => v.by === actor.person && v.decision === 'approve');
  if (!mine) throw new DeskError(step.candidates.includes(actor.person) ? 409 : 403, 'You have not approved this.', 'Only your own yes can be taken back.');
  if (isEnded(item) || item.intent || !['waiting', 'planned'].includes(item.state)) throw new DeskError(409, 'It has started already.', 'Ask the person or the service desk to undo it.');
  return mine;
}

const reopened = (steps: readonly ApprovalStep[], step: ApprovalStep, mine: Vote): ApprovalStep[] => steps.map(s => {
  if (s.id === step.id) return { ...s, state: 'open', votes: s.votes.filter(v => v !== mine) };
  return s.state === 'open' && s.order > step.order && !s.votes.length ? { ...s, state: 'later' } : s;
});
