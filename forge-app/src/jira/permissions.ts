import { getAppContext, route } from '@forge/api';
import { jira } from './call';
import { readRequest } from './requests';

/** Declared in the manifest, given out in Jira's own permission pages. */
export type OwnPermission = 'approve-agent-actions' | 'administer-countersign' | 'audit-countersign';
export type JiraPermission = OwnPermission | 'ADMINISTER_PROJECTS' | 'BROWSE_PROJECTS' | 'EDIT_ISSUES' | 'SERVICEDESK_AGENT' | 'ADMINISTER';
export interface Where { /** Key or id. */ readonly issueKey?: string; readonly projectKey?: string }

/** Jira knows the app's own permissions under this name. */
function keyOf(permission: JiraPermission): string {
  if (permission === permission.toUpperCase()) return permission;
  const { appAri, environmentAri } = getAppContext();
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/${permission}`;
}

interface Mine { readonly permissions: Readonly<Record<string, { readonly havePermission: boolean }>> }

/** As the person who called: Jira says what they may here (G5). One call for all of them; what Jira does not know is no. */
export async function myPermissions<P extends JiraPermission>(permissions: readonly P[], { issueKey, projectKey }: Where = {}): Promise<Readonly<Record<P, boolean>>> {
  const keys = permissions.map(keyOf).join(',');
  const { permissions: mine } = issueKey
    ? await (/^\d+$/.test(issueKey) ? jira<Mine>('user', route`/rest/api/3/mypermissions?issueId=${issueKey}&permissions=${keys}`) : jira<Mine>('user', route`/rest/api/3/mypermissions?issueKey=${issueKey}&permissions=${keys}`))
    : projectKey
      ? await jira<Mine>('user', route`/rest/api/3/mypermissions?projectKey=${projectKey}&permissions=${keys}`)
      : await jira<Mine>('user', route`/rest/api/3/mypermissions?permissions=${keys}`);
  return Object.fromEntries(permissions.map(p => [p, mine[keyOf(p)]?.havePermission === true])) as Record<P, boolean>;
}

/** For a run in the queue, where nobody is signed in: what Jira would let this account do on this issue. */
export async function accountMay(accountId: string, permission: JiraPermission, issueId: string): Promise<boolean> {
  const { projectPermissions } = await jira<{ projectPermissions: { permission: string; issues: number[] }[] }>('app', route`/rest/api/3/permissions/check`, {
    method: 'POST', body: { accountId, globalPermissions: [], projectPermissions: [{ permissions: [keyOf(permission)], issues: [Number(issueId)], projects: [] }] },
  });
  return projectPermissions.some(p => p.issues.includes(Number(issueId)));
}

/** For a run in the queue: would Jira show this account the issue now? Portal customers hold no permission; a request of theirs is shown to them. */
export async function accountSees(accountId: string, issueId: string): Promise<boolean> {
  const request = await readRequest('app', issueId, 'participant');
  const part = request ? [request.reporter.accountId, ...(request.participants?.values ?? []).map(p => p.accountId)] : [];
  return part.includes(accountId) || accountMay(accountId, 'BROWSE_PROJECTS', issueId);
}
