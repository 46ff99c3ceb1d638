import { candidatesFor, electorateOf } from '../approvals/candidates';
import { advance } from '../approvals/steps';
import { isNarrower } from '../action/ladders';
import { readFacts } from '../action/facts';
import type { Case } from '../case';
import { DeskError, type Desk } from '../desk-api';
import { Conflict } from '../journal';
import { notFound, openCase, type Emit, type Runtime } from '../runtime';
import { repaid } from '../turn/items';
import type { ItemRecord, Nullable } from '../state/record';
import type { Actor, ApprovalStep, JsonObject, Vote } from '../types';
import { createSayer } from '../words';
import { takeDecision } from '../limits';
import { mustBeSignedIn, mustKnow } from './who';

type Body = Parameters<Desk['decide']>[2];

/** Where one may decide (G15): a signed-in host session. Mail, chat and MCP never reach this. */
const DECIDING_CHANNELS = ['portal', 'entity', 'api', 'jsm'];

/** One vote, bound to the payload (G13). Two at once: one is written, the other is told (409). */
export async function decide(rt: Runtime, actor: Actor, approvalId: string, body: Body, emit: Emit): Promise<Case> {
  mustBeSignedIn(actor);
  if (!DECIDING_CHANNELS.includes(actor.channel)) throw new DeskError(403, 'Approvals are decided in the portal.', 'Open Approvals there.');
  await mustKnow(rt, actor);
  const { requestId, itemId, stepId } = parse(approvalId);
  const kase = await openCase(rt, requestId);
  const { item, step } = findStep(kase, itemId, stepId, approvalId);
  await mustBeCandidate(rt, actor, item, step);
  if (step.state !== 'open' || item.waiting?.for !== 'approval') throw new DeskError(409, 'This was decided already.', 'Look at the request to see how it ended.');
  if (body.payloadHash && body.payloadHash !== item.payloadHash) throw new DeskError(409, 'What you read has changed since.', 'Read the new sentence and decide again.');
  await takeDecision(rt, actor.person);
  const set = body.decision === 'decline' ? declined(rt, actor, item, step, body) : await approved(rt, actor, item, step, body);
  kase.note(body.decision === 'decline' ? 'approval.declined' : 'approval.given', actor.person, { item: item.id, set });
  try {
    await kase.commit();
  } catch (error) {
    if (error instanceof Conflict) throw new DeskError(409, 'Somebody else decided at the same moment.', 'Look at the request: it has moved on.');
    throw error;
  }
  if (body.decision === 'approve') await rt.items.run(kase, item.id, emit);
  await kase.reload();
  return kase;
}

/** `<request>.<item>.<n>` */
function parse(approvalId: string) {
  const m = /^(REQ-[A-Z0-9]+)\.(i\d+)\.(\d+)$/.exec(approvalId);
  if (!m) throw notFound(approvalId);
  return { requestId: m[1], itemId: m[2], stepId: `${m[2]}.${m[3]}` };
}

function findStep(kase: Case, itemId: string, stepId: string, approvalId: string) {
  const item = kase.now.items.find(i => i.id === itemId);
  const step = item?.steps.find(s => s.id === stepId);
  if (!item || !step) throw notFound(approvalId);
  return { item, step };
}

/** Live, not as of asking (G14); never a maker (G12). A stranger learns nothing. */
async function mustBeCandidate(rt: Runtime, actor: Actor, item: ItemRecord, step: ApprovalStep): Promise<void> {
  if (item.makers.includes(actor.person)) throw new DeskError(403, 'You asked for this or it is for you, so somebody else decides.', 'Ask one of the other approvers.');
  const facts = await readFacts(rt, item);
  const now = await candidatesFor(step.role, electorateOf(rt, facts, item.makers));
  if (!now.includes(actor.person)) throw new DeskError(403, 'You cannot decide this one.', 'Only the people named on it can.');
  if (item.steps.some(s => s.id !== step.id && s.votes.some(v => v.by === actor.person))) throw new DeskError(403, 'You filled another step of this already.', 'A second person has to decide this step.');
}

const vote = (rt: Runtime, actor: Actor, item: ItemRecord, body: Body): Vote => ({
  by: actor.person, decision: body.decision, at: rt.clock.now().toISOString(), host: actor.host, payloadHash: item.payloadHash,
  ...(body.narrow && { narrow: body.narrow }), ...(body.comment && { comment: body.comment.slice(0, 1_000) }),
});

function declined(rt: Runtime, actor: Actor, item: ItemRecord, step: ApprovalStep, body: Body): Nullable<Partial<ItemRecord>> {
  if (!body.comment?.trim()) throw new DeskError(422, 'A decline needs a reason.', 'Say in a sentence why, so that they know what to do.');
  const steps = item.steps.map(s => {
    if (s.id === step.id) return { ...s, state: 'declined' as const, votes: [...s.votes, vote(rt, actor, item, body)] };
    return s.state === 'open' || s.state === 'later' ? { ...s, state: 'withdrawn' as const } : s;
  });
  return { steps, state: 'declined', because: body.comment.trim(), waiting: null };
}

async function approved(rt: Runtime, actor: Actor, item: ItemRecord, step: ApprovalStep, body: Body): Promise<Partial<ItemRecord>> {
  const at = rt.clock.now().toISOString();
  const narrowed = body.narrow ? await narrow(rt, item, body.narrow) : {};
  const voted = { ...vote(rt, actor, item, body), payloadHash: narrowed.payloadHash ?? item.payloadHash };
  const steps = advance(item.steps.map(s => (s.id === step.id ? { ...s, votes: [...s.votes, voted] } : s)), at);
  // A narrower payload is covered by what was proved and approved for the wider one (G13).
  const stepUp = item.stepUp && narrowed.payloadHash ? { stepUp: { ...item.stepUp, payloadHash: narrowed.payloadHash } } : {};
  return { ...narrowed, ...stepUp, steps, waiting: { for: 'approval', steps } };
}

async function narrow(rt: Runtime, item: ItemRecord, change: JsonObject): Promise<Partial<ItemRecord>> {
  const input = { ...item.input, ...change };
  if (!isNarrower(input, item.input, item.ladders)) {
    throw new DeskError(422, 'An approval can only make it smaller.', 'Pick one of the values offered, or decline and say what you would approve.');
  }
  const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
  return repaid(item, rt.actions.get(item.action), rt.types.get(item.requestType), input, createSayer(people, resources));
}
