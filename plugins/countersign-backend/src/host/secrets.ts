import { DefinitionError, type RuleFiles, type System } from '@countersign/core';

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

/** What looks like a secret in a text that many people read and that stays on the record for good. */
const LITERAL = [
  /\b(?:password|passwd|secret|token|api[_-]?key|client[_-]?secret|private[_-]?key)["']?\s*[:=]\s*["']?(?!\$env:)[^\s"'{}[\],]{8,}/i,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/, /\b(?:ghp|gho|ghs|github_pat)_[A-Za-z0-9_]{20,}/, /\bxox[abprs]-[A-Za-z0-9-]{10,}/, /\bAKIA[0-9A-Z]{16}\b/, /:\/\/[^/\s:@]+:[^/\s:@]{4,}@/,
];

/** @throws DefinitionError with file and line of every literal secret in files of rules. */
export function mustHoldNoSecrets(files: RuleFiles): void {
  const mistakes = Object.entries(files).filter(([file]) => !file.endsWith('tests.yaml')).flatMap(([file, text]) => text.split('\n').flatMap((line, n) => (!/^\s*(?:#|\/\/)/.test(line) && LITERAL.some(l => l.test(line))
    ? [{ file, line: n + 1, message: 'looks like a secret: rules are read by many and kept for good. Put it in the environment and write $env:NAME in the system’s configuration' }] : [])));
  if (mistakes.length) throw new DefinitionError(mistakes);
}
