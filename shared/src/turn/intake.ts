import { flagInjection, redact } from '../planner';
import type { Runtime } from '../runtime';
import type { Actor, Turn } from '../types';

export interface Intake { readonly turn: Turn; readonly redacted: boolean }

/** A message becomes a turn: who is proved by the host, the text is data from here on, secrets in it are gone (G17, G31). */
export function intake(rt: Pick<Runtime, 'clock'>, actor: Actor, text: string, n: number): Intake {
  const safe = redact(text);
  const flagged = flagInjection(safe.text);
  return {
    redacted: safe.found.length > 0,
    turn: {
      n, by: actor.person, channel: actor.channel, text: safe.text, at: rt.clock.now().toISOString(),
      ...(flagged.length && { flagged }),
    },
  };
}
