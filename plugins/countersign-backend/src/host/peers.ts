import type { RootConfigService } from '@backstage/backend-plugin-api';
import { egressFetch, type Desk, type Outbound, type Ports } from '@countersign/core';
import { outboxesIn, readOutbox, type Outbox } from './outbox';

interface Lent {
  readonly desk: Pick<Desk, 'peersToTalkTo' | 'peerSend' | 'peerReceive'>; readonly outbound: Outbound; readonly log: Pick<Ports['log'], 'warn'>;
  /** A demo's other host is on this machine. */
  readonly demo: boolean;
  /** By name of the peer: where the messages of a host that may not send are fetched. */
  readonly outboxes?: ReadonlyMap<string, Outbox>;
  /** Digest of what was fetched last, by pairing: what stayed the same is not read again. */
  readonly taken?: Map<string, string>;
}
type Peer = Awaited<ReturnType<Desk['peersToTalkTo']>>[number];

/** One round after the other, as the configuration says. */
export function talkingToPeers({ config, ...lent }: Pick<Lent, 'desk' | 'outbound' | 'log'> & { readonly config: RootConfigService }): () => Promise<void> {
  const demo = config.getOptionalBoolean('countersign.demo.enabled') ?? false;
  const outboxes = outboxesIn(config, process.env);
  const taken = new Map<string, string>();
  return () => talkToPeers({ ...lent, demo, outboxes, taken });
}

/**
 * One round with every peer that can be reached: what lies ready for this host is fetched, what the peer has not got yet goes to its address,
 * and what comes back is taken. What does not arrive goes again with the next round.
 */
export async function talkToPeers(o: Lent): Promise<void> {
  for (const peer of await o.desk.peersToTalkTo()) {
    const outbox = o.outboxes?.get(peer.name);
    if (outbox) await pull(o, peer, outbox).catch(error => o.log.warn(`${peer.name}: its outbox was not read: ${(error as Error).message}`));
    if (peer.address) await talk(o, peer.name, peer.address).catch(error => o.log.warn(`${peer.name} was not reached: ${(error as Error).message}`));
  }
}

async function pull({ desk, outbound, demo, taken = new Map() }: Lent, { id, name }: Peer, outbox: Outbox): Promise<void> {
  const call = egressFetch({ fetch, outbound }, { id: name, config: { site: outbox.site }, demo });
  const found = await readOutbox(call, outbox, taken.get(id));
  if (!found) return;
  const said = found.pairings[id];
  if (said) await desk.peerReceive(JSON.stringify(said));
  taken.set(id, found.sha256);
}

async function talk({ desk, outbound, demo }: Lent, name: string, address: string): Promise<void> {
  const call = egressFetch({ fetch, outbound }, { id: name, config: { address }, demo });
  const answer = await call(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: await desk.peerSend(name) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  // A web trigger with a fixed answer says nothing here; what it has for us is fetched another way.
  if (text.startsWith('{"countersign":"peer/1"')) await desk.peerReceive(text);
}
