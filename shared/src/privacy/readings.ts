import { createHash } from 'node:crypto';
import type { Clock } from '../contract';
import type { Journal } from '../journal';
import { Stream } from '../streams';
import type { Actor } from '../types';
import type { ReadingWhat } from './types';

const READING_PREFIX = 'SYS-reading-';
const DAY_MS = 86_400_000;
/** Readings kept in mind so that a page that asks every few seconds writes once an hour. */
const MOST_KNOWN = 20_000;
/** Rows of one insert. */
const MOST_AT_ONCE = 200;
/** Days of reading that one look goes through. */
const MOST_DAYS = 400;

/** Who read what about other people (G30): one event per reader, request, kind and hour, on a stream per day. */
export class ReadingLog {
  private readonly known = new Set<string>();
  private hour = '';
  private stream?: Stream<null>;

  constructor(private readonly journal: Journal, private readonly clock: Clock) {}

  /** @throws when it cannot be written. */
  async note(actor: Actor, what: ReadingWhat, ids: readonly string[]): Promise<void> {
    const now = this.clock.now().toISOString();
    this.begin(now.slice(0, 13));
    const fresh = [...new Set(ids)].filter(id => !this.known.has(keyOf(id, actor.person, what, this.hour)));
    for (let n = 0; n < fresh.length; n += MOST_AT_ONCE) await this.write(actor, what, fresh.slice(n, n + MOST_AT_ONCE), now);
  }

  async of(requestId: string, since: string): Promise<{ readonly by: string; readonly what: ReadingWhat; readonly at: string }[]> {
    const now = this.clock.now().getTime();
    const from = Math.max(Date.parse(`${since.slice(0, 10)}T00:00:00.000Z`), now - MOST_DAYS * DAY_MS);
    const days = Array.from({ length: Math.floor((now - from) / DAY_MS) + 1 }, (_, n) => streamOf(new Date(from + n * DAY_MS).toISOString()));
    const events = await this.journal.claimed(days, `read:${requestId}:`);
    return events.map(e => ({ by: e.actor, what: (e.data as { what: ReadingWhat }).what, at: e.at }));
  }

  private begin(hour: string): void {
    if (hour === this.hour && this.known.size < MOST_KNOWN) return;
    this.known.clear();
    this.hour = hour;
  }

  /** The effect key makes two replicas that see the same reading write it once. */
  private async write(actor: Actor, what: ReadingWhat, ids: readonly string[], now: string): Promise<void> {
    const { hour } = this;
    let again = false;
    await this.today(now).write(async () => {
      const taken = again ? new Set((await Promise.all(ids.map(id => this.journal.claim(keyOf(id, actor.person, what, hour))))).map(e => e?.effectKey)) : new Set();
      again = true;
      return ids.flatMap(id => {
        const effectKey = keyOf(id, actor.person, what, hour);
        return taken.has(effectKey) ? [] : [{ kind: 'record.read', actor: actor.person, effectKey, data: { what, id, host: actor.host } }];
      });
    });
    for (const id of ids) this.known.add(keyOf(id, actor.person, what, hour));
  }

  private today(now: string): Stream<null> {
    const id = streamOf(now);
    if (this.stream?.id !== id) this.stream = new Stream<null>(this.journal, this.clock, id, () => null, null);
    return this.stream;
  }
}

const streamOf = (at: string) => `${READING_PREFIX}${at.slice(0, 10)}`;
const keyOf = (id: string, person: string, what: string, hour: string) => `read:${id}:${hour}:${what}:${createHash('sha256').update(person).digest('hex').slice(0, 24)}`;
