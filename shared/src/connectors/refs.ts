import { z } from 'zod';

/** A host ref such as `user:default/ben`; never an account id. */
export const personRef = z.string().regex(/^user:[a-z0-9-]+\/[A-Za-z0-9.:_-]+$/);
export const entityRef = z.string().regex(/^[a-z-]+:[a-z0-9-]+\/[A-Za-z0-9.:_-]+$/);
export const durationText = z.string().regex(/^P(?=\d|T\d)(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/);
/** Key of an issue or incident that access is tied to. */
export const ticketKey = z.string().regex(/^[A-Z][A-Z0-9_]{1,9}-\d{1,10}$/);
export const endpoint = z.object({ baseUrl: z.url(), token: z.string().min(8) });
