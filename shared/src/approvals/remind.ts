import { readFacts } from '../action/facts';
import type { Case } from '../case';
import { Conflict } from '../journal';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import { REMIND_DAYS } from '../state/status';
import type { ApprovalStep } from '../types';
import { tellEach } from './ask';
import { electorsFor } from './candidates';
import { electorateOf } from './electorate';
import { whyThese, withdrawn } from './steps';

const DAY_MS = 86_400_000;
/** Reminders whose time has come; one that was missed is not sent after the next. */
const dueOf = (s: ApprovalStep, now: number) => (s.state === 'open' ? REMIND_DAYS.filter(d => Date.parse(s.askedAt) + d * DAY_MS <= now).length : 0);
const isDue = (s: ApprovalStep, now: number) => dueOf(s, now) > (s.reminded ?? 0);

export const reminderDue = (item: ItemRecord, now: number): boolean => item.waiting?.for === 'approval' && item.steps.some(s => isDue(s, now));

/** Whoever can decide now is reminded, once, on the record first: people who left are asked no more, and who came instead is (G14). */
export async function remind(rt: Runtime, kase: Case, item: ItemRecord): Promise<void> {
  const now = rt.clock.now().getTime();
  const steps = await askedAnew(rt, item);
  if (!steps) return nobodyLeft(rt, kase, item);
  const reminded = steps.map(s => (isDue(s, now) ? { ...s, reminded: dueOf(s, now) } : s));
  if (!(await write(kase, item, 'approval.reminded', reminded))) return undefined;
  for (const step of reminded.filter((s, n) => s.reminded !== item.steps[n].reminded)) {
    await tellEach(rt, step.candidates.filter(c => !step.votes.some(v => v.by === c)), { requestId: kase.id, step, item, title: 'Still waiting for your decision' });
  }
  return undefined;
}

/** The open steps with who can decide them now. Undefined: too few are left. */
export async function askedAnew(rt: Runtime, item: ItemRecord): Promise<ApprovalStep[] | undefined> {
  const electorate = await electorateOf(rt, await readFacts(rt, item), item);
  const steps: ApprovalStep[] = [];
  for (const step of item.steps) {
    if (step.state !== 'open' && step.state !== 'later') { steps.push(step); continue; }
    const found = await electorsFor(step.role, electorate, step.count);
    if (found.asked.length < step.count) return undefined;
    const { because: _b, standIns: _s, ...rest } = step;
    steps.push({ ...rest, candidates: found.asked.map(c => c.ref), ...whyThese(found) });
  }
  return steps;
}

/** @returns false when the item has moved on meanwhile: somebody else looks at it. */
export async function write(kase: Case, item: ItemRecord, kind: string, steps: readonly ApprovalStep[]): Promise<boolean> {
  kase.note(kind, 'countersign', { item: item.id, set: { steps, waiting: { for: 'approval', steps } } });
  try {
    await kase.commit(newer => JSON.stringify(newer.items.find(i => i.id === item.id)) !== JSON.stringify(item));
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

async function nobodyLeft(rt: Runtime, kase: Case, item: ItemRecord): Promise<void> {
  const because = 'Nobody is left who may approve this.';
  const handoff = { reason: because, summary: item.sentence, tried: [item.sentence], at: rt.clock.now().toISOString(), state: 'open' as const };
  kase.note('item.handed-over', 'countersign', { item: item.id, set: { state: 'handed-over', waiting: null, because, steps: withdrawn(item.steps) }, request: { handoff } });
  await kase.commit();
}
