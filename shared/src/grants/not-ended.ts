import type { Action } from '../action/catalog';
import type { Case } from '../case';
import type { Runtime } from '../runtime';
import { commitItem } from '../action/settle';
import type { ItemRecord } from '../state/record';
import type { Grant, Json } from '../types';
import { nextTry } from './back-off';
import { exceptionOwner } from './owner';
import { answered } from './unknown';
import type { OwnedException, StateRow } from './types';

/**
 * Access that must end and did not: the same item is tried again with a new capability, with longer pauses, for as long as it takes.
 * After a day somebody owns it. Nothing is ever given up silently (G20).
 */
export async function tryEndingAgain(rt: Runtime, kase: Case, item: ItemRecord, message: string): Promise<'end'> {
  const now = rt.clock.now();
  const { retryAt, owned } = nextTry(item.ends?.since ?? now.toISOString(), now);
  kase.note('item.retried', 'countersign', { item: item.id, set: { state: 'waiting', intent: null, exception: null, attempt: item.attempt + 1, waiting: { for: 'system', message, retryAt } } });
  answered(kase, item);
  if (owned) await noteStuck(rt, kase, item, { why: message, retryAt });
  await commitItem(kase, item.id);
  return 'end';
}

/** Written with what stopped it: the grant is an exception with an owner. A later success ends it after all. */
export async function noteStuck(rt: Runtime, kase: Case, item: ItemRecord, what: Pick<OwnedException, 'why' | 'retryAt' | 'states'>): Promise<void> {
  const grant = kase.now.items.find(i => i.id === item.undoOf)?.grant;
  if (!grant || grant.state === 'ended') return;
  kase.note('grant.exception', 'countersign', { item: grant.itemId, set: { grant: await stuck(rt, grant, what) } });
}

export async function stuck(rt: Runtime, grant: Grant, what: Pick<OwnedException, 'why' | 'retryAt' | 'states'>): Promise<Grant> {
  const since = grant.exception?.since ?? rt.clock.now().toISOString();
  return { ...grant, state: 'exception', exception: { owner: await exceptionOwner(rt, grant), since, ...what } };
}

/** Recorded before and after, and what is there now, field by field in plain words. */
export function statesOf(action: Action, recorded: { readonly before?: Json; readonly after?: Json } | undefined, now: Json | undefined): readonly StateRow[] | undefined {
  const { fields } = action.change;
  if (!fields || recorded?.before === undefined || recorded.after === undefined || now === undefined) return undefined;
  const then = fields(recorded.before, recorded.after);
  const since = fields(recorded.after, now);
  return then.map((f, n) => ({ label: f.label, before: f.before, after: f.after, now: since[n]?.after ?? '' }));
}
