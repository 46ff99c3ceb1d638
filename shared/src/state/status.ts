import type { Grant, ItemState, RequestState } from '../types';
import type { ItemRecord, RequestRecord } from './record';

/** Silence that counts as yes, in milliseconds (72 h). */
export const SILENCE_MS = 72 * 3_600_000;
/** A run that has not moved for this long is picked up by another replica. */
export const STALE_MS = 60_000;

const ENDED: readonly ItemState[] = ['verified', 'claimed', 'denied', 'declined', 'refused', 'stopped', 'undone', 'handed-over', 'shadowed'];
export const isEnded = (item: Pick<ItemRecord, 'state'>) => ENDED.includes(item.state);
export const isDone = (item: Pick<ItemRecord, 'state'>) => item.state === 'verified' || item.state === 'claimed';
/** What it waited for is there, in the same statement: whoever finds it does the rest, so that nothing is lost between the answer and the run. */
export const GOES_ON = { state: 'planned', waiting: null } as const;
export const isRunning = (item: Pick<ItemRecord, 'state'>) => ['planned', 'working', 'checking', 'unknown'].includes(item.state);

/** Where a request stands, from its items alone: nothing sets it by hand. */
export function stateOf(r: RequestRecord): RequestState {
  if (r.closed) return r.closed.as;
  if (r.handoff && (r.handoff.state === 'open' || r.handoff.state === 'taken')) return 'handed-over';
  if (r.question) return 'asking';
  const items = r.items.filter(i => !i.ends);
  if (items.some(isRunning)) return 'working';
  if (items.some(i => i.state === 'waiting')) return 'waiting';
  if (!items.length) return 'answered';
  if (items.every(i => i.state === 'stopped')) return 'cancelled';
  if (items.some(i => isDone(i) || i.state === 'undone' || i.state === 'shadowed')) return 'done';
  return items.some(i => i.state === 'handed-over') ? 'handed-over' : 'denied';
}

/** Nothing of it happened or can happen: asked as a dry run, or of a type in shadow. Never evidence, never counted (G24). */
export const isRehearsal = (r: RequestRecord): boolean => r.rehearsal === true || (r.items.length > 0 && r.items.every(i => i.state === 'shadowed'));

/** An offboarding of which something was done, that has ended, and of which nobody has looked yet what is left. */
export const checkDue = (r: RequestRecord): boolean => r.leaving !== undefined && !r.leaving.checked && r.items.every(isEnded) && r.items.some(isDone);

/** Soonest moment the desk must look again; empty when never. */
export function wakeAt(r: RequestRecord): string {
  const times: string[] = [];
  const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();
  for (const item of r.items) {
    if (isRunning(item)) times.push(item.waiting?.for === 'system' ? item.waiting.retryAt : item.intent?.expiresAt ?? later(r.updatedAt, STALE_MS));
    if (item.waiting?.for === 'cooling-off') times.push(item.waiting.until);
    if (item.waiting?.for === 'system') times.push(item.waiting.retryAt);
    if (item.waiting?.for === 'approval') times.push(...openUntil(item));
    if (item.grant?.state === 'active' && item.grant.until) times.push(item.grant.until, ...(item.grant.warnedAt ? [] : [warnAt(item.grant)]));
    if (item.grant?.state === 'ending' && !r.items.some(i => i.undoOf === item.id && i.waiting?.for === 'switch')) times.push(later(r.updatedAt, STALE_MS));
  }
  if (checkDue(r)) times.push(r.updatedAt);
  if (r.undo?.state === 'running') times.push(later(r.updatedAt, STALE_MS));
  if (stateOf(r) === 'done' && r.doneAt) times.push(later(r.doneAt, SILENCE_MS));
  return times.sort()[0] ?? '';
}

/** An open approval step lapses after seven days; never a zombie (G14). */
export const APPROVAL_DAYS = 7;
/** Reminders, in days after asking: one soon, one the day before it lapses. */
export const REMIND_DAYS = [1, APPROVAL_DAYS - 1] as const;
const openUntil = (item: ItemRecord) =>
  item.steps.filter(s => s.state === 'open').map(s => new Date(Date.parse(s.askedAt) + ([...REMIND_DAYS, APPROVAL_DAYS][s.reminded ?? 0] ?? APPROVAL_DAYS) * 86_400_000).toISOString());

/** Every request that waits for the release of a switch is found under this name, as under a person's. */
export const WAITS_FOR_SWITCH = 'countersign:switch';

/** Told ten per cent of the time before the end, at least ten minutes, at most a day (G20). */
export function warnAt({ since, until = since }: Pick<Grant, 'since' | 'until'>): string {
  const length = Date.parse(until) - Date.parse(since);
  const before = Math.min(Math.max(length / 10, 10 * 60_000), 86_400_000);
  return new Date(Math.max(Date.parse(until) - before, Date.parse(since))).toISOString();
}

/** Requests with live access that rests on something outside are found under these names (G20). */
export const RESTS_ON = { shift: 'countersign:shift', owner: 'countersign:owner', ticket: 'countersign:ticket' } as const;
const restsOn = (r: RequestRecord) => r.items.flatMap(({ grant: g }) => (g?.state === 'active' ? (['shift', 'owner', 'ticket'] as const).filter(k => g[k]).map(k => RESTS_ON[k]) : []));

/** People somebody waits for: they find the request in their inbox. */
export function waitingOn(r: RequestRecord): string[] {
  const held = [...(r.items.some(i => i.waiting?.for === 'switch') ? [WAITS_FOR_SWITCH] : []), ...new Set(restsOn(r))];
  if (r.closed) return held;
  const people = r.items.flatMap(i => (i.waiting?.for === 'approval' ? i.steps.filter(s => s.state === 'open').flatMap(s => s.candidates) : []));
  const vouching = r.items.flatMap(i => (i.waiting?.for === 'step-up' && i.vouching ? [i.vouching.manager] : []));
  return [...new Set([...held, ...people, ...vouching])].sort();
}
