import { kvs } from '@forge/kvs';
import { DeskError, type PersonRef } from '@countersign/core';

/** Minutes an answer waits to be read. */
const MINUTES = 30;
/** A request of a paired host has an `@` in its id, which no key may have. */
const keyOf = (id: string) => `fault:${id.replace('@', '#')}`;
interface Kept { readonly to: PersonRef; readonly message: string; readonly next: string }

/** A refusal in the queue has nobody to answer: it is kept for the one person who asked, until they look. */
export async function keepFault(id: string, to: PersonRef, error: DeskError): Promise<void> {
  await kvs.set(keyOf(id), { to, message: error.message, next: error.next } satisfies Kept, { ttl: { value: MINUTES, unit: 'MINUTES' } });
}
export const forgetFault = (id: string): Promise<void> => kvs.delete(keyOf(id)).catch(() => undefined);

export async function faultOf(id: string, reader: PersonRef): Promise<{ fault?: { message: string; next: string } }> {
  const kept = await kvs.get<Kept>(keyOf(id));
  return kept && kept.to === reader ? { fault: { message: kept.message, next: kept.next } } : {};
}
