import { redact } from '../planner';

/** Where people's and systems' own words stand in what is written down. */
const WORDS = new Set(['because', 'comment', 'reason', 'summary', 'message', 'error', 'why', 'title', 'quote', 'readBack', 'gap', 'role']);
/** Fields of a system's own state that are secrets by their name. */
const SECRET_FIELD = /^(?:.*_)?(?:password|passwd|passphrase|secret|token|api_?key|private_?key|access_?key|otp|recovery_?codes?)$/i;
const REMOVED = '[removed]';

/** What is written down, without secrets in it, whoever typed or said them (G32). Hashes, refs and rule texts stay as they are. */
export const scrub = <T>(data: T): T => walk(data, false) as T;

/** A system's state as it may be kept: secrets by name or by look are gone. */
export const scrubState = <T>(state: T): T => walk(state, true) as T;

/** One sentence of a system, a library or a person. */
export const scrubText = (text: string): string => redact(text).text;

function walk(value: unknown, all: boolean): unknown {
  if (typeof value === 'string') return all ? scrubText(value) : value;
  if (Array.isArray(value)) return same(value, value.map(v => walk(v, all)));
  if (!value || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const next = entries.map(([key, v]) => [key, field({ key, v, all, turn: isSaid(value) })] as const);
  return next.every(([, v], n) => v === entries[n][1]) ? value : Object.fromEntries(next);
}

function field({ key, v, all, turn }: { key: string; v: unknown; all: boolean; turn: boolean }): unknown {
  if (all && typeof v === 'string' && v && SECRET_FIELD.test(key)) return REMOVED;
  // What a model proposed is somebody's words throughout.
  if (key === 'proposed') return walk(v, true);
  if (typeof v === 'string' && (WORDS.has(key) || (turn && key === 'text'))) return scrubText(v);
  return walk(v, all);
}

/** A turn of a person; the desk's own sentences and cited articles speak of passwords without holding any. */
const isSaid = (value: object) => 'by' in value && value.by !== 'countersign' && 'channel' in value;
const same = (before: readonly unknown[], after: readonly unknown[]) => (after.every((v, n) => v === before[n]) ? before : after);
