import { route } from '@forge/api';
import { jira, orNothing } from './call';

export interface JiraUser { readonly accountId: string; readonly displayName: string; readonly active: boolean; readonly accountType?: string; readonly timeZone?: string }
export interface JiraGroup { readonly groupId: string; readonly name: string }

/** The desk's own reading, for decisions: who somebody is and which groups hold them. Both calls at once. */
export async function readUser(accountId: string): Promise<{ user: JiraUser; groups: readonly JiraGroup[] } | undefined> {
  const [user, groups] = await Promise.all([
    orNothing(jira<JiraUser>('app', route`/rest/api/3/user?accountId=${accountId}`)),
    orNothing(jira<JiraGroup[]>('app', route`/rest/api/3/user/groups?accountId=${accountId}`)),
  ]);
  return user && { user, groups: groups ?? [] };
}

/** At most this many members of a group are asked for a decision. */
const MOST_MEMBERS = 200;
const PAGE = 50;

/** Active members. @returns the first 200: a step that asks more people asks nobody. */
export const membersOf = async (groupId: string): Promise<readonly JiraUser[]> => (await readMembers(groupId)) ?? [];

/** The same, and undefined where there is no such group or Jira does not let the app see who is in it. */
export async function readMembers(groupId: string): Promise<readonly JiraUser[] | undefined> {
  const found: JiraUser[] = [];
  for (let from = 0; from < MOST_MEMBERS; from += PAGE) {
    const page = await orNothing(jira<{ values: JiraUser[]; isLast: boolean }>('app', route`/rest/api/3/group/member?groupId=${groupId}&startAt=${from}&maxResults=${PAGE}`));
    if (!page) return undefined;
    found.push(...page.values.filter(u => u.active));
    if (page.isLast) break;
  }
  return found;
}

/** People whose name fits a word of a message. */
export const findPeople = async (query: string): Promise<readonly JiraUser[]> => (await orNothing(jira<JiraUser[]>('app', route`/rest/api/3/user/search?query=${query}&maxResults=${5}`))) ?? [];

/** Active colleagues by name, as this person may see them; customers and apps aside. */
export async function findColleagues(query: string): Promise<readonly JiraUser[]> {
  const found = (await orNothing(jira<JiraUser[]>('user', route`/rest/api/3/user/search?query=${query}&maxResults=${20}`))) ?? [];
  return found.filter(u => u.active && u.accountType === 'atlassian');
}

/** Groups to choose from, as this administrator sees them. */
export async function findGroups(query: string): Promise<readonly JiraGroup[]> {
  const { groups } = await jira<{ groups: JiraGroup[] }>('user', route`/rest/api/3/groups/picker?query=${query}&maxResults=${20}`);
  return groups;
}
