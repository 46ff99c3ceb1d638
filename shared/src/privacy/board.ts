import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import type { RequestRecord } from '../state/record';
import { Stream } from '../streams';
import type { Json } from '../types';
import type { Counts, LegalHold, PrivacyView } from './types';

export const PRIVACY_STREAM = 'SYS-privacy';
export interface PrivacyState { readonly holds: readonly LegalHold[]; readonly lastExpired?: PrivacyView['lastExpired'] }

/** Legal holds, and what was erased because its time was over: read from the record whenever something would be erased. */
export class PrivacyBoard {
  private readonly stream: Stream<PrivacyState>;

  constructor(journal: Journal, clock: Clock) { this.stream = new Stream<PrivacyState>(journal, clock, PRIVACY_STREAM, fold, { holds: [] }); }

  /** @throws when it cannot be read: then nothing is erased. */
  read(): Promise<PrivacyState> { return this.stream.read(); }

  write(kind: 'hold.set' | 'hold.release-asked' | 'hold.released', actor: string, decide: (holds: readonly LegalHold[]) => Json): Promise<PrivacyState> {
    return this.stream.write(({ holds }) => [{ kind, actor, data: decide(holds) }]);
  }

  expired(erased: Counts, requests: number): Promise<PrivacyState> {
    return this.stream.write(() => [{ kind: 'privacy.expired', actor: 'countersign', data: { erased: { ...erased }, requests } }]);
  }
}

/** The hold that keeps this request as it is, on itself or on somebody it is about. */
export const holdOn = (holds: readonly LegalHold[], r: Pick<RequestRecord, 'id' | 'requester' | 'subject' | 'items' | 'turns'>): LegalHold | undefined =>
  holds.find(h => h.requestId === r.id || (h.person !== undefined && (h.person === r.requester || h.person === r.subject || r.items.some(i => i.subject === h.person || i.by === h.person) || r.turns.some(t => t.by === h.person))));

function fold(state: PrivacyState, e: JournalEvent): PrivacyState {
  const data = e.data as unknown as LegalHold & { readonly erased: Counts; readonly requests: number };
  switch (e.kind) {
    case 'hold.set': return { ...state, holds: [...state.holds, { ...data, by: e.actor, at: e.at }] };
    case 'hold.release-asked': return { ...state, holds: state.holds.map(h => (h.id === data.id ? { ...h, release: { by: e.actor, at: e.at } } : h)) };
    case 'hold.released': return { ...state, holds: state.holds.filter(h => h.id !== data.id) };
    case 'privacy.expired': return { ...state, lastExpired: { at: e.at, requests: data.requests, erased: data.erased } };
    default: return state;
  }
}
