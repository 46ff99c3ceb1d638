import type { Census, Change, RunContext, System } from '../contract';
import type { JsonObject } from '../types';

/** What the exam needs to know of one change: an input whose goal is not held yet, and whose account it is. */
export interface Exam { readonly system: System; readonly change: string; readonly input: JsonObject; readonly account: string; readonly now: () => Date }

const ATTACKS = ['../admin', '..%2f..%2fadmin', 'a/b', 'a?x=1', 'a#b', '%00', 'ä/../é', "' or 1=1", '..'];

/**
 * The exam of a connector against its real peer. Throws at the first thing that does not hold: goal not held before and held after, the same
 * run key changes once, undo restores what was, names never become part of an address, and no token in anything it says.
 */
export async function conformance(exam: Exam): Promise<string[]> {
  const passed: string[] = [];
  const say = { person: (r: string) => r, resource: (r: string) => r, duration: (d: string) => d };
  const changes = exam.system.connector.changes as readonly Change[];
  check(new Set(changes.map(c => c.id)).size === changes.length, 'ids are unique', passed);
  const change = find(changes, exam.change);
  const input = change.input.parse(exam.input) as JsonObject;
  const before = await state(exam, change, input);
  check(before.held === 'notHeld', 'the goal is not held before', passed);

  const first = await change.run(input, context(exam, 'key-1'));
  check(first.outcome === 'changed', `it changes (${JSON.stringify(first)})`, passed);
  const after = await state(exam, change, input);
  check(after.held === 'held', 'the goal is held after', passed);
  const again = await change.run(input, context(exam, 'key-1'));
  const twice = await state(exam, change, input);
  check(['changed', 'alreadyInState'].includes(again.outcome) && JSON.stringify(twice.value) === JSON.stringify(after.value), 'the same run key changes once', passed);

  const census = exam.system.connector.census;
  const counted = change.gives === 'access' && census?.takenBy.includes(change.undo?.change ?? '') ? census : undefined;
  if (counted) check(await isCounted(exam, counted, change, input), 'the census has what was given, and says how it is taken back', passed);

  if (change.undo) {
    const inverse = find(changes, change.undo.change);
    const undone = await inverse.run(inverse.input.parse(change.undo.input(input, before.value, after.value)) as JsonObject, { ...context(exam, 'key-2'), expect: after.value as never });
    check(undone.outcome === 'changed', `undo changes it back (${JSON.stringify(undone)})`, passed);
    check((await state(exam, change, input)).held === 'notHeld', 'undo restores what was', passed);
    if (counted) check(!(await isCounted(exam, counted, change, input)), 'the census has nothing after it was taken back', passed);
  } else check(Boolean(change.undoWhyNot), 'without undo it says why', passed);

  await attack(exam, change, input);
  check(true, 'names never become part of an address', passed);
  const spoken = JSON.stringify([first, after.value, change.preview(input, say), change.done(input, say), change.fields?.(before.value, after.value), change.readBack?.(after.value)]);
  check(!tokensOf(exam.system.config).some(t => spoken.includes(t)), 'no token in anything it says', passed);
  return passed;
}

function check(ok: boolean, what: string, passed: string[]): void {
  if (!ok) throw new Error(`conformance: ${what}: does not hold`);
  passed.push(what);
}

function find(changes: readonly Change[], id: string): Change {
  const found = changes.find(c => c.id === id);
  if (!found) throw new Error(`conformance: there is no change ${id}`);
  return found;
}

async function state(exam: Exam, change: Change, input: JsonObject) {
  const value = await change.read?.(input, context(exam, 'read'));
  return { value: value as never, held: value === undefined ? 'unknown' : change.reached?.(input, value, context(exam, 'read').clock.now()) };
}

async function isCounted(exam: Exam, census: Census, change: Change, input: JsonObject): Promise<boolean> {
  const held = await census.read(context(exam, 'census'));
  return held.some(h => {
    if (h.account !== exam.account || h.resource !== change.resource(input) || !census.takenBy.includes(h.revoke.change)) return false;
    const inverse = find(exam.system.connector.changes, h.revoke.change);
    return inverse.resource(inverse.input.parse(h.revoke.input(change.subject(input))) as JsonObject) === h.resource;
  });
}

/** Whatever an account id looks like, every call stays below the system's own address. */
async function attack(exam: Exam, change: Change, input: JsonObject) {
  for (const account of ATTACKS) {
    const seen: string[] = [];
    const spy: typeof fetch = async (url, init) => { seen.push(String(url)); return fetch(url, init); };
    await change.run(input, { ...context({ ...exam, account }, `attack-${account}`), fetch: spy }).catch(() => undefined);
    for (const url of seen) {
      const { origin, pathname, hash } = new URL(url);
      const sent = url.slice(origin.length).split('?')[0];
      // A path that normalises to another one climbed; a special character that stands there unencoded split it.
      if (sent !== pathname || hash || (/[/?#%]/.test(account) && sent.includes(account))) throw new Error(`conformance: "${account}" became part of an address: ${url}`);
    }
  }
}

function context({ system, account, now }: Exam, runKey: string): RunContext {
  return {
    config: system.config, account: async () => account, clock: { now }, fetch, signal: AbortSignal.timeout(10_000), runKey, progress: () => undefined, oneTimeSecret: async () => 'secret-reference',
    capability: { requestId: 'r', itemId: 'i', action: '', payloadHash: '', subject: '', expiresAt: '', runKey, signature: '' },
  };
}

const tokensOf = (config: unknown): string[] => (config && typeof config === 'object' ? Object.entries(config).flatMap(([k, v]) => (k === 'token' && typeof v === 'string' ? [v] : tokensOf(v))) : []);
