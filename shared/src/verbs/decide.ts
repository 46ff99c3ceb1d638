import { tellAsked } from '../approvals/ask';
import { demandsOf, mustMeet } from '../approvals/demands';
import { again, mustBeAbleToDecide, mustBeCandidate, openApproval, type Found } from '../approvals/find';
import { noteFrozen, tellSecurity } from '../approvals/report';
import { approve, decline, type Ballot } from '../approvals/vote';
import type { Case } from '../case';
import { DeskError, type Desk } from '../desk-api';
import { Conflict } from '../journal';
import { takeDecision } from '../limits';
import type { Demands } from '../approvals/types';
import { silent, type Emit, type Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Actor, Vote } from '../types';
import { runOn } from './run';

type Body = Parameters<Desk['decide']>[2];
/** How often a vote that lost a race over something else is cast again. */
const TRIES = 5;

/** One vote, bound to the payload (G13). Two at once: both count where both can; otherwise one is written and the other is told (409). */
export const decide = (rt: Runtime, actor: Actor, approvalId: string, body: Body, emit: Emit): Promise<Case> => decided(rt, actor, approvalId, { body, emit });

/** Where a vote was made in another host: when, how its voter was proved there, and what bounds it beside everything that bounds a vote made here. */
export interface Elsewhere { readonly at: string; readonly proof?: Vote['proof']; within(item: ItemRecord, demands: Demands): void }

export const decideElsewhere = (rt: Runtime, actor: Actor, approvalId: string, { body, ...elsewhere }: Elsewhere & { readonly body: Body }): Promise<Case> =>
  decided(rt, actor, approvalId, { body, emit: silent, elsewhere });

interface How { readonly body: Body; readonly emit: Emit; readonly elsewhere?: Elsewhere }

async function decided(rt: Runtime, actor: Actor, approvalId: string, how: How): Promise<Case> {
  await mustBeAbleToDecide(rt, actor);
  const { body, emit, elsewhere } = how;
  let found = await openApproval(rt, approvalId);
  const seen = body.payloadHash ?? found.item.payloadHash;
  const ballot = await ballotOf(rt, actor, found, { ...how, seen });
  for (let n = 0; ; n++) {
    try {
      await cast(rt, found, body, ballot);
      break;
    } catch (error) {
      if (!(error instanceof Conflict) || n >= TRIES) throw error;
      found = again(found.kase, approvalId);
      const { facts } = await mustBeCandidate(rt, actor, found);
      mustBeOpen(found, actor, seen);
      elsewhere?.within(found.item, await demandsOf(rt, found.item, facts));
    }
  }
  return after(rt, found, { body, ballot, emit });
}

/** Who the voter is, what they proved and how much they decided this hour: looked at once. */
async function ballotOf(rt: Runtime, actor: Actor, found: Found, { body, elsewhere, seen }: How & { readonly seen: string }): Promise<Ballot> {
  const me = await mustBeCandidate(rt, actor, found);
  mustBeOpen(found, actor, seen);
  await takeDecision(rt, actor.person);
  const { narrow, comment, challengeId } = body;
  const common = { actor, ...(me.for && { for: me.for }), ...(narrow && { narrow }), ...(comment && { comment }), ...(body.decision === 'report' && { report: true }) };
  if (body.decision !== 'approve') return { ...common, ...(elsewhere && { at: elsewhere.at }) };
  const demands = await demandsOf(rt, found.item, me.facts);
  elsewhere?.within(found.item, demands);
  if (elsewhere) return { ...common, at: elsewhere.at, ...(elsewhere.proof && { proof: elsewhere.proof }) };
  const proof = await mustMeet(rt, actor, found, { demands, given: body });
  return { ...common, ...(proof && { proof, ...(challengeId && { challengeId }) }) };
}

function mustBeOpen({ item, step }: Found, actor: Actor, seen: string): void {
  if (step.votes.some(v => v.by === actor.person)) throw new DeskError(409, 'You decided this already.', 'Look at the request to see what it waits for.');
  if (step.state !== 'open' || item.waiting?.for !== 'approval') throw new DeskError(409, `This was decided already: ${ENDS[step.state] ?? 'it has moved on'}.`, 'Look at the request to see how it ended.');
  if (seen !== item.payloadHash) throw new DeskError(409, 'What you read has changed since.', 'Read the new sentence and decide again.');
}
const ENDS: Partial<Record<Found['step']['state'], string>> = { approved: 'somebody else approved it', declined: 'somebody else declined it', withdrawn: 'it was stopped', expired: 'nobody decided in time', later: 'others decide first' };

async function cast(rt: Runtime, found: Found, body: Body, ballot: Ballot): Promise<void> {
  const { kase, item } = found;
  const { set, evidence } = body.decision === 'approve' ? await approve(rt, found, ballot) : decline(rt, found, ballot);
  kase.note(KINDS[body.decision], ballot.actor.person, { item: item.id, set, ...(evidence !== undefined && { evidence }) });
  if (body.decision === 'report') noteFrozen(kase, item, ballot.actor.person);
  await kase.commit();
}
const KINDS = { approve: 'approval.given', decline: 'approval.declined', report: 'approval.reported' } as const;

/** The vote is written: nothing that happens from here on casts it again. */
async function after(rt: Runtime, { kase, item }: Found, { body, ballot, emit }: { readonly body: Body; readonly ballot: Ballot; readonly emit: Emit }): Promise<Case> {
  if (body.decision === 'report') await tellSecurity(rt, kase, item, ballot);
  if (body.decision === 'approve') {
    await runOn(rt.items, kase, item.id, emit);
    await tellAsked(rt, kase, item.id, item.steps);
  }
  await kase.reload();
  return kase;
}
