import { isNarrower } from '../action/ladders';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { ItemRecord, Nullable } from '../state/record';
import { GOES_ON } from '../state/status';
import { repaid } from '../turn/items';
import type { Actor, Json, JsonObject, Vote } from '../types';
import { createSayer } from '../words';
import type { Found } from './find';
import { advance, withdrawn } from './steps';

export interface Ballot {
  readonly actor: Actor;
  /** When it was cast, where that was not now and here. */
  readonly at?: string;
  readonly for?: string;
  readonly proof?: Vote['proof'];
  readonly challengeId?: string;
  readonly narrow?: JsonObject;
  readonly comment?: string;
  readonly report?: boolean;
}
export interface Cast { readonly set: Nullable<Partial<ItemRecord>>; readonly evidence?: Json }

/** Ends the item; the other steps are withdrawn with it. */
export function decline(rt: Pick<Runtime, 'clock'>, { item, step }: Found, ballot: Ballot): Cast {
  const because = ballot.comment?.trim();
  if (!because) throw new DeskError(422, ballot.report ? 'A report needs a reason.' : 'A decline needs a reason.', ballot.report ? 'Say in a sentence what looks wrong: security reads it.' : 'Say in a sentence why, so that they know what to do.');
  const steps = withdrawn(item.steps.map(s => (s.id === step.id ? { ...s, state: 'declined' as const, votes: [...s.votes, voteOf(rt, item, ballot, 'decline')] } : s)));
  return { set: { steps, state: 'declined', because: ballot.report ? 'An approver found that something is wrong with it. Security looks at it.' : because, waiting: null } };
}

/** A yes, perhaps to less. What was proved and approved for the wider payload covers the narrower one (G13). */
export async function approve(rt: Runtime, { item, step }: Found, ballot: Ballot): Promise<Cast> {
  const narrowed = ballot.narrow ? await narrow(rt, item, ballot.narrow) : {};
  const payloadHash = narrowed.payloadHash ?? item.payloadHash;
  const voted = { ...voteOf(rt, item, ballot, 'approve'), payloadHash };
  const steps = advance(item.steps.map(s => (s.id === step.id ? { ...s, votes: [...s.votes, voted] } : s)), rt.clock.now().toISOString());
  const covers = item.steps.flatMap(s => s.votes).filter(v => v.decision === 'approve').map(v => ({ by: v.by, payload: v.payloadHash }));
  return {
    set: {
      ...narrowed, ...(item.stepUp && { stepUp: { ...item.stepUp, payloadHash } }), ...(ballot.challengeId && { usedProofs: [...(item.usedProofs ?? []), ballot.challengeId] }),
      steps, ...(isOpen(steps) ? { waiting: { for: 'approval' as const, steps } } : GOES_ON),
    },
    ...(narrowed.payloadHash && { evidence: { from: item.payloadHash, to: payloadHash, covers } }),
  };
}

const isOpen = (steps: ItemRecord['steps']) => steps.some(s => s.state === 'open' || s.state === 'later');

const voteOf = (rt: Pick<Runtime, 'clock'>, item: ItemRecord, b: Ballot, decision: Vote['decision']): Vote => ({
  by: b.actor.person, decision, at: b.at ?? rt.clock.now().toISOString(), host: b.actor.host, payloadHash: item.payloadHash,
  ...(b.for && { for: b.for }), ...(b.proof && { proof: b.proof }), ...(b.narrow && { narrow: b.narrow }), ...(b.report && { report: true }), ...(b.comment && { comment: b.comment.slice(0, 1_000) }),
});

async function narrow(rt: Runtime, item: ItemRecord, change: JsonObject): Promise<Partial<ItemRecord>> {
  const input = { ...item.input, ...change };
  if (!isNarrower(input, item.input, item.ladders)) {
    throw new DeskError(422, 'An approval can only make it smaller.', 'Pick one of the values offered, or decline and say what you would approve.');
  }
  const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
  return repaid(item, rt.actions.get(item.action), rt.types.get(item.requestType), input, createSayer(people, resources));
}
