import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream, type StreamEvent } from '../streams';
import type { Settings } from '../settings';
import type { Json } from '../types';
import type { SystemState } from './types';

export const SYSTEMS_STREAM = 'SYS-systems';
/** How long a replica may rest on what it last read. */
const LEASE_MS = 5_000;
const MOST_REST_MS = 10 * 60_000;
/** Then the replica that tried is taken for dead and another may try. */
const TRY_MS = 120_000;

type All = ReadonlyMap<string, SystemState>;
const WELL: SystemState = { state: 'closed', failures: [], trips: 0 };
type Bounds = Settings['breaker'];

/** Which systems rest, as every replica sees it: on the record, and only ever changed by compare-and-set (G23). */
export class Breaker {
  private readonly stream: Stream<All>;
  private readAt = -Infinity;
  private last: All = new Map();
  /** Systems at which this very replica tries. */
  private readonly trying = new Set<string>();

  constructor(journal: Journal, private readonly clock: Clock) { this.stream = new Stream<All>(journal, clock, SYSTEMS_STREAM, fold, new Map()); }

  /** @throws when it cannot be read: then nothing is sent. */
  async read(): Promise<All> {
    const now = this.clock.now().getTime();
    this.last = await this.stream.read();
    this.readAt = now;
    return this.last;
  }

  /** @returns undefined when one change may be sent now; else what is in the way, and until when. */
  async enter(system: string): Promise<{ retryAt: string; why: string } | undefined> {
    const now = this.clock.now().getTime();
    const known = (now - this.readAt < LEASE_MS && now >= this.readAt ? this.last : await this.read()).get(system) ?? WELL;
    if (known.state === 'closed') return undefined;
    let won = false;
    const after = (await this.write(all => {
      const s = all.get(system) ?? WELL;
      won = s.state !== 'closed' && Date.parse(s.retryAt ?? '') <= now;
      return won ? [{ kind: 'system.trying', actor: 'countersign', data: { system, retryAt: this.inMs(TRY_MS) } }] : [];
    })).get(system) ?? WELL;
    if (won) this.trying.add(system);
    return won || after.state === 'closed' ? undefined : { retryAt: after.retryAt ?? this.inMs(LEASE_MS), why: after.why ?? '' };
  }

  /** What was let through was not sent after all: somebody else may try. */
  async letGo(system: string): Promise<void> {
    if (!this.trying.delete(system)) return;
    await this.write(all => (all.get(system)?.state === 'trying' ? [event('system.not-tried', { system, retryAt: this.inMs(0) })] : []));
  }

  /** @returns true when it was opened by this very failure. */
  async failed(system: string, why: string, { failures: most, withinSeconds, restSeconds }: Bounds): Promise<boolean> {
    let opened = false;
    this.trying.delete(system);
    await this.write(all => {
      const s = all.get(system) ?? WELL;
      const recent = s.failures.filter(at => Date.parse(at) > this.clock.now().getTime() - withinSeconds * 1_000);
      const trips = s.state !== 'closed' || recent.length + 1 >= most;
      opened = trips && s.state === 'closed';
      const rest = Math.min(restSeconds * 1_000 * 2 ** s.trips, MOST_REST_MS);
      return [event('system.failed', { system, why, since: new Date(this.clock.now().getTime() - withinSeconds * 1_000).toISOString() }), ...(trips ? [event('system.opened', { system, why, retryAt: this.inMs(rest) })] : [])];
    });
    return opened;
  }

  /** It answered, whatever it said. Written only when that is news. */
  async answered(system: string): Promise<void> {
    this.trying.delete(system);
    const known = this.last.get(system) ?? WELL;
    if (known.state === 'closed' && !known.failures.length) return;
    await this.write(all => (all.has(system) ? [event(all.get(system)?.state === 'closed' ? 'system.answered' : 'system.closed', { system })] : []));
  }

  private async write(decide: (all: All) => readonly StreamEvent[]): Promise<All> {
    this.last = await this.stream.write(decide);
    this.readAt = this.clock.now().getTime();
    return this.last;
  }

  private inMs(ms: number): string { return new Date(this.clock.now().getTime() + ms).toISOString(); }
}

const event = (kind: string, data: { readonly [k: string]: Json }): StreamEvent => ({ kind, actor: 'countersign', data });

function fold(all: All, e: JournalEvent): All {
  const { system, why, retryAt, since = '' } = e.data as { system: string; why?: string; retryAt?: string; since?: string };
  const s = all.get(system) ?? WELL;
  const next = new Map(all);
  switch (e.kind) {
    case 'system.failed': return next.set(system, { ...s, failures: [...s.failures.filter(at => at > since), e.at], why });
    case 'system.opened': return next.set(system, { ...s, state: 'open', trips: s.trips + 1, why, retryAt, since: s.state === 'closed' ? e.at : s.since });
    case 'system.not-tried': return next.set(system, { ...s, state: 'open', retryAt });
    case 'system.trying': return next.set(system, { ...s, state: 'trying', retryAt });
    default: next.delete(system); return next;
  }
}
