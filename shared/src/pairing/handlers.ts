import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { JsonObject } from '../types';
import { clean } from '../words';
import { applyDecision } from './apply';
import { plainFingerprint } from './fingerprint';
import { keepMirror } from './keep-mirror';
import type { Taken } from './lanes';
import { linkMade } from './link';
import { linkEnded, linkTyped } from './link-heard';
import { ALWAYS, MESSAGES, type MessageBody, type MessageType } from './messages';
import { isPaired } from './standing';
import { tellWhoAnswers } from './tell';
import type { Peer } from './types';
import { keepCosigned, witness } from './witness';

type Handlers = { readonly [T in MessageType]: (rt: Runtime, peer: Peer, body: MessageBody<T>) => Promise<Taken> };

/** One line per thing a peer can say. */
const HANDLERS: Handlers = {
  confirmed: async (rt, peer, { fingerprint }) => {
    if (plainFingerprint(fingerprint) !== plainFingerprint(peer.fingerprint)) throw new DeskError(409, 'That is another fingerprint.', 'Start the pairing again.');
    await rt.peers.board.write(s => (s.peers.some(p => p.id === peer.id && !p.confirmedThere) ? [{ kind: 'peer.confirmed-there', actor: 'countersign', data: { id: peer.id } }] : []));
    return {};
  },
  request: keepMirror,
  decision: applyDecision,
  verdict: async (rt, peer, { jti, ok, message, next }) => {
    const own = (await rt.peers.out(peer).read()).asserted.some(a => a.jti === jti);
    return own ? { verdict: { jti, ok, ...(message && { message: clean(message) }), ...(next && { next: clean(next) }) } } : { refused: 'Nobody here decided that' };
  },
  head: witness,
  cosigned: keepCosigned,
  'link-typed': linkTyped,
  'link-made': async (rt, peer, body) => { await linkMade(rt, peer, body); return {}; },
  'link-ended': linkEnded,
  leaving: async (rt, peer) => {
    await rt.peers.board.write(s => (s.peers.some(p => p.id === peer.id && !p.stopped) ? [{ kind: 'peer.stopped', actor: 'countersign', data: { id: peer.id, by: '', reason: 'The other host stopped it' } }] : []));
    await tellWhoAnswers(rt, { title: `The pairing with ${peer.name} was stopped by the other host`, body: 'Nothing goes in or out any more. A second person ends it here too.' });
    return {};
  },
  void: async () => ({}),
};
/** What a message left behind. A message that may not be is refused, written down, and passed: it never holds up what comes after it. */
export async function handle(rt: Runtime, known: Peer, { type, body }: { readonly n: number; readonly type: string; readonly body: JsonObject }): Promise<Taken> {
  // As it stands now: a message before this one may have changed it.
  const peer = (await rt.peers.board.read()).peers.find(p => p.id === known.id) ?? known;
  if (!Object.hasOwn(MESSAGES, type)) return { refused: 'A peer cannot say that' };
  if (!ALWAYS.includes(type) && !isPaired(peer, rt.settings)) return { refused: 'The two hosts are not paired' };
  const said = MESSAGES[type as MessageType].safeParse(body);
  if (!said.success) return { refused: 'It has another shape' };
  try {
    return await (HANDLERS[type as MessageType] as (rt: Runtime, peer: Peer, body: unknown) => Promise<Taken>)(rt, peer, said.data);
  } catch (error) {
    if (error instanceof DeskError && error.status < 500) return { refused: error.message };
    throw error;
  }
}
