import type { ActionCatalog } from '../action/catalog';
import type { ItemRecord, RequestRecord } from '../state/record';
import { isDone, isEnded } from '../state/status';
import type { Undoable } from './types';

/** Every part that changed something, last change first. Pure. */
export function undoableOf(r: RequestRecord, actions: ActionCatalog, now: Date): Undoable[] {
  return r.items.map((item, n) => ({ item, n }))
    .filter(({ item }) => item.receipt && !item.ends && !item.undoOf && (isDone(item) || item.state === 'undone'))
    .sort((a, b) => (b.item.receipt?.at ?? '').localeCompare(a.item.receipt?.at ?? '') || b.n - a.n)
    .map(({ item }) => one(r, item, actions, now));
}

function one(r: RequestRecord, item: ItemRecord, actions: ActionCatalog, now: Date): Undoable {
  const about = { itemId: item.id, title: item.receipt?.title ?? item.sentence };
  const undo = item.receipt?.undo;
  const whyNot = reason(r, item, actions, now);
  if (whyNot || !undo) return { ...about, whyNot: whyNot ?? NO_WAY };
  return { ...about, sentence: undo.sentence, until: undo.until, asksAnew: actions.find(undo.action)?.change.gives === 'access' };
}

const NO_WAY = 'The system offers no way back.';

function reason(r: RequestRecord, item: ItemRecord, actions: ActionCatalog, now: Date): string | undefined {
  if (item.state === 'undone') return 'It is undone already.';
  if (item.grant?.state === 'ended') return 'This access is over already.';
  if (item.receipt?.outcome === 'alreadyInState') return 'It was so before, so there is nothing to take back.';
  if (!item.receipt?.undo) return actions.find(item.action)?.change.undoWhyNot ?? NO_WAY;
  if (r.items.some(i => i.undoOf === item.id && !isEnded(i))) return 'It is being undone already.';
  return Date.parse(item.receipt.undo.until) < now.getTime() ? 'The time to undo it is over. Ask for the opposite as a new request.' : undefined;
}
