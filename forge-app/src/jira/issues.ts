import { route } from '@forge/api';
import { jira, orNothing, type As } from './call';

export interface Issue { readonly id: string; readonly key: string; readonly fields: { readonly summary?: string; readonly project?: { readonly id: string; readonly key: string }; readonly reporter?: { readonly accountId: string } | null; readonly creator?: { readonly accountId: string } | null; readonly status?: { readonly statusCategory?: { readonly key: string } } } }

export const readIssue = (as: As, issue: string): Promise<Issue | undefined> => orNothing(jira<Issue>(as, route`/rest/api/3/issue/${issue}?fields=summary,project,reporter,creator,status`));

/** Everybody with access can read it through the API: an id and a state, nothing else. */
export const noteOnIssue = (issue: string, key: string, value: Readonly<Record<string, string>>): Promise<void> =>
  jira('app', route`/rest/api/3/issue/${issue}/properties/${key}`, { method: 'PUT', body: value });

/** A property of the issue or of its request, as the app reads it. */
export const propertyOf = async (issue: string, key: string): Promise<unknown> => (await orNothing(jira<{ value: unknown }>('app', route`/rest/api/3/issue/${issue}/properties/${key}`)))?.value;

/** Jira's own mail to people, by account; no address is read or kept. */
export const notify = (issue: string, mail: { subject: string; text: string; to: readonly string[] }): Promise<void> =>
  jira('app', route`/rest/api/3/issue/${issue}/notify`, { method: 'POST', body: { subject: mail.subject, textBody: mail.text, to: { users: mail.to.map(accountId => ({ accountId })), reporter: false, assignee: false, watchers: false, voters: false } } });

/** Panels of customers know the key alone; links are kept by id, which never changes. Whoever calls has been seen to see it. */
export async function issueIdIn(issue: string): Promise<string> {
  if (/^\d+$/.test(issue)) return issue;
  const found = await jira<{ id: string }>('app', route`/rest/api/3/issue/${issue}?fields=project`);
  return found.id;
}

/** People in a field that holds several, instead of whoever was in it. */
export const setPeople = (issue: string, field: string, accounts: readonly string[]): Promise<void> =>
  jira('app', route`/rest/api/3/issue/${issue}`, { method: 'PUT', body: { fields: { [field]: accounts.map(accountId => ({ accountId })) } } });

/** Id of the transition of this name; undefined where the workflow offers none from here. */
export async function transitionNamed(issue: string, name: string): Promise<string | undefined> {
  const { transitions } = await jira<{ transitions: readonly { id: string; name: string }[] }>('app', route`/rest/api/3/issue/${issue}/transitions`);
  return transitions.find(t => t.name === name)?.id;
}
export const transit = (issue: string, id: string): Promise<void> =>
  jira('app', route`/rest/api/3/issue/${issue}/transitions`, { method: 'POST', body: { transition: { id } } });

/** Keys of the issues among these that the caller may see: ids are for keeping, keys for reading. */
export async function keysOf(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = issueIds.filter(id => /^\d+$/.test(id));
  if (!ids.length) return new Map();
  const { issues } = await jira<{ issues: readonly { id: string; key: string }[] }>('user', route`/rest/api/3/search/jql`, { method: 'POST', body: { jql: `id in (${ids.join(', ')})`, fields: ['summary'], maxResults: ids.length } });
  return new Map(issues.map(i => [i.id, i.key]));
}
