import { versionsOf } from '../audit';
import { askPeople, tellAsked } from '../approvals/ask';
import { declinedLately } from '../approvals/declined';
import type { Case } from '../case';
import { tell, type Runtime } from '../runtime';
import { glassHolds } from '../glass';
import { isEnded } from '../state/status';
import type { PolicyQuestion } from '../ports';
import type { ItemRecord } from '../state/record';
import type { Decision, Need, Waiting } from '../types';
import { ASK_A_PERSON, offersFit } from '../privacy';
import { questionFor, readFacts, type Facts } from './facts';
import type { Next, Run } from './graph';
import { isRehearsed, rehearsedWords } from './rehearse';

/** An approval, a step-up or a cooling-off counts towards effects for this item only; asked again at every pass (G8). */
export async function decideItem(rt: Runtime, { kase, emit }: Run, itemId: string): Promise<Next> {
  const item = kase.item(itemId);
  if (isEnded(item)) return 'end';
  // What has begun, what ends and what is taken back goes on after a request is closed: silence never keeps access alive (G20).
  if (item.intent || item.ends) return 'act';
  if (kase.now.closed && !item.undoOf) return 'end';
  tell(emit, rt, 'decide', 'started', { itemId });
  const asked = await ask(rt, item);
  const next = await settle(rt, kase, item, asked);
  tell(emit, rt, next === 'approve' ? 'approve' : 'decide', next === 'approve' ? 'started' : 'done', { itemId });
  return next;
}

interface Asked { readonly facts?: Facts; readonly question?: PolicyQuestion; readonly decision: Decision }

async function ask(rt: Runtime, item: ItemRecord): Promise<Asked> {
  try {
    await rt.confirmRules();
    const facts = await readFacts(rt, item);
    const action = rt.actions.get(item.action);
    const asked = await questionFor(rt, item, facts, action, rt.types.get(item.requestType));
    const question = item.glass ? { ...asked, glass: await glassHolds(rt, item) } : asked;
    return { facts, question, decision: rt.policy.decide(question) };
  } catch (error) {
    // G7: an unreadable fact or an unknown action is a deny, and it is written down.
    rt.log.error(`deciding ${item.action} failed`, error as Error);
    return { decision: failedDecision(rt, item, (error as Error).message) };
  }
}

async function settle(rt: Runtime, kase: Case, item: ItemRecord, { facts, question, decision }: Asked): Promise<Next> {
  const at = rt.clock.now().toISOString();
  const stages = [...item.stages, { stage: 'decide' as const, at }];
  const evidence = { ...(question && { v: 1, facts: question }), policy: decision.policyDigest, rules: rt.rulesVersion(), ...versionsOf(rt, item.action) } as never;
  if (decision.outcome === 'deny' || !facts) {
    const fit = await offersFit(rt, kase.now, item, decision);
    const says = decision.rules[0]?.says ?? 'No rule allows this.';
    return end(kase, item, 'denied', { decision: fit.decision, stages }, evidence, fit.tooMany ? `${says} ${ASK_A_PERSON}` : says);
  }
  if (isRehearsed(rt, kase, item)) return end(kase, item, 'shadowed', { decision, stages }, evidence, await rehearsedWords(rt, item, facts, decision));
  // A claim changes nothing and bothers nobody: it waits until that person is here (G1).
  if (item.assurance < 2) return pause(kase, item, { decision, stages, waiting: { for: 'continue-as-you' } }, evidence);
  const declined = item.glass ? undefined : await declinedLately(rt, kase.id, item, decision);
  if (declined) return end(kase, item, 'denied', { decision: declined, stages }, evidence, declined.rules[0].says);
  const waiting = decision.outcome === 'needs' ? await waitFor(rt, item, facts, decision) : undefined;
  if (waiting === 'nobody') return end(kase, item, 'handed-over', { decision, stages }, evidence, 'Nobody is left who may approve this.');
  if (waiting) {
    const next = await pause(kase, item, { decision, stages, ...waiting }, evidence);
    await tellAsked(rt, kase, item.id, item.steps);
    return next;
  }
  const type = rt.types.get(item.requestType);
  if (type?.autonomy === 'suggest' && !item.suggestion?.accepted) return pause(kase, item, { decision, stages, waiting: { for: 'suggestion' } }, evidence);
  // Written together with the intent: one statement, and no moment in which it is allowed but nobody is doing it.
  kase.note('item.allowed', 'countersign', { item: item.id, set: { decision, stages, waiting: null, state: 'planned' }, evidence });
  return 'act';
}

type Wait = { waiting: Waiting; steps?: ItemRecord['steps']; coolingSince?: string };

/** The first thing that is missing: proof of identity, then people, then time. */
async function waitFor(rt: Runtime, item: ItemRecord, facts: Facts, decision: Decision): Promise<Wait | 'nobody'> {
  const at = rt.clock.now().toISOString();
  const cooling = decision.needs.find((n): n is Need & { kind: 'cooling-off' } => n.kind === 'cooling-off');
  const coolingSince = cooling && (item.coolingSince ?? at);
  if (decision.coordinates.assurance < 3 && decision.needs.some(n => n.kind === 'step-up')) {
    return { waiting: { for: 'step-up' }, ...(coolingSince && { coolingSince }) };
  }
  const approvals = decision.needs.filter(n => n.kind === 'approval');
  if (approvals.some(n => (decision.coordinates.approvals[n.role] ?? 0) < n.count)) {
    const steps = item.steps.some(s => s.state === 'open' || s.state === 'later') ? item.steps : await askPeople(rt, { ...item, decision }, facts, approvals);
    if (!steps) return 'nobody';
    return { waiting: { for: 'approval', steps }, steps, ...(coolingSince && { coolingSince }) };
  }
  const until = new Date(Date.parse(coolingSince ?? at) + (cooling?.minutes ?? 0) * 60_000).toISOString();
  return { waiting: { for: 'cooling-off', until }, coolingSince: coolingSince ?? at };
}

async function pause(kase: Case, item: ItemRecord, set: Partial<ItemRecord>, evidence: never): Promise<Next> {
  kase.note('item.waiting', 'countersign', { item: item.id, set: { ...set, state: 'waiting' }, evidence });
  await kase.commit(newer => changed(newer.items.find(i => i.id === item.id), item));
  return 'approve';
}

async function end(kase: Case, item: ItemRecord, state: ItemRecord['state'], set: Partial<ItemRecord>, evidence: never, because: string): Promise<Next> {
  const handoff = state === 'handed-over' ? { handoff: { reason: because, summary: item.sentence, tried: [item.sentence], at: item.stages[0]?.at ?? kase.now.updatedAt, state: 'open' as const } } : undefined;
  kase.note(`item.${state}`, 'countersign', { item: item.id, set: { ...set, state, because, waiting: null }, evidence, ...(handoff && { request: handoff }) });
  await kase.commit(newer => changed(newer.items.find(i => i.id === item.id), item));
  return 'end';
}

/** Another writer touched this very item: what was decided no longer rests on what is there. */
export const changed = (newer: ItemRecord | undefined, item: ItemRecord) => JSON.stringify(newer) !== JSON.stringify(item);

function failedDecision(rt: Runtime, item: ItemRecord, error: string): Decision {
  return {
    outcome: 'deny', rules: [], needs: [], offers: [], error, policyDigest: rt.policy.digest,
    coordinates: { assurance: item.assurance, cooledMinutes: 0, approvals: {}, role: '', minutes: 0, quantity: 0 },
  };
}
