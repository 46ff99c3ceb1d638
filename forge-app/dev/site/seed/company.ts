import { State } from '../model';
import { groups } from './groups';
import { issues } from './issues';
import { articles, assets, organizations } from './knowledge';
import { GROUPS, PEOPLE, accounts } from './people';
import { projects, requestTypes } from './projects';

/** Keys of the app's own permissions, as Jira knows them: they carry the app and its environment. */
export interface AppPermissions { approve: string; administer: string; audit: string }

/** The small company that a site begins with: Tidewater, with an IT desk, an HR desk and one software project. */
export const company = (own: AppPermissions): State => ({
  workspaceId: '7a5e7c1f-30f6-4d39-8e5c-0a9e5ce6a001',
  accounts: accounts(), groups: groups(), projects: projects(own.approve), requestTypes: requestTypes(), issues: issues(), links: [],
  organizations: organizations(), articles: articles(), assets: assets(),
  customers: { 1: [PEOPLE.cleo, PEOPLE.carl], 2: [] },
  globalGrants: { ADMINISTER: [GROUPS.administrators], [own.administer]: [GROUPS.administrators, GROUPS.managers], [own.audit]: [GROUPS.auditors] },
  notices: [], attached: {}, counter: 20000,
});
