import { tellNotConnected } from '../breaker';
import type { EgressRefused } from '../egress';
import type { Runtime } from '../runtime';
import type { Action } from './catalog';

/** `message` is for whoever asked; `detail` names secrets and hosts and is for the record and whoever looks after the system. */
export type NotConnected = { readonly message: string; readonly detail: string } & ({ readonly outcome: 'not-sent'; readonly code: string } | { readonly outcome: 'lost' });

const message = 'This application is not connected properly; IT has been told.';

/** Nothing was sent, or not all of it: then nobody knows what came of it (G19). */
export async function notConnected(rt: Runtime, action: Action, { message: detail, midway }: EgressRefused): Promise<NotConnected> {
  rt.log.warn(`${action.id}: ${detail}`);
  await tellNotConnected(rt, action.system.id);
  return midway ? { outcome: 'lost', message, detail } : { outcome: 'not-sent', code: 'EGRESS', message, detail };
}
