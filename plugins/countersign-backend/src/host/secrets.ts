import type { System } from '@countersign/core';

const REFERENCE = /^\$env:([A-Z][A-Z0-9_]*)$/;

/** Secrets stand in a system's configuration as `$env:NAME` and are read when the desk starts (G33). @throws when one is not set. */
export function withSecrets(system: System, env: NodeJS.ProcessEnv): System {
  return { ...system, config: resolved(system.config, env, system.id) };
}

function resolved(value: unknown, env: NodeJS.ProcessEnv, system: string): unknown {
  if (typeof value === 'string') {
    const name = REFERENCE.exec(value)?.[1];
    if (!name) return value;
    const secret = env[name];
    if (!secret) throw new Error(`The system ${system} names the secret ${name}, and it is not set: set ${name} in the environment of the backend.`);
    return secret;
  }
  if (Array.isArray(value)) return value.map(v => resolved(v, env, system));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolved(v, env, system)]));
}
