import { readCompany, readYaml, type Company, type Resource, type RuleFiles } from '@countersign/core';
import { z } from 'zod';

/** What people may ask for, who owns it, and which projects are on. */
export const JIRA_FILE = 'jira.yaml';
/** What Jira does not know about people: who leads a team, who is a contractor. It decides who approves, so a change of it counts as one of roles. */
export const PEOPLE_FILE = 'people.yaml';
const group = z.string().regex(/^group:jira\/[A-Za-z0-9-]+$/, 'a group by its id, such as group:jira/4f0c…');
const person = z.string().regex(/^user:jira\/[A-Za-z0-9:_-]+$/, 'a person by account id, such as user:jira/5b10…');

const thing = z.strictObject({
  /** What people get: a product by a group, a group itself, a project's roles, a customer organisation, an object of Assets. */
  kind: z.enum(['app', 'group', 'project', 'organization', 'device', 'license']),
  /** A product's name, or the id that Jira or Assets has for the others. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, 'letters, digits and -'),
  /** The group that gives a product, by id. */
  group: z.string().max(64).optional(),
  title: z.string().min(1).max(120), description: z.string().max(300).optional(),
  owner: group.or(person).optional(), tier: z.int().min(1).max(4).optional(), sensitivity: z.enum(['low', 'medium', 'high']).optional(),
  tags: z.array(z.string()).default([]), aliases: z.array(z.string()).default([]), roles: z.array(z.string()).optional(),
}).refine(t => t.kind !== 'app' || t.group, { message: 'a product is given by a group: name it', path: ['group'] });
/** A step of JSM's own approvals in the project's workflow, as a channel: the field its approvers stand in, and the transitions into it and back out. */
const approvalStep = z.strictObject({ field: z.string().regex(/^customfield_\d+$/, 'a field by its id, such as customfield_10003'), ask: z.string().min(1).max(60), back: z.string().min(1).max(60) });
const project = z.strictObject({ on: z.boolean().default(true), requestTypes: z.record(z.string().regex(/^\d+$/), z.string()).default({}), approvalStep: approvalStep.optional() });
const schema = z.strictObject({
  model: z.enum(['embedded', 'forge-llm']).default('embedded'),
  /** Workspace of Assets, by id; absent: devices and licences are not reached. */
  assets: z.string().max(64).optional(),
  resources: z.array(thing).default([]),
  /** Project id → on or off, and JSM request type → request type of the desk. A project that is not here is off. */
  projects: z.record(z.string().regex(/^\d+$/), project).default({}),
  /** Id of the project whose properties hold what the paired host fetches. Signed and not encrypted: whoever may browse that project can read it. */
  outbox: z.string().regex(/^\d+$/, 'the id of a project, in digits').optional(),
});
const peopleSchema = z.strictObject({
  /** Members of the group are led by this person: the `manager` of an approval. */
  teams: z.array(z.strictObject({ group, manager: person })).default([]),
  contractors: z.array(group).default([]), interns: z.array(group).default([]), services: z.array(group).default([]),
  privileged: z.array(group).default([]),
});
export type JiraRules = z.infer<typeof schema>;
export type PeopleRules = z.infer<typeof peopleSchema>;
export interface Installed { readonly company: Company; readonly jira: JiraRules; readonly people: PeopleRules; readonly resources: readonly Resource[] }

/** A company's files for this host, checked as a whole. @throws DefinitionError naming file and line of every mistake. */
export function readInstalled(files: RuleFiles, actions: readonly string[]): Installed {
  const company = readCompany(files, actions);
  const jira = readYaml(JIRA_FILE, files[JIRA_FILE] ?? '{}', schema);
  const people = readYaml(PEOPLE_FILE, files[PEOPLE_FILE] ?? '{}', peopleSchema);
  return { company, jira, people, resources: jira.resources.map(resourceOf) };
}

const NAMESPACES = { app: 'resource', group: 'group', project: 'project', organization: 'organization', device: 'asset', license: 'asset' } as const;
const KINDS: Partial<Record<JiraRules['resources'][number]['kind'], string>> = { group: 'access-group' };

/** Being a member of what one gets counts as what it is: a group that administers stays a group that administers (G9). */
function resourceOf({ kind, id, group: given, owner, tier, sensitivity, roles, description, ...rest }: JiraRules['resources'][number]): Resource {
  return {
    ref: `${NAMESPACES[kind]}:jira/${id}`, kind: KINDS[kind] ?? kind, ...rest,
    ...(owner && { owner }), ...(tier && { tier }), ...(sensitivity && { sensitivity }), ...(roles && { roles }), ...(description && { description }),
    ...(given && { confers: [`group:jira/${given}`] }),
  };
}
