import { Conflict, type Head, type Journal, type JournalEvent, type NewEvent } from '../journal';
import { GENESIS, hashOf } from '../journal/hash';

/** Chains in memory, for tests of what is folded from events alone; the real journal has tests of its own. `before`: called ahead of every append. */
export function memoryJournal(before: (events: readonly NewEvent[]) => void | Promise<void> = () => undefined): Pick<Journal, 'append' | 'events'> & { readonly reads: { requestId: string; afterSeq: number }[] } {
  const all: JournalEvent[] = [];
  const of = (requestId: string) => all.filter(e => e.requestId === requestId);
  const reads: { requestId: string; afterSeq: number }[] = [];
  return {
    reads,
    async append(at: Head, events, now) {
      await before(events);
      if (of(at.requestId).length !== at.seq) throw new Conflict(`${at.requestId} moved`);
      for (const e of events) {
        const chain = of(at.requestId);
        const row = { requestId: at.requestId, seq: chain.length + 1, kind: e.kind, actor: e.actor, at: now, nonce: 'n', data: e.data, prevHash: chain.at(-1)?.hash ?? GENESIS };
        all.push({ ...row, hash: hashOf({ request_id: row.requestId, seq: row.seq, kind: row.kind, effect_key: null, actor: row.actor, at: now, nonce: 'n', data: JSON.stringify(e.data), prev_hash: row.prevHash }) });
      }
      const last = of(at.requestId).at(-1) as JournalEvent;
      return { requestId: at.requestId, seq: last.seq, hash: last.hash };
    },
    async events(requestId, afterSeq = 0) {
      reads.push({ requestId, afterSeq });
      return of(requestId).filter(e => e.seq > afterSeq);
    },
  };
}
