import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DefinitionError, readArticle, readRequestType, readYaml, type Article, settingsShape, type PolicyFile, type RequestType, type RuleFiles, type Settings } from '@countersign/core';
import { z } from 'zod';
import { mustHoldNoSecrets } from './secrets';

const COMPUTED = ['manager', 'owner'];
const refs = z.array(z.string().regex(/^(?:user|group):[a-z0-9-]+\/[A-Za-z0-9._-]+$/, 'a ref such as group:default/it-operations')).default([]);
const schema = z.strictObject({
  name: z.string().min(1),
  timezone: z.string().default('UTC'),
  approvalOrder: z.array(z.array(z.string().regex(/^[a-z][a-z-]*$/)).min(1)).min(1),
  /** Groups that administer the portal itself: never changed through the desk. */
  hostAdmins: refs,
  roles: z.strictObject({ admin: refs, auditor: refs, desk: refs, security: refs, policyAuthor: refs, policyApprover: refs, connectorOperator: refs, privacy: refs }),
  examples: z.array(z.string()).max(6).default([]),
  ...settingsShape,
}).superRefine((c, ctx) => {
  const known = [...COMPUTED, ...Object.keys(c.roles), ...Object.keys(c.approvers)];
  c.approvalOrder.forEach((group, i) => group.forEach((role, j) => {
    if (!known.includes(role)) ctx.addIssue({ code: 'custom', path: ['approvalOrder', i, j], message: `nobody is "${role}": name its people under approvers, or use ${COMPUTED.join(', ')} or a role` });
  }));
  for (const role of Object.keys(c.approvers).filter(r => [...COMPUTED, ...Object.keys(c.roles)].includes(r))) {
    ctx.addIssue({ code: 'custom', path: ['approvers', role], message: `"${role}" is a role already; pick another word` });
  }
});

export interface Company extends z.infer<typeof schema> {
  readonly policies: readonly PolicyFile[];
  readonly requestTypes: readonly RequestType[];
}

/** @param messages - a demo's own, see `countersign.demo.messagesPerMinute`. */
export const settingsIn = ({ limits, breaker, breakGlass, machines, approvers, fallback }: Settings, messages?: number): Settings =>
  ({ limits: { ...limits, ...(messages && { messagesPerMinute: messages }) }, breaker, breakGlass, machines, approvers, fallback });

/** The files that decide, as they lie in a company's directory. @throws DefinitionError when there is no company.yaml */
export function readRuleFiles(dir: string): RuleFiles {
  const file = path.join(dir, 'company.yaml');
  if (!existsSync(file)) throw new DefinitionError([{ file, line: 1, message: 'is not there; countersign.company must name a directory with company.yaml' }]);
  const names = ['company.yaml', ...inside(dir, 'policies', f => f.endsWith('.cedar') || f === 'tests.yaml'), ...inside(dir, 'request-types', f => f.endsWith('.yaml'))];
  return Object.fromEntries(names.map(name => [name, readFileSync(path.join(dir, name), 'utf8')]));
}

/** A company's rules, checked as a whole. @throws DefinitionError naming file and line of every mistake. */
export function readCompany(files: RuleFiles, actions: readonly string[]): Company {
  mustHoldNoSecrets(files);
  const { found, mistakes } = collector();
  const among = (folder: string, ending: string) => Object.keys(files).filter(f => f.startsWith(`${folder}/`) && f.endsWith(ending)).sort();
  const [company] = found(() => readYaml('company.yaml', files['company.yaml'], schema));
  const requestTypes = among('request-types', '.yaml').flatMap(f => found(() => readRequestType(f, files[f], actions)));
  if (mistakes.length) throw new DefinitionError(mistakes);
  return { ...company, policies: among('policies', '.cedar').map(name => ({ name, text: files[name] })), requestTypes };
}

/** What employees may be told. @throws DefinitionError naming file and line of every mistake. */
export function readArticles(dir: string): Article[] {
  const { found, mistakes } = collector();
  const articles = inside(dir, 'knowledge', f => f.endsWith('.md')).flatMap(f => found(() => readArticle(f, readFileSync(path.join(dir, f), 'utf8'))));
  if (mistakes.length) throw new DefinitionError(mistakes);
  return articles;
}

/** Reads on after a mistake, so that all of them are named at once. */
function collector() {
  const mistakes: DefinitionError['mistakes'][number][] = [];
  const found = <T>(read: () => T): T[] => {
    try { return [read()]; } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  };
  return { found, mistakes };
}

function inside(dir: string, folder: string, wanted: (file: string) => boolean): string[] {
  const at = path.join(dir, folder);
  return existsSync(at) ? readdirSync(at).filter(wanted).sort().map(f => `${folder}/${f}`) : [];
}
