import type { AuditVerification, Metrics, PeerView, RulesView, SwitchesView } from '@countersign/core';
import type { AdminView, Connection } from '../../contract';
import { MIRA, SAM } from './people';
import { soon } from './requests';

const AT = '2026-11-25T09:31:00.000Z';
const GROUP = ['group:jira/g-1'];

export const switches = (change: Partial<SwitchesView> = {}): SwitchesView => ({ pulled: [], waiting: [], outliving: [], systems: [], requestTypes: [], mayPull: true, may: [], ...change });

export const adminView = (change: Partial<AdminView> = {}): AdminView => ({
  setUp: true, checklist: [{ id: 'roles', what: 'Roles are given to groups', done: true, next: '' }, { id: 'projects', what: 'At least one project is on', done: false, next: 'Open a service project’s settings.' }],
  edition: 'runs-on-atlassian', version: '0.1.0', model: 'embedded', storage: { usedBytes: 10 * 1_048_576, ofBytes: 100 * 1_048_576, warning: false },
  systems: [{ id: 'jira', title: 'Jira groups', state: 'closed', says: 'In use', failures: 0 }], switches: switches(), holds: ['admin', 'auditor', 'desk', 'security', 'policyAuthor', 'policyApprover', 'connectorOperator', 'privacy'],
  limits: { own: [], all: [{ id: 'l1', what: 'Messages', whose: 'Liam Doyle', used: 9, most: 10, within: 'hour', until: soon(20) }], massAbove: 5 },
  roles: { admin: GROUP, auditor: [], desk: GROUP, security: [], policyAuthor: GROUP, policyApprover: ['group:jira/g-2'], connectorOperator: [], privacy: [] },
  requestTypes: [{ id: 'figma', title: 'Figma seat', autonomy: 'approve' }], ...change,
});

export const metrics = (change: Partial<Metrics> = {}): Metrics => ({
  from: AT, to: AT, total: 12, paths: { auto: 5, approved: 3, answered: 2, person: 1, denied: 1, open: 4 }, daily: [{ day: '2026-11-25', auto: 5, approved: 3, answered: 2, person: 1, denied: 1 }],
  resolution: { claimed: 2, verified: 7, abandoned: 1, reopened: 0 }, medianSeconds: 40, saved: { kinds: [{ requestType: 'figma', title: 'Figma seat', verified: 6, minutesEach: 15 }], uncounted: 1, minutes: 90 }, exceptions: [], pendingApprovals: 3, attempts: { requests: 1, spans: 1 }, paces: [], knowledgeGaps: [], ...change,
});

export const rules = (change: Partial<RulesView> = {}): RulesView => ({
  now: { version: 3, digest: 'abcdef0123456789ff', at: AT, by: SAM, approvedBy: [MIRA] }, files: [{ path: 'company.yaml', text: 'name: Acme' }, { path: 'policies/apps.cedar', text: 'permit(principal);' }],
  history: [{ version: 2, digest: 'aa', at: AT, approvedBy: [], reason: 'First rules' }], together: [], open: [], mayPropose: true, ...change,
});

export const verification = (change: Partial<AuditVerification> = {}): AuditVerification => ({
  ok: true, requests: 4, events: 60, at: AT, ms: 12, faults: [], completeness: 'consistent', unproven: ['Completeness needs a head that you kept.'], sealed: 60, waiting: 0,
  head: { size: 60, root: 'r', at: AT, kid: 'k' }, heads: 3, places: [], gaps: [], ...change,
});

export const peer = (change: Partial<PeerView> = {}): PeerView => ({
  name: 'backstage', title: 'Backstage', installation: { host: 'backstage', ids: { instance: 'b1' } }, fingerprint: 'amber-fox-12', state: 'to-confirm', startedBy: MIRA, links: 2, sent: 4, acked: 3, received: 5, may: ['confirm', 'unpair'], ...change,
});

export const connection = (change: Partial<Connection> = {}): Connection => ({
  system: 'apps', ref: 'resource:apps/figma', title: 'Figma', origin: 'https://figma.example', credential: { name: 'figma', state: 'missing' }, maySet: true, ...change,
});
