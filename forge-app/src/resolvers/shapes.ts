import { z } from 'zod';

/** Of a request, an item, a step, a grant or a receipt: letters, digits, points and dashes; `REQ-4F2@portal` is one of the paired host called `portal`. */
export const id = z.string().regex(/^[A-Za-z0-9._:-]{1,120}(?:@[a-z][a-z0-9-]{0,62}(?:\.i\d+\.\d+)?)?$/, 'is no id');
export const nothing = z.undefined().or(z.strictObject({}).transform(() => undefined));
/** Bytes are counted by the core; this only keeps nonsense out of the queue. */
export const text = z.string().trim().min(1, 'is empty').max(16_000, 'is longer than 16,000 characters');
export const key = z.string().regex(/^[\w-]{8,100}$/, 'is no key');
export const reason = z.string().trim().min(3, 'needs a few words').max(500);
export const person = z.string().regex(/^user:jira\/[A-Za-z0-9:_-]{1,128}$/, 'is nobody here');
export const byId = z.strictObject({ id });
