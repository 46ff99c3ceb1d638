import type { CallName, Sent } from '../contract';
import type { TabTitle } from '../frontend/admin/tabs-for';

type Asked = { readonly [C in CallName]: readonly [C, Sent<C>] }[CallName];

/** What each tab of the administration page asks when it opens; `connections` in the connected edition alone. */
export const OPENING: Readonly<Record<TabTitle, readonly Asked[]>> = {
  Numbers: [['metrics', { days: 30 }]], Start: [], Systems: [['connections', undefined]], 'Request types': [], Rules: [['rules', undefined]], Approvers: [['groups', { query: '' }]],
  Stop: [], Limits: [], Record: [['audit', {}], ['audit', { kind: 'record.read' }]], Drift: [['drift', undefined]], People: [['holds', undefined], ['closedAccounts', undefined]], 'Other hosts': [['peers', undefined]], About: [],
};

const reason = 'because it is so';
/** What is behind a tab that reads nothing of its own, or only names: whoever sees it is let in there. */
export const BEHIND: Readonly<Partial<Record<TabTitle, Asked>>> = {
  'Request types': ['autonomy', { requestType: 'join-group', autonomy: 'approve', reason }], Approvers: ['rules', undefined], Stop: ['releaseSwitch', { id: 'x' }],
};
