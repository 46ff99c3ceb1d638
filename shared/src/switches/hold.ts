import { changed } from '../action/decide';
import type { Next } from '../action/graph';
import type { Case } from '../case';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Waiting } from '../types';
import { stopFor } from './stops';

const UNREAD = 'The switches cannot be read, so nothing is changed';

/** What holds this item back right now; switches that cannot be read hold everything back (G22). */
export async function heldBy(rt: Pick<Runtime, 'switches'>, item: ItemRecord): Promise<Waiting | undefined> {
  try {
    const stop = stopFor(await rt.switches.confirmed(), item);
    return stop && { for: 'switch', id: stop.id, kind: stop.kind, by: stop.by, since: stop.at, reason: stop.reason };
  } catch {
    return { for: 'switch', id: '', kind: 'stop-changes', by: 'countersign', since: '', reason: UNREAD };
  }
}

/** It waits and is kept; once released it is decided again like after any pause. */
export async function hold(kase: Case, item: ItemRecord, waiting: Waiting): Promise<Next> {
  kase.note('item.waiting', 'countersign', { item: item.id, set: { state: 'waiting', waiting } });
  await kase.commit(newer => changed(newer.items.find(i => i.id === item.id), item));
  return 'approve';
}
