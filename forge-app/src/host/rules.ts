import { createCedarPolicy, createEmbeddedPlanner, settingsIn, type CedarModule, type Clock, type RuleFiles, type Rulebook, type Rules, type System } from '@countersign/core';
import { jiraConnector } from '@countersign/core/connectors';
import { parseDocument } from 'yaml';
import { EDITION } from '../generated/edition';
import { STARTER, STARTER_CONNECTED } from '../generated/starter';
import { actionsOf, JIRA_FILE, PEOPLE_FILE, readInstalled, type Installed } from './company';
import type { JiraDirectory } from './directory';
import type { SetUp } from './installation';
import { SYSTEMS_FILE } from './outside';

/** What lies over the starter where applications outside can be asked for. */
const BEGINS: RuleFiles = EDITION === 'connected' ? { ...STARTER, ...STARTER_CONNECTED } : STARTER;

/** The files an installation begins with: the starter's, with the groups its first administrator named. */
export function deployedFiles({ name, roles, files }: Pick<SetUp, 'name' | 'roles' | 'files'>): RuleFiles {
  const company = parseDocument(BEGINS['company.yaml']);
  company.set('name', name);
  for (const [role, refs] of Object.entries(roles)) company.setIn(['roles', role], [...refs]);
  const policies = Object.fromEntries(Object.entries(BEGINS).filter(([path]) => path.startsWith('policies/')).map(([path, text]) => {
    const named = (refs: readonly string[]) => `[${groupsIn(refs).map(ref => (path.endsWith('.cedar') ? `Group::${JSON.stringify(ref)}` : JSON.stringify(ref))).join(', ')}]`;
    return [path, text.replaceAll('[DESK]', named(roles.desk)).replaceAll('[ADMIN]', named(roles.admin))];
  }));
  return { ...BEGINS, ...files, ...policies, 'company.yaml': company.toString() };
}

/** Cedar knows no empty set. */
function groupsIn(refs: readonly string[]): readonly string[] {
  const groups = refs.filter(ref => ref.startsWith('group:'));
  return groups.length ? groups : ['group:jira/nobody'];
}

/** @throws DefinitionError with file and line: whatever is deployed must be usable, or no call could answer. */
export const mustBeUsable = (setUp: Parameters<typeof deployedFiles>[0]): void => { readInstalled(deployedFiles(setUp), [{ id: 'jira', connector: jiraConnector }]); };

interface Lent { readonly cedar: CedarModule; readonly clock: Clock; readonly systems: readonly System[]; readonly directory: JiraDirectory; take(installed: Installed): void }
/** The rules with what they say about Jira. */
interface SiteRules extends Rules { readonly installed: Installed }

/** The rules as a book: what is in force after a change is read from the record, by every invocation anew. */
export function rulebookOf(files: RuleFiles, o: Lent): Rulebook {
  return {
    deployed: files, trust: 'first', more: { [JIRA_FILE]: 'rules', [PEOPLE_FILE]: 'roles', [SYSTEMS_FILE]: 'roles' },
    inForce: rules => o.take((rules as SiteRules).installed),
    load(rules): SiteRules {
      const installed = readInstalled(rules, o.systems);
      const actions = actionsOf([...o.systems, ...installed.connected]);
      const { policies, approvalOrder, requestTypes, roles, ...rest } = installed.company;
      return {
        installed, connected: installed.connected, policy: createCedarPolicy({ cedar: o.cedar, files: policies, approvalOrder, actions }), requestTypes, roles, settings: settingsIn(rest),
        planner: createEmbeddedPlanner({ requestTypes, clock: o.clock, lexicon: () => ({ people: o.directory.seen, resources: installed.resources }) }),
      };
    },
  };
}
