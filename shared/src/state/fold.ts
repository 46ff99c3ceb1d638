import type { JournalEvent } from '../journal';
import type { EventData, RequestRecord } from './record';

const START: Omit<RequestRecord, 'id' | 'host' | 'requester' | 'subject' | 'channel' | 'title' | 'createdAt'> = {
  version: 0, hash: '', turns: [], items: [], stages: [], updatedAt: '', flagged: false,
};

/** Values of this request were erased: nothing else about it changes, and it moves in no list. */
export const ERASED_EVENT = 'privacy.erased';

/** Pure. The same events in the same order always give the same record. */
export function fold(record: RequestRecord | undefined, event: JournalEvent): RequestRecord {
  const data = event.data as unknown as EventData;
  const base = record ?? ({ ...START, ...data.opened, id: event.requestId, createdAt: event.at } as RequestRecord);
  return {
    ...(merge(base, data.request) as RequestRecord),
    version: event.seq,
    hash: event.hash,
    updatedAt: event.kind === ERASED_EVENT ? base.updatedAt : event.at,
    turns: data.turn ? [...base.turns, data.turn] : base.turns,
    stages: data.stages ? [...base.stages, ...data.stages] : base.stages,
    items: [
      ...base.items.map(item => (item.id === data.item ? merge(item, data.set) : item)),
      ...(data.items ?? []),
    ],
  };
}

function merge<T extends object>(target: T, change: object | null | undefined): T {
  if (!change) return target;
  const next = { ...target } as Record<string, unknown>;
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next as T;
}
