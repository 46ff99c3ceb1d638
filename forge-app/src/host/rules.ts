import { createCedarPolicy, createEmbeddedPlanner, settingsIn, type CedarModule, type Clock, type RuleFiles, type Rulebook, type Rules, type System } from '@countersign/core';
import { jiraConnector } from '@countersign/core/connectors';
import { parseDocument } from 'yaml';
import { STARTER } from '../generated/starter';
import { JIRA_FILE, PEOPLE_FILE, readInstalled, type Installed } from './company';
import type { JiraDirectory } from './directory';
import type { SetUp } from './installation';

/** The files an installation begins with: the starter's, with the groups its first administrator named. */
export function deployedFiles({ name, roles, files }: Pick<SetUp, 'name' | 'roles' | 'files'>): RuleFiles {
  const company = parseDocument(STARTER['company.yaml']);
  company.set('name', name);
  for (const [role, refs] of Object.entries(roles)) company.setIn(['roles', role], [...refs]);
  const desk = roles.desk.filter(ref => ref.startsWith('group:'));
  const policies = Object.fromEntries(Object.entries(STARTER).filter(([path]) => path.endsWith('.cedar')).map(([path, text]) => [path, text.replaceAll('[DESK]', `[${(desk.length ? desk : ['group:jira/nobody']).map(ref => `Group::${JSON.stringify(ref)}`).join(', ')}]`)]));
  return { ...STARTER, ...files, ...policies, 'company.yaml': company.toString() };
}

/** @throws DefinitionError with file and line: whatever is deployed must be usable, or no call could answer. */
export const mustBeUsable = (setUp: Parameters<typeof deployedFiles>[0]): void => { readInstalled(deployedFiles(setUp), jiraConnector.changes.map(c => `jira.${c.id}`)); };

interface Lent { readonly cedar: CedarModule; readonly clock: Clock; readonly systems: readonly System[]; readonly directory: JiraDirectory; take(installed: Installed): void }
/** The rules with what they say about Jira. */
interface SiteRules extends Rules { readonly installed: Installed }

/** The rules as a book: what is in force after a change is read from the record, by every invocation anew. */
export function rulebookOf(files: RuleFiles, o: Lent): Rulebook {
  const actions = o.systems.flatMap(s => s.connector.changes.map(c => ({ id: `${s.id}.${c.id}`, effect: c.effect })));
  return {
    deployed: files, trust: 'first', more: { [JIRA_FILE]: 'rules', [PEOPLE_FILE]: 'roles' },
    inForce: rules => o.take((rules as SiteRules).installed),
    load(rules): SiteRules {
      const installed = readInstalled(rules, actions.map(a => a.id));
      const { policies, approvalOrder, requestTypes, roles, ...rest } = installed.company;
      return {
        installed, policy: createCedarPolicy({ cedar: o.cedar, files: policies, approvalOrder, actions }), requestTypes, roles, settings: settingsIn(rest),
        planner: createEmbeddedPlanner({ requestTypes, clock: o.clock, lexicon: () => ({ people: o.directory.seen, resources: installed.resources }) }),
      };
    },
  };
}
