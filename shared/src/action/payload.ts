import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JsonObject } from '../types';

/** What approvals, step-up and capabilities are bound to: RFC 8785 canonical JSON of the action and its input, SHA-256. */
export const payloadHash = (action: string, input: JsonObject) =>
  createHash('sha256').update(canonicalize({ action, input }) ?? '').digest('hex');

/** Minted by the core, never the model's call id: one effect per request, item and attempt. */
export const effectKey = (requestId: string, itemId: string, attempt: number) => `${requestId}:${itemId}:${attempt}`;
