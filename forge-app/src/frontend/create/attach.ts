import { view } from '@forge/bridge';
import { call } from '../lib/call';

/** The name of the request's property that the trigger reads. */
const KEY = 'countersign';

/**
 * Puts the words and the proof of who wrote them on the request that is being filed (G1). Without a proof the words are not sent along:
 * the request is filed as usual, and its author confirms it there. Answers whether they go along.
 */
export async function attach(text: string): Promise<boolean> {
  const proof = await call('nonce', { text });
  if (!proof.ok) return false;
  await view.submit({ fields: [{ key: KEY, value: { nonce: proof.value.nonce, text } }], isValid: true });
  return true;
}

/** Files the request without them; it never blocks filing. */
export const leaveOut = (): Promise<void> => view.submit({ fields: [], isValid: true });
