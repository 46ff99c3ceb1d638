import type { ApprovalStep, Decision, Item, Receipt, RequestSummary, RequestView } from '@countersign/core';
import type { RequestPage } from '../../contract';
import { LIAM, MIRA, SAM } from './people';

const AT = '2026-11-25T09:27:00.000Z';
export const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

export const decision = (change: Partial<Decision> = {}): Decision => ({
  outcome: 'allow', needs: [], offers: [], policyDigest: 'aa11', coordinates: { assurance: 2, cooledMinutes: 0, approvals: {}, role: '', minutes: 0, quantity: 1 },
  rules: [{ id: 'printer-own-floor', version: '12ab34cd56ef', says: 'People may free the queue of a printer on their floor', owner: 'group:jira/facilities', effect: 'permit' }],
  ...change,
});

export const item = (change: Partial<Item> = {}): Item => ({
  id: 'i1', requestType: 'printer', action: 'printers.hold-jobs', effect: 'change', subject: LIAM, resource: 'resource:jira/prn-4f-02', input: {}, payloadHash: 'h1',
  sentence: 'Move 4 stuck jobs of PRN-4F-02 to hold', who: 'Liam Doyle', what: 'PRN-4F-02', turn: 0, state: 'planned', steps: [], attempt: 0, ladders: {}, stages: [], decision: decision(), ...change,
});

export const receipt = (change: Partial<Receipt> = {}): Receipt => ({
  id: 'REQ-7K3M.i1', requestId: 'REQ-7K3M', itemId: 'i1', action: 'printers.hold-jobs', outcome: 'changed', verified: true, title: 'Moved 4 stuck jobs to hold',
  fields: [{ label: 'Queue', before: '4 jobs', after: '0 jobs', changed: true }, { label: 'Driver', before: '7.4', after: '7.4', changed: false }],
  readBack: 'Printer says the queue is empty', undo: { action: 'printers.release-jobs', input: {}, sentence: 'Puts the jobs back', until: soon(8_000) }, at: AT, ...change,
});

export const step = (change: Partial<ApprovalStep> = {}): ApprovalStep => ({ id: 'REQ-7K3M.i1.1', role: 'owner', count: 1, order: 1, candidates: [MIRA, SAM], state: 'open', votes: [], askedAt: AT, ...change });

export const request = (change: Partial<RequestView> = {}): RequestView => ({
  id: 'REQ-7K3M', version: 4, state: 'waiting', requester: LIAM, subject: LIAM, channel: 'jsm', title: 'Printer is stuck', createdAt: AT, updatedAt: AT, stages: [], events: 9,
  headline: 'The stuck jobs are out of the way.', items: [item()], turns: [{ n: 0, by: LIAM, channel: 'jsm', text: 'Printer on floor 4 is stuck', at: AT }],
  disclosure: 'This is an AI; you can ask for a person at any time.', flagged: false, may: ['turn', 'cancel'], ...change,
});

export const page = (change: Partial<RequestView> = {}, about: Partial<RequestPage> = {}): RequestPage => {
  const shown = request(change);
  return { state: 'there', id: shown.id, request: shown, mine: true, ...about };
};

export const summary = (change: Partial<RequestSummary> = {}): RequestSummary => ({ id: 'REQ-7K3M', title: 'Printer is stuck', state: 'waiting', requester: LIAM, subject: LIAM, headline: 'The stuck jobs are out of the way.', createdAt: AT, updatedAt: AT, flagged: false, ...change });
