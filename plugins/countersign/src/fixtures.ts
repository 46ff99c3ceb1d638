import type { ApprovalView, Item, Me, RequestView } from '@countersign/backstage-plugin-countersign-common';

/** Sample data for tests. */
export const me: Me = { ref: 'user:default/ben', name: 'Ben Okafor', pages: ['ask', 'access', 'approvals'], sections: [], pendingApprovals: 0, model: 'embedded', names: { 'user:default/chloe': 'Chloe Martin' }, examples: ['I need Figma'] };

export const item = (extra: Partial<Item> = {}): Item => ({
  id: 'i1', requestType: 'prod-access', action: 'prod.grant-role', effect: 'change', subject: me.ref, resource: 'resource:default/payments-db', input: { role: 'read', duration: 'PT4H' }, payloadHash: 'a'.repeat(64),
  sentence: 'Give Ben Okafor read access to payments-db for 4 hours', who: 'Ben Okafor', what: 'read on payments-db', until: '4 hours', turn: 1, state: 'planned', steps: [], attempt: 1, stages: [],
  ladders: { duration: ['PT4H', 'PT2H', 'PT1H'] },
  decision: { outcome: 'allow', rules: [{ id: 'prod-read', version: 'abc', says: 'Read for up to 8 hours.', effect: 'permit' }], needs: [], offers: [], policyDigest: 'x', coordinates: { assurance: 2, cooledMinutes: 0, approvals: {}, role: 'read', minutes: 240, quantity: 1 } },
  ...extra,
});

export const request = (items: Item[], extra: Partial<RequestView> = {}): RequestView => ({
  id: 'REQ-1', version: 3, state: 'done', requester: me.ref, subject: me.ref, channel: 'portal', title: 'prod read', turns: [{ n: 1, by: me.ref, channel: 'portal', text: 'prod read for 4h', at: '2026-11-23T09:00:00Z' }], items,
  headline: 'Gave you read access.', createdAt: '2026-11-23T09:00:00Z', updatedAt: '2026-11-23T09:00:00Z', stages: [], events: 3, disclosure: 'This is an AI; you can ask for a person at any time.', flagged: false, may: ['turn', 'undo', 'cancel'], ...extra,
});

export const approval = (extra: Partial<ApprovalView> = {}): ApprovalView => ({
  id: 'REQ-1.i1.1', requestId: 'REQ-1', itemId: 'i1', item: item({ state: 'waiting' }), step: { id: 'i1.1', role: 'owner', count: 1, order: 2, candidates: ['user:default/chloe'], state: 'open', votes: [], askedAt: '2026-11-23T09:00:00Z' },
  requester: { ref: me.ref, name: me.name }, subject: { ref: me.ref, name: me.name }, words: 'prod read for 4h', risk: { level: 2, for: [{ text: 'Only read', source: 'Request' }], against: [{ text: 'payments-db is tier 1', source: 'Catalog' }] },
  othersWhoCan: [], demands: { stepUp: false }, ids: { subject: me.ref, resource: 'resource:default/payments-db' }, lookAlikes: false, payloadHash: 'abcd'.repeat(16), ifNothingHappens: 'Nothing is changed.', fingerprint: 'abcd', askedAt: '2026-11-23T09:00:00Z', expiresAt: '2026-11-30T09:00:00Z', ...extra,
});
