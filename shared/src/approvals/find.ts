import { readFacts, type Facts } from '../action/facts';
import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { notFound, openCase, type Runtime } from '../runtime';
import { mustBeLinkedLong } from '../identity/ages';
import type { ItemRecord } from '../state/record';
import type { Actor, ApprovalStep } from '../types';
import { mustBeSignedIn, mustKnow } from '../verbs/who';
import { electorsFor } from './candidates';
import { electorateOf } from './electorate';
import type { Candidate } from './types';

/** Where one may decide (G15): a signed-in host session. Mail, chat and MCP never reach this. */
const DECIDING_CHANNELS = ['portal', 'entity', 'api', 'jsm'];

export async function mustBeAbleToDecide(rt: Runtime, actor: Actor): Promise<void> {
  mustBeSignedIn(actor);
  if (!DECIDING_CHANNELS.includes(actor.channel)) throw new DeskError(403, 'Approvals are decided in the portal.', 'Open Approvals there.');
  await mustKnow(rt, actor);
  await mustBeLinkedLong(rt, actor.person);
}

export interface Found { readonly kase: Case; readonly item: ItemRecord; readonly step: ApprovalStep; readonly approvalId: string }

/** `<request>.<item>.<n>` */
export async function openApproval(rt: Runtime, approvalId: string): Promise<Found> {
  const m = /^(REQ-[A-Z0-9]+)\.(i\d+)\.(\d+)$/.exec(approvalId);
  if (!m) throw notFound(approvalId);
  return again(await openCase(rt, m[1]), approvalId);
}

/** The same approval in the case as it is now. */
export function again(kase: Case, approvalId: string): Found {
  const [, itemId, n] = approvalId.split('.');
  const item = kase.now.items.find(i => i.id === itemId);
  const step = item?.steps.find(s => s.id === `${itemId}.${n}`);
  if (!item || !step) throw notFound(approvalId);
  return { kase, item, step, approvalId };
}

/** Live, not as of asking (G14); never a maker (G12). A stranger learns nothing. */
export async function mustBeCandidate(rt: Runtime, actor: Actor, { item, step }: Found): Promise<Candidate & { readonly facts: Facts }> {
  if (item.makers.includes(actor.person)) throw new DeskError(403, 'You asked for this or it is for you, so somebody else decides.', 'Ask one of the other approvers.');
  const facts = await readFacts(rt, item);
  const electorate = await electorateOf(rt, facts, item);
  const { able } = await electorsFor(step.role, electorate);
  const me = able.find(c => c.ref === actor.person);
  if (!me) throw new DeskError(403, 'You cannot decide this one.', 'Only the people named on it can.');
  const elsewhere = item.steps.filter(s => s.id !== step.id).flatMap(s => s.votes);
  if (elsewhere.some(v => v.by === me.ref || v.for === me.ref || (me.for && (v.by === me.for || v.for === me.for)))) throw new DeskError(403, 'You filled another step of this already.', 'A second person has to decide this step.');
  return { ...me, facts };
}
