import { Account, State } from '../model';

const avatars = (site: string) => Object.fromEntries(['16x16', '24x24', '32x32', '48x48'].map(size => [size, `${site}/avatar.svg`]));

export const accountOf = (state: State, accountId: string): Account =>
  state.accounts.find(a => a.accountId === accountId) ?? { accountId, displayName: 'Former user', accountType: 'atlassian', active: false, email: '' };

/** Mail addresses are left out: profile visibility hides them from apps. */
export function customer(site: string, account: Account) {
  const self = `${site}/rest/api/2/user?accountId=${encodeURIComponent(account.accountId)}`;
  return { accountId: account.accountId, displayName: account.displayName, active: account.active, timeZone: 'Etc/UTC', _links: { self, jiraRest: self, avatarUrls: avatars(site) } };
}

export const user = (site: string, account: Account) => ({
  self: `${site}/rest/api/3/user?accountId=${encodeURIComponent(account.accountId)}`,
  accountId: account.accountId, accountType: account.accountType, active: account.active, displayName: account.displayName, timeZone: 'Etc/UTC', avatarUrls: avatars(site),
});
