import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream } from '../streams';
import type { Json } from '../types';
import type { PulledSwitch } from './types';

export const SWITCHES_STREAM = 'SYS-switches';
/** How long a replica may rest on what it last read (G22). */
export const LEASE_MS = 5_000;

type Pulled = readonly PulledSwitch[];

/** The switches as every replica sees them: on the record, read anew after five seconds, and never assumed. */
export class SwitchBoard {
  private readonly stream: Stream<Pulled>;
  private readAt = -Infinity;
  private last: Pulled = [];

  constructor(journal: Journal, private readonly clock: Clock) { this.stream = new Stream<Pulled>(journal, clock, SWITCHES_STREAM, fold, []); }

  /** @throws when they cannot be read: then nothing may change. */
  async confirmed(): Promise<Pulled> {
    const now = this.clock.now().getTime();
    return now - this.readAt < LEASE_MS && now >= this.readAt ? this.last : this.read();
  }

  async read(): Promise<Pulled> {
    const now = this.clock.now().getTime();
    this.last = await this.stream.read();
    this.readAt = now;
    return this.last;
  }

  async write(kind: 'switch.pulled' | 'switch.release-asked' | 'switch.released', actor: string, decide: (pulled: Pulled) => Json): Promise<Pulled> {
    this.last = await this.stream.write(pulled => [{ kind, actor, data: decide(pulled) }]);
    this.readAt = this.clock.now().getTime();
    return this.last;
  }
}

function fold(pulled: Pulled, e: JournalEvent): Pulled {
  const data = e.data as unknown as PulledSwitch;
  switch (e.kind) {
    case 'switch.pulled': return [...pulled, { ...data, by: e.actor, at: e.at }];
    case 'switch.release-asked': return pulled.map(s => (s.id === data.id ? { ...s, release: { by: e.actor, at: e.at } } : s));
    default: return pulled.filter(s => s.id !== data.id);
  }
}
