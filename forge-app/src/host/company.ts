import { readCompany, readYaml, type Company, type Resource, type RuleFiles, type System } from '@countersign/core';
import { z } from 'zod';
import { readSystems, resourcesIn, systemOf, type OutsideSystem } from './outside';
import { described, group, person } from './thing';

/** What people may ask for, who owns it, and which projects are on. */
export const JIRA_FILE = 'jira.yaml';
/** What Jira does not know about people: who leads a team, who is a contractor. It decides who approves, so a change of it counts as one of roles. */
export const PEOPLE_FILE = 'people.yaml';

const thing = z.strictObject({
  /** What people get: a product by a group, a group itself, a project's roles, a customer organisation, an object of Assets. */
  kind: z.enum(['app', 'group', 'project', 'organization', 'device', 'license']),
  /** A product's name, or the id that Jira or Assets has for the others. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, 'letters, digits and -'),
  /** The group that gives a product, by id. */
  group: z.string().max(64).optional(),
  ...described, roles: z.array(z.string()).optional(),
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
  /** Number of the issue that carries mail about what has no issue of its own. Whoever is told must be able to see it. */
  notices: z.string().regex(/^\d+$/, 'the number of an issue, in digits').optional(),
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
export interface Installed {
  readonly company: Company; readonly jira: JiraRules; readonly people: PeopleRules; readonly resources: readonly Resource[];
  /** As the rules name them, and as the desk works with them; none where the app runs on Atlassian alone. */
  readonly outside: readonly OutsideSystem[]; readonly connected: readonly System[];
}

/** What offers actions. */
type Offering = Pick<System, 'id' | 'connector'>;
export const actionsOf = (systems: readonly Offering[]) => systems.flatMap(s => s.connector.changes.map(c => ({ id: `${s.id}.${c.id}`, effect: c.effect })));

/** A company's files for this host, checked as a whole. @param own - systems that are always there. @throws DefinitionError naming file and line of every mistake. */
export function readInstalled(files: RuleFiles, own: readonly Offering[]): Installed {
  const outside = readSystems(files);
  const connected = outside.map(systemOf);
  const company = readCompany(files, actionsOf([...own, ...connected]).map(a => a.id));
  const jira = readYaml(JIRA_FILE, files[JIRA_FILE] ?? '{}', schema);
  const people = readYaml(PEOPLE_FILE, files[PEOPLE_FILE] ?? '{}', peopleSchema);
  return { company, jira, people, outside, connected, resources: [...jira.resources.map(resourceOf), ...resourcesIn(outside)] };
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
