import { isIP } from 'node:net';
import { DefinitionError, readYaml, type RuleFiles } from '@countersign/core';
import { z } from 'zod';
import { EDITION } from '../../generated/edition';
import { described, person } from '../thing';

/** Systems outside Atlassian, in the connected edition: it decides where a secret goes and who a person is there, so a change of it counts as one of roles. */
export const SYSTEMS_FILE = 'systems.yaml';
/** Ids that the desk and the site have themselves. */
const TAKEN = ['jira', 'access', 'countersign'];
const id = z.string().regex(/^[a-z][a-z0-9-]{1,38}$/, 'lower-case letters, digits and -');

const address = z.url().transform(text => text.replace(/\/+$/, '')).refine(isNamedHttps, 'an https address by name, without user, query or fragment, such as https://figma.example/scim/v2');
function isNamedHttps(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.protocol !== 'https:' || url.username || url.password || url.search || url.hash) return false;
  return url.hostname.includes('.') && !url.hostname.startsWith('[') && isIP(url.hostname) === 0;
}

const application = z.strictObject({
  id, ...described, baseUrl: address,
  /** Name of the secret that a connection operator sets on the Systems tab. The secret itself is never here. */
  credential: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'the name of a secret: lower-case letters, digits and -'),
  /** Role → display name of the group that gives it there. */
  groups: z.record(z.string().regex(/^[a-z][a-z-]{1,23}$/, 'a role: lower-case letters and -'), z.string().min(1).max(200)),
  defaultRole: z.string(),
}).refine(a => Object.hasOwn(a.groups, a.defaultRole), { message: 'is no role under groups', path: ['defaultRole'] });

const system = z.strictObject({
  id: id.refine(i => !TAKEN.includes(i), 'is taken: choose another id'), connector: z.literal('scim', 'must be scim'), title: z.string().min(1).max(60),
  /** What a person's externalId is there: their Atlassian account id, or what stands here for each person. */
  accounts: z.union([
    z.literal('atlassian-account-id'),
    z.record(person, z.string().min(1).max(200)).refine(each => new Set(Object.values(each)).size === Object.keys(each).length, 'two people have the same account'),
  ], 'atlassian-account-id, or for each person their externalId, such as "user:jira/5b10…": "e-1042"'),
  applications: z.array(application).default([]),
});
const schema = z.strictObject({ systems: z.array(system).default([]) }).superRefine(({ systems }, ctx) => {
  const twice = (values: readonly string[]) => values.find((v, n) => values.indexOf(v) !== n);
  const problem = (message: string) => ctx.addIssue({ code: 'custom', path: ['systems'], message });
  const same = twice(systems.map(s => s.id)) ?? systems.map(s => twice(s.applications.map(a => a.id))).find(i => i !== undefined);
  if (same) problem(`two have the id ${same}`);
  const origins = new Map<string, string>();
  for (const { credential, baseUrl } of systems.flatMap(s => s.applications)) {
    const { origin } = new URL(baseUrl);
    if ((origins.get(credential) ?? origin) !== origin) problem(`the secret ${credential} is for two hosts: give each a secret of its own`);
    origins.set(credential, origin);
  }
});
export type OutsideSystem = z.infer<typeof system>;

/** @throws DefinitionError with the line of every mistake; for any system at all, where the app runs on Atlassian alone. */
export function readSystems(files: RuleFiles): readonly OutsideSystem[] {
  const { systems } = readYaml(SYSTEMS_FILE, files[SYSTEMS_FILE] ?? '{}', schema);
  if (systems.length && EDITION !== 'connected') throw new DefinitionError([{ file: SYSTEMS_FILE, line: 1, message: 'this edition runs on Atlassian and reaches no system outside: leave the file empty, or install the connected edition' }]);
  return systems;
}
