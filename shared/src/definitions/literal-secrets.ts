import type { RuleFiles } from '../rules';
import { DefinitionError } from './yaml';

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
