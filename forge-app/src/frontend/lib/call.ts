import { invoke } from '@forge/bridge';
import type { Answer, CallName, Got, Sent } from '../../contract';

export interface FaultSaid { readonly status: number; readonly message: string; readonly next: string }

/** The bridge itself failed: the platform's own text is for nobody. 0: no answer at all. */
const LOST: FaultSaid = { status: 0, message: 'Countersign did not answer.', next: 'Nothing was changed by this. Check your connection and try again in a minute.' };

/** One resolver call. Never throws: a refusal and a lost connection are answers too. */
export async function call<C extends CallName>(name: C, sent?: Sent<C>): Promise<Answer<Got<C>>> {
  try {
    const answer = (await (sent === undefined ? invoke(name) : invoke(name, sent))) as Answer<Got<C>> | undefined;
    return answer ?? { ok: false, ...LOST };
  } catch {
    return { ok: false, ...LOST };
  }
}

/** The same ask sent twice by a nervous click is one request. */
export const newKey = (): string => crypto.randomUUID();
