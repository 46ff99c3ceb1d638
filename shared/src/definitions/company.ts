import { z } from 'zod';
import type { PolicyFile } from '../policy';
import type { RuleFiles } from '../rules';
import { settingsShape, type Settings } from '../settings';
import type { RequestType } from '../types';
import { collector } from './collector';
import { mustHoldNoSecrets } from './literal-secrets';
import { readRequestType } from './request-type';
import { DefinitionError, readYaml } from './yaml';

const COMPUTED = ['manager', 'owner'];
const refs = z.array(z.string().regex(/^(?:user|group):[a-z0-9-]+\/[A-Za-z0-9.:_-]+$/, 'a ref such as group:default/it-operations')).default([]);
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
export const settingsIn = ({ limits, breaker, breakGlass, machines, approvers, fallback, peers, worth }: Settings, messages?: number): Settings =>
  ({ limits: { ...limits, ...(messages && { messagesPerMinute: messages }) }, breaker, breakGlass, machines, approvers, fallback, peers, ...(worth && { worth }) });

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
