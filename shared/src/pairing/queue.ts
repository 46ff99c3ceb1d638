import type { Runtime } from '../runtime';
import type { JsonObject } from '../types';
import { asJson, type OutState } from './lanes';
import type { MessageBody, MessageType } from './messages';
import type { Peer } from './types';

interface Beside { readonly actor?: string; readonly digest?: string; readonly asserted?: { readonly approval: string; readonly jti: string }; readonly proof?: string }

/** Writes a message down for the peer; it leaves with the next batch. `unless`: nothing is written when the lane says so. */
export async function queue<T extends MessageType>(rt: Pick<Runtime, 'peers'>, peer: Peer, message: { readonly type: T; readonly body: MessageBody<T>; readonly unless?: (s: OutState) => boolean } & Beside): Promise<void> {
  const { type, body, unless, actor = 'countersign', ...beside } = message;
  await rt.peers.out(peer).write(s => (unless?.(s) ? [] : [{ kind: 'peer.queued', actor, data: asJson({ type, body: body as unknown as JsonObject, ...beside }) }]));
}
