import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Connector, System } from '../contract';
import { canonical } from '../journal/hash';
import type { Json } from '../types';

/** Twelve hex digits over everything a connector says it does: another title, schema or ladder is another version of it. */
export function connectorDigest(connector: Connector): string {
  const known = digests.get(connector);
  if (known) return known;
  const says = [connector.id, ...connector.lookups.map(l => [l.id, l.description, schemaOf(l.input)]), ...connector.changes.map(c => [c.id, c.effect, c.gives ?? '', c.description, schemaOf(c.input), c.narrow ?? {}, c.undo?.change ?? ''])];
  const digest = short(says as unknown as Json);
  digests.set(connector, digest);
  return digest;
}
const digests = new WeakMap<Connector, string>();

/** System id → digest of its connector. */
export const connectorDigests = (systems: readonly System[]): Record<string, string> => Object.fromEntries(systems.map(s => [s.id, connectorDigest(s.connector)]));

const schemaOf = (schema: z.ZodType): Json => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as unknown as Json;
const short = (value: Json) => createHash('sha256').update(canonical(JSON.parse(JSON.stringify(value)))).digest('hex').slice(0, 12);
