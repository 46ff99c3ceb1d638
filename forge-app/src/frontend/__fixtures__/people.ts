import type { AccountKind, Me, May } from '../../contract';

export const LIAM = 'user:jira/5f1a-liam';
export const MIRA = 'user:jira/5f1a-mira';
export const SAM = 'user:jira/5f1a-sam';
/** Names as Atlassian would show them: nothing in a payload carries them. */
export const PEOPLE = [{ accountId: '5f1a-liam', displayName: 'Liam Doyle' }, { accountId: '5f1a-mira', displayName: 'Mira Olsen' }, { accountId: '5f1a-sam', displayName: 'Sam Otieno' }];

const NOTHING: May = { approve: false, desk: false, administer: false, audit: false };

export const me = (change: Partial<Omit<Me, 'may'>> & { may?: Partial<May>; kind?: AccountKind } = {}): Me =>
  ({ person: LIAM, kind: 'customer', stopped: [], ready: true, examples: ['I am locked out of my account', 'Add me to a group'], ...change, may: { ...NOTHING, ...change.may } });

export const agent = (change: Parameters<typeof me>[0] = {}): Me => me({ person: SAM, kind: 'licensed', ...change, may: { desk: true, approve: true, ...change.may } });
export const admin = (): Me => me({ person: SAM, kind: 'licensed', may: { desk: true, approve: true, administer: true, audit: true } });
