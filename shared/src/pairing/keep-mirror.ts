import { Stream } from '../streams';
import type { Runtime } from '../runtime';
import type { Json } from '../types';
import { clean } from '../words';
import { tellPeople } from '../grants/tell';
import { idHere, MIRROR_PREFIX } from './ids';
import { asJson, type MirrorIndex, type Taken } from './lanes';
import type { MessageBody } from './messages';
import { isLive } from './standing';
import type { Mirror, Peer, PeerAsk } from './types';

const streamOf = (peer: Pick<Peer, 'id'>, id: string) => `${MIRROR_PREFIX}${peer.id}-${id}`;

/**
 * Keeps how a request of the other host stands: each on a chain of its own, so that reading one reads no other. Of earlier copies only their
 * commitments stay: what was erased at home goes here with the next message (G29).
 */
export async function keepMirror(rt: Runtime, peer: Peer, { id, mirror }: MessageBody<'request'>): Promise<Taken> {
  if (!mirror) return {};
  const known = (await rt.peers.into(peer).read()).mirrors[id];
  if (known && known.version > mirror.version) return {};
  const stream = new Stream<number>(rt.journal, rt.clock, streamOf(peer, id), (n, _) => n + 1, 0);
  const at = rt.clock.now().toISOString();
  await stream.write(() => [{ kind: 'peer.mirrored', actor: 'countersign', data: { mirror: plain(asJson(mirror)) } }]);
  await rt.journal.erase(stream.id, v => v.place === '/mirror' && v.at < at);
  await tellAskedHere(rt, peer, { id, mirror, before: known?.asks ?? [] });
  return { index: { id, version: mirror.version, readers: mirror.readers, asks: mirror.asks.map(({ account, step }) => ({ account, step })) } };
}

interface Came { readonly id: string; readonly mirror: NonNullable<MessageBody<'request'>['mirror']>; readonly before: MirrorIndex['asks'] }

/** Whoever is asked anew is told in this host too; the sentence is the other host's, from its payload. */
async function tellAskedHere(rt: Runtime, peer: Peer, { id, mirror, before }: Came): Promise<void> {
  const { links } = await rt.peers.board.read();
  const linked = (a: PeerAsk) => links.some(l => l.peer === peer.id && l.here === a.account && l.there === a.person && isLive(l, rt.clock.now()));
  const fresh = (mirror.asks as readonly PeerAsk[]).filter(a => linked(a) && !before.some(b => b.account === a.account && b.step === a.step));
  for (const { account, step } of fresh) {
    const sentence = mirror.request.items.find(i => step.startsWith(`${i.id}.`))?.sentence;
    await tellPeople(rt, [account], { title: `Your decision is asked by ${rt.settings.peers[peer.name].title}`, body: plain(typeof sentence === 'string' ? sentence : '') as string, requestId: idHere(peer.name, id) });
  }
}

/** As it came last. Undefined once its texts were erased. */
export async function readMirror(rt: Pick<Runtime, 'journal'>, peer: Peer, id: string): Promise<Mirror | undefined> {
  const [last] = await rt.journal.recent({ requestId: streamOf(peer, id), limit: 1 });
  const { mirror } = (last?.data ?? {}) as { mirror?: Omit<Mirror, 'id'> | string };
  return mirror && typeof mirror === 'object' ? { id, ...mirror } : undefined;
}

/** Text of the other host is data: one line, nothing invisible (G16, G31). Long ones stay long. */
function plain(value: Json): Json {
  if (typeof value === 'string') return value.length <= 80 ? clean(value) : value.split(' ').map(clean).join(' ');
  if (Array.isArray(value)) return value.map(plain);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
}
