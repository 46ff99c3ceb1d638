import { Conflict, type Head, type Journal, type JournalEvent } from '../journal';
import type { Clock } from '../contract';
import type { Json } from '../types';
import { scrub } from '../safety';

/** Ids that begin so belong to no request: they are chained, sealed and exported like requests, and never folded into one. */
export const STREAM_PREFIX = 'SYS-';
const RETRIES = 8;
const NOTHING: Omit<Head, 'requestId'> = { seq: 0, hash: '' };

export interface StreamEvent { readonly kind: string; readonly actor: string; readonly data: Json; readonly effectKey?: string }

/**
 * What happens outside any request (a switch is pulled, a delegation is made, a system drifts) is written to the same journal, on a
 * stream of its own. The state is the fold of all its events; reading costs one indexed query for what is new.
 */
export class Stream<S> {
  private head: Head;
  private state: S;

  /** @param id - begins with `SYS-`. */
  constructor(private readonly journal: Journal, private readonly clock: Clock, readonly id: string, private readonly fold: (state: S, event: JournalEvent) => S, start: S) {
    if (!id.startsWith(STREAM_PREFIX)) throw new Error(`${id} is not a stream: its id begins with ${STREAM_PREFIX}`);
    this.head = { requestId: id, ...NOTHING };
    this.state = start;
  }

  /** As of now, whoever wrote last. */
  async read(): Promise<S> {
    this.take(await this.journal.events(this.id, this.head.seq));
    return this.state;
  }

  /**
   * Decides on the state as of now and writes what was decided, in one statement.
   * @param decide - asked again with the newer state when somebody else wrote first; answers no events when there is nothing left to do, and throws to refuse.
   */
  async write(decide: (state: S) => readonly StreamEvent[] | Promise<readonly StreamEvent[]>): Promise<S> {
    for (let attempt = 0; ; attempt++) {
      const events = await decide(await this.read());
      if (!events.length) return this.state;
      try {
        await this.journal.append(this.head, events.map(e => ({ ...e, data: scrub(e.data) })), this.clock.now().toISOString());
        return await this.read();
      } catch (error) {
        if (!(error instanceof Conflict) || attempt >= RETRIES) throw error;
      }
    }
  }

  /** Two readers at once may bring the same events: each counts once. */
  private take(events: readonly JournalEvent[]): void {
    for (const event of events) {
      if (event.seq !== this.head.seq + 1) continue;
      this.state = this.fold(this.state, event);
      this.head = { requestId: this.id, seq: event.seq, hash: event.hash };
    }
  }
}
