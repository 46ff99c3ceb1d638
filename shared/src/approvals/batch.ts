import { createHash } from 'node:crypto';
import { DeskError } from '../desk-api';
import type { ItemRecord } from '../state/record';
import type { ApprovalStep, ApprovalView, JsonObject, RequestView } from '../types';
import type { BatchResult, Demands } from './types';

/** Most decisions in one press. */
export const BATCH_MOST = 20;

/** Those with the same key differ in the person alone. Undefined: too much to decide in passing (G13). */
export function batchKey(item: ItemRecord, step: ApprovalStep, { level, demands }: { readonly level: number; readonly demands: Demands }): string | undefined {
  if (level !== 1 || demands.stepUp) return undefined;
  const payload = Object.entries(item.input as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, v === item.subject ? '$person' : v]);
  return createHash('sha256').update(JSON.stringify([item.action, step.role, payload])).digest('hex').slice(0, 16);
}

/** Each with the payload that was read (G13). */
export interface BatchBody { readonly approvals: readonly { readonly id: string; readonly payloadHash: string }[]; readonly decision: 'approve'; readonly comment?: string }

/** All or nothing before the first vote; afterwards each is its own, and says what came of it. */
export async function decideBatch(pending: readonly ApprovalView[], body: BatchBody, one: (view: ApprovalView) => Promise<RequestView>): Promise<BatchResult> {
  const read = new Map(body.approvals.map(a => [a.id, a.payloadHash]));
  if (!read.size || read.size > BATCH_MOST) throw new DeskError(422, `Between 1 and ${BATCH_MOST} are approved together.`, 'Pick fewer.');
  const views = [...read].map(([id, payloadHash]) => mustBePending(id, payloadHash, pending));
  for (const view of views) {
    if (!view.batch) throw new DeskError(422, `${view.id} is decided on its own: ${view.risk.level > 1 ? 'its risk is not low' : 'it needs proof'}.`, 'Take it out and read it by itself.');
    if (view.batch !== views[0].batch) throw new DeskError(422, `${view.id} differs from ${views[0].id} in more than the person.`, 'Approve together what is the same for several people.');
  }
  const items: BatchResult['items'][number][] = [];
  for (const view of views) {
    try {
      items.push({ id: view.id, ok: true, request: await one(view) });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      items.push({ id: view.id, ok: false, status: error.status, message: error.message, next: error.next });
    }
  }
  return { items };
}

function mustBePending(id: string, payloadHash: string, pending: readonly ApprovalView[]): ApprovalView {
  const view = pending.find(p => p.id === id);
  if (!view) throw new DeskError(422, `${id} does not wait for you.`, 'Look at your approvals again.');
  if (view.payloadHash !== payloadHash) throw new DeskError(409, `${id} is no longer what you read.`, 'Read them again, then decide.');
  return view;
}
