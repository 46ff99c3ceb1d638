import type { Clock } from '../contract';
import type { Ports } from '../ports';
import type { HeadPlace, PlaceView, Seals, SignedHead } from './types';

/** A place that failed is tried again this much later, with whatever head is newest then. */
const RETRY_MS = 60_000;
/** Until then a head is on its way. */
const LATE_MS = 10 * 60_000;

export interface Places {
  /** @param own - this replica signed it just now; others wait a minute before they take over. */
  deliver(head: SignedHead | undefined, own: boolean): Promise<void>;
  view(head: SignedHead | undefined): Promise<readonly PlaceView[]>;
  readonly all: readonly HeadPlace[];
}

/** Sends heads out of our administrators' reach, and knows how far each place got. */
export function createPlaces({ places: all, seals, clock, log }: { readonly places: readonly HeadPlace[]; readonly seals: Seals; readonly clock: Clock; readonly log: Ports['log'] }): Places {
  const failed = new Map<string, { at: number; why: string }>();

  async function send(place: HeadPlace, head: SignedHead): Promise<void> {
    try {
      await place.put(head.note);
      failed.delete(place.name);
      await seals.noteSent(place.name, head);
    } catch (error) {
      failed.set(place.name, { at: clock.now().getTime(), why: (error as Error).message });
      log.warn(`the signed head did not reach ${place.name}: ${(error as Error).message}`);
    }
  }

  return {
    all,
    async deliver(head, own) {
      if (!head || !all.length) return;
      const now = clock.now().getTime();
      if (!own && now - Date.parse(head.at) < RETRY_MS) return;
      const sent = new Map((await seals.sent()).map(s => [s.place, s.size]));
      const due = all.filter(p => (sent.get(p.name) ?? 0) < head.size && (own || now - (failed.get(p.name)?.at ?? -Infinity) >= RETRY_MS));
      await Promise.all(due.map(p => send(p, head)));
    },
    async view(head) {
      const sent = new Map((all.length ? await seals.sent() : []).map(s => [s.place, s]));
      const now = clock.now().getTime();
      return all.map(({ name }) => {
        const last = sent.get(name);
        const behind = Boolean(head && (last?.size ?? 0) < head.size);
        const why = failed.get(name)?.why;
        return { name, size: last?.size ?? 0, ...(last && { at: last.at }), late: behind && (Boolean(why) || now - Date.parse(head?.at ?? '') > LATE_MS), ...(behind && why && { why }) };
      });
    },
  };
}
