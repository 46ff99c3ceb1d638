import type { System } from '@countersign/core';
import { jiraConnector } from '@countersign/core/connectors';
import type { Installed } from './company';
import { SITE } from './fetch';

/** The site the app is installed on, as a system like any other. What it gives is read from the rules in force at each use. */
export function siteSystem(installed: () => Installed): System {
  const config = {
    url: SITE, namespace: 'jira',
    get assets() { const { assets } = installed().jira; return assets && { workspace: assets, owners: ['Owner', 'Assigned to'] }; },
    get products() { return Object.fromEntries(installed().jira.resources.flatMap(r => (r.kind === 'app' && r.group ? [[`resource:jira/${r.id}`, r.group]] : []))); },
    get counted() {
      const ids = (kind: string) => installed().jira.resources.filter(r => r.kind === kind).map(r => r.id);
      return { groups: ids('group'), projects: ids('project') };
    },
  };
  return { id: 'jira', title: 'Jira', connector: jiraConnector, config };
}
