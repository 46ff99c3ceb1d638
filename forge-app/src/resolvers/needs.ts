import { DeskError } from '@countersign/core';
import { myPermissions, type OwnPermission } from '../jira/permissions';
import { readIssue } from '../jira/issues';
import { readRequest } from '../jira/requests';
import { notFoundHere } from './faults';
import type { Signed } from './define';

/** Asked as the person who calls, before anything is done as the app. */
export type Need = 'issue' | 'licence' | 'administer' | 'audit' | 'oversee' | 'project-admin';

const NAMES: Readonly<Record<OwnPermission, string>> = { 'approve-agent-actions': 'Approve agent actions', 'administer-countersign': 'Administer Countersign', 'audit-countersign': 'Audit Countersign' };

/** Any one of these is enough. */
const own = (permissions: readonly OwnPermission[], what: string) => async (here: Signed): Promise<void> => {
  const mine = await myPermissions(permissions, here.issue ? { issueKey: here.issue } : here.project?.key ? { projectKey: here.project.key } : {});
  if (!permissions.some(p => mine[p])) throw new DeskError(403, `Jira does not let you ${what} here.`, `Ask a Jira administrator for the permission ${permissions.map(p => `“${NAMES[p]}”`).join(' or ')}.`);
};

/** Before the app reads anything of an issue for them: whoever may not see it as themself learns nothing of it (G30). Customers see it through the portal. */
export async function mustSeeIssue({ kind }: Signed, issue: string): Promise<void> {
  const seen = kind === 'licensed' ? (await readIssue('user', issue)) ?? (await readRequest('user', issue)) : await readRequest('user', issue);
  if (!seen) throw notFoundHere();
}

export const NEEDS: Readonly<Record<Need, (here: Signed) => Promise<void>>> = {
  async issue(here) {
    if (!here.issue) throw notFoundHere();
    await mustSeeIssue(here, here.issue);
  },
  async licence(here) {
    if (here.kind !== 'licensed') throw new DeskError(403, 'This is for people who work in Jira.', 'Use the help centre instead.');
  },
  administer: own(['administer-countersign'], 'administer Countersign'),
  audit: own(['audit-countersign'], 'read the record'),
  oversee: own(['administer-countersign', 'audit-countersign'], 'see how Countersign is set up'),
  async 'project-admin'(here) {
    const key = here.project?.key;
    const mine = key ? await myPermissions(['ADMINISTER_PROJECTS'], { projectKey: key }) : undefined;
    if (!mine?.ADMINISTER_PROJECTS) throw new DeskError(403, 'Only administrators of this project can do this.', 'Ask one of them.');
  },
};
