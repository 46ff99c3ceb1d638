import type { Facts } from '../action/facts';
import type { Case } from '../case';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { ApprovalStep, Need, PersonRef } from '../types';
import { electorsFor } from './candidates';
import { electorateOf, type Lent } from './electorate';
import { makeLink } from './links';
import { openSteps } from './steps';
import type { Electors } from './types';

type Approval = Need & { readonly kind: 'approval' };

/** @returns undefined when a role has too few people left (G14). */
export async function askPeople(rt: Lent, item: ItemRecord, facts: Facts, needs: readonly Approval[]): Promise<ApprovalStep[] | undefined> {
  const electorate = await electorateOf(rt, facts, item);
  const electors = new Map<string, Electors>();
  for (const need of needs) {
    const found = await electorsFor(need.role, electorate, need.count);
    if (found.asked.length < need.count) return undefined;
    electors.set(need.role, found);
  }
  return openSteps(item.id, needs, electors, rt.clock.now().toISOString());
}

/** Tells whoever is asked since these steps were there; each gets a link of their own. Fixed words: the sentence comes from the payload (G16). */
export async function tellAsked(rt: Runtime, kase: Case, itemId: string, before: readonly ApprovalStep[]): Promise<void> {
  const item = kase.item(itemId);
  if (item.waiting?.for !== 'approval') return;
  const known = new Set(before.filter(s => s.state === 'open').flatMap(s => s.candidates.map(c => `${s.id} ${c}`)));
  for (const step of item.steps.filter(s => s.state === 'open')) {
    const fresh = step.candidates.filter(c => !known.has(`${step.id} ${c}`) && !step.votes.some(v => v.by === c));
    await tellEach(rt, fresh, { requestId: kase.id, step, item, title: 'Your decision is asked' });
  }
}

interface Told { readonly requestId: string; readonly step: ApprovalStep; readonly item: ItemRecord; readonly title: string }

export async function tellEach(rt: Pick<Runtime, 'notices' | 'key' | 'clock' | 'log'>, people: readonly PersonRef[], { requestId, step, item, title }: Told): Promise<void> {
  await Promise.all(people.map(person => {
    const link = makeLink(rt.key, rt.clock, { approvalId: `${requestId}.${step.id}`, person, payloadHash: item.payloadHash });
    return rt.notices.send({ to: [person], title, body: item.sentence, requestId, link, severity: 'normal' }).catch(e => rt.log.warn(`notice failed: ${(e as Error).message}`));
  }));
}
