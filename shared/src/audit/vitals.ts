import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Connector, System } from '../contract';
import { canonical } from '../journal/hash';
import { systemPrompt } from '../planner';
import type { Ports } from '../ports';
import type { Json, RequestType } from '../types';

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

/** What an action was decided with, beside policy and rules (G27). */
export const versionsOf = ({ systems, version }: Pick<Ports, 'systems' | 'version'>, action: string): { readonly code: string; readonly connector?: string } => {
  const system = systems.find(s => action.startsWith(`${s.id}.`));
  return { code: version ?? 'unknown', ...(system && { connector: `${system.connector.id}@${connectorDigest(system.connector)}` }) };
};

/** What a plan was made with: the configured model, the instructions it was given, and the program. */
export function madeBy({ model, version, requestTypes }: Pick<Ports, 'model' | 'version' | 'requestTypes'>): { readonly model: string; readonly prompt: string; readonly code: string } {
  const prompt = prompts.get(requestTypes) ?? short(systemPrompt(requestTypes));
  prompts.set(requestTypes, prompt);
  return { model: model.name, prompt, code: version ?? 'unknown' };
}
const prompts = new WeakMap<readonly RequestType[], string>();

const schemaOf = (schema: z.ZodType): Json => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as unknown as Json;
const short = (value: Json) => createHash('sha256').update(canonical(JSON.parse(JSON.stringify(value)))).digest('hex').slice(0, 12);
