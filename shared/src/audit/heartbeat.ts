import { randomBytes } from 'node:crypto';
import type { Clock } from '../contract';
import type { Journal } from '../journal';
import { Stream, STREAM_PREFIX } from '../streams';
import type { Json, JsonObject } from '../types';

export const BEAT_PREFIX = `${STREAM_PREFIX}beat-`;
const MINUTE_MS = 60_000;
/** Minutes without any replica before the record says that nothing ran. */
const QUIET_MS = 3 * MINUTE_MS;

/** What a replica says of itself. */
export interface Vitals { readonly code: string; readonly policy: string; readonly rules: string }
export interface Heartbeat { readonly replica: string; /** Writes at most once a minute. */ beat(): Promise<void> }

interface HeartbeatOptions { readonly journal: Journal; readonly clock: Clock; vitals(): Vitals; /** Said once, when the process starts. */ once(): JsonObject }

/** One event per replica and minute, so that a time without a record shows (G27). */
export function createHeartbeat({ journal, clock, vitals, once }: HeartbeatOptions): Heartbeat {
  const replica = randomBytes(4).toString('hex');
  let stream: Stream<number> | undefined;
  let last = -1;
  let started = false;
  return {
    replica,
    async beat() {
      const now = clock.now();
      const minute = Math.floor(now.getTime() / MINUTE_MS);
      if (minute === last) return;
      const id = `${BEAT_PREFIX}${replica}-${now.toISOString().slice(0, 10)}`;
      if (stream?.id !== id) stream = new Stream(journal, clock, id, n => n + 1, 0);
      const data: Json = { replica, ...vitals(), ...(!started && once()) };
      await stream.write(() => [{ kind: started ? 'replica.alive' : 'replica.started', actor: 'countersign', data }]);
      started = true;
      last = minute;
    },
  };
}

export interface Gap { readonly from: string; readonly to: string }

/** Times in which no replica was alive, from the moments of all their heartbeats. */
export function gapsOf(beats: readonly string[]): Gap[] {
  const sorted = [...beats].sort();
  return sorted.slice(1).flatMap((to, n) => (Date.parse(to) - Date.parse(sorted[n]) > QUIET_MS ? [{ from: sorted[n], to }] : []));
}
