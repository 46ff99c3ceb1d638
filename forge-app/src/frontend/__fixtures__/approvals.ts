import type { ApprovalView } from '@countersign/core';
import { LIAM, MIRA } from './people';
import { item, soon, step } from './requests';

export const approval = (change: Partial<ApprovalView> = {}): ApprovalView => ({
  id: 'REQ-9AB2.i1.1', requestId: 'REQ-9AB2', itemId: 'i1', step: step({ id: 'REQ-9AB2.i1.1' }),
  item: item({ sentence: 'Give Liam Doyle read access to payments-db for 4 hours', what: 'payments-db', state: 'waiting', payloadHash: 'p1', input: { role: 'read', duration: 'PT4H' }, ladders: { duration: ['PT4H', 'PT2H', 'PT1H'], role: ['read'] } }),
  requester: { ref: LIAM, name: 'Liam Doyle' }, subject: { ref: LIAM, name: 'Liam Doyle' }, words: 'prod read access for 4h to debug INC-7',
  risk: { level: 2, for: [{ text: 'INC-7 is open', source: 'Jira' }], against: [{ text: 'It holds card data', source: 'Rules' }] },
  othersWhoCan: [{ ref: MIRA, name: 'Mira Olsen' }], demands: { stepUp: false }, ids: { subject: LIAM, resource: 'resource:jira/payments-db' }, lookAlikes: false,
  payloadHash: 'p1', ifNothingHappens: 'It is declined by itself.', fingerprint: '7c1e 09af', askedAt: '2026-11-25T09:00:00.000Z', expiresAt: soon(240), ...change,
});
