import fc from 'fast-check';
import { given, idsFor, mayCall, operations, PEOPLE, resolved, send, stateOf, type Operation, type Portal, type Schema } from './__testUtils__/api';
import { start } from './__testUtils__/portal';

/**
 * Calls made from what openapi.yaml describes, right and wrong, by everybody: no 500, every refusal says the next step, and nothing of
 * the record moves for whoever may not call it. A sample with a fixed seed here; `npm run proof` sends the full count.
 */
const CALLS = Number(process.env.COUNTERSIGN_PROOF_CALLS ?? 600);
const SEED = Number(process.env.COUNTERSIGN_PROOF_SEED ?? 20261125);

const HOSTILE = [
  '', ' ', '\u0000', '../../etc/passwd', '%00', '%', 'REQ-', 'REQ-ZZZZZZZZ', 'REQ-ZZZZZZZZ.i1', 'REQ-ZZZZZZZZ.i1.1', '__proto__', 'constructor', "' OR 1=1 --", '{{7*7}}', '<script>alert(1)</script>', '\u202Eabc', '𝕬', '9'.repeat(400),
  'user:default/ben', 'user:default/nobody', 'group:default/it', 'resource:default/payments-db', 'i1', 'PT4H', 'P99999D', '-1', 'null', 'true', '[]', '2026-13-45T99:99:99Z',
];
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 40 }));
const anything = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }), fc.dictionary(text, text, { maxKeys: 3 }));

/** Values of the described shape. */
function right(schema: Schema): fc.Arbitrary<unknown> {
  const s = resolved(schema);
  if (s.enum) return fc.constantFrom(...s.enum);
  if (s.oneOf) return fc.oneof(...s.oneOf.map(right));
  switch (Array.isArray(s.type) ? s.type[0] : s.type) {
    case 'object': {
      const fields = Object.entries(s.properties ?? {});
      const known = fc.record(Object.fromEntries(fields.map(([k, v]) => [k, right(v)])), { requiredKeys: [...(s.required ?? [])] });
      return typeof s.additionalProperties === 'object' && !fields.length ? fc.dictionary(text, right(s.additionalProperties), { maxKeys: 3 }) : known;
    }
    case 'array': return fc.array(right(s.items ?? {}), { minLength: s.minItems ?? 0, maxLength: Math.min(s.maxItems ?? 4, 4) });
    case 'boolean': return fc.boolean();
    case 'integer': case 'number': return fc.integer({ min: s.minimum ?? -5, max: s.maximum ?? 50 });
    default: return text;
  }
}

/** The described shape with one thing wrong, or no shape at all. */
function wrong(schema: Schema): fc.Arbitrary<unknown> {
  const fields = Object.keys(resolved(schema).properties ?? { x: 0 });
  const spoiled = fc.tuple(right(schema), fc.constantFrom(...fields, '__proto__', 'admin', 'actor', 'assurance'), anything).map(([b, k, v]) => ({ ...(b as object), [k]: v }));
  return fc.oneof(spoiled, anything, fc.constantFrom('{broken', '', '[]', '"x"', '{"a":'.repeat(50), JSON.stringify({ text: 'x'.repeat(70_000) })));
}

const calls = operations.map(o => fc.record({
  o: fc.constant(o),
  who: fc.constantFrom(undefined, ...Object.values(PEOPLE), 'requester'),
  id: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: text }),
  body: o.method === 'get' ? fc.constant(undefined) : fc.oneof({ weight: 2, arbitrary: right(o.body ?? { type: 'object' }) }, { weight: 1, arbitrary: wrong(o.body ?? { type: 'object' }) }),
  query: fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom('scope', 'state', 'limit', 'before', 'kind', 'person', 'requestId', 'days', 'from', 'to', 'q', ...o.query.map(q => q.name)), text, { maxKeys: 3 })),
  headers: fc.constantFrom<Record<string, string>>({}, {}, { 'idempotency-key': 'abcdefgh' }, { 'idempotency-key': '!' }, { accept: 'application/x-ndjson' }),
}));

it(`no 500, no change without authority: ${CALLS} calls`, async () => {
  const portal: Portal = await start({ messagesPerMinute: 1_000_000 });
  const things = await given(portal);
  const counted = new Map<number, number>();
  const names = Object.fromEntries(Object.entries(PEOPLE).map(([role, name]) => [name, role]));
  const plan = fc.sample(fc.oneof(...calls), { numRuns: CALLS, seed: SEED });
  let before = await stateOf(portal);
  for (const c of plan) {
    const ids = { ...idsFor(c.o, things), ...(c.id !== undefined && { id: c.id || 'x', item: c.id || 'x' }) };
    const { status, body, text: raw } = await send(portal, { ...c, ids });
    const told = () => `${c.who ?? 'nobody'} ${c.o.method} ${c.o.at} ${JSON.stringify({ ids, body: c.body, query: c.query })} → ${status} ${raw.slice(0, 300)}`;
    counted.set(status, (counted.get(status) ?? 0) + 1);
    if (status >= 500 && !(status === 503 && body.error?.next)) throw new Error(`It broke: ${told()}`);
    if (status >= 400 && c.who && body.error && !(body.error.message && body.error.next) && !isHosts(status, body)) throw new Error(`It does not say the next step: ${told()}`);
    const after = await stateOf(portal);
    if (after !== before && !authority(c.o, c.who, names)) throw new Error(`It changed the record: ${told()}`);
    before = after;
  }
  process.stdout.write(`PROOF ${JSON.stringify({ calls: CALLS, answers: Object.fromEntries([...counted].sort()) })}\n`);
  // A fuzz that is only ever refused proves nothing.
  expect(counted.get(200) ?? 0).toBeGreaterThan(0);
  expect(counted.get(422) ?? 0).toBeGreaterThan(0);
}, 7_200_000);

/** Refused before it reached us: the host's own words. */
const isHosts = (status: number, body: { error?: { name?: string } }) => status === 401 || body.error?.name === 'AuthenticationError' || body.error?.name === 'NotFoundError';

/** A call that moves the record is made by somebody who may make it. */
const authority = (o: Operation, who: string | undefined, roles: Readonly<Record<string, string>>) => o.method !== 'get' && who !== undefined && mayCall(o, roles[who] ?? 'unknown');
