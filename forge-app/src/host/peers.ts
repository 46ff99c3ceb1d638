import { fetch } from '@forge/api';
import type { Desk } from '@countersign/core';
import type { PeerHost } from '../contract';
import { EDITION } from '../generated/edition';
import { emptyOutbox, fillOutbox } from '../jira/outbox';
import type { Installed } from './company';
import type { OpenDesk } from './desk';
import { log } from './log';
import { enqueue } from './queue';

type Peer = Awaited<ReturnType<Desk['peersToTalkTo']>>[number];

/** Something may be new for a paired host. What cannot be queued is found by the schedule: nothing waits for it here. */
export async function wakePeers(desk: Pick<Desk, 'peersToTalkTo'>): Promise<void> {
  try {
    if ((await desk.peersToTalkTo()).length) await enqueue({ do: 'tell', id: 'peers' });
  } catch (error) {
    log.warn(`the paired host hears of this with the schedule: ${(error as Error).message}`);
  }
}

/**
 * What paired hosts have not got yet. An app that runs on Atlassian sends nothing: it lays it out in a project of the site, and they fetch it.
 * The connected edition sends to the address in the rules, where an administrator of the site consented to it.
 */
export async function tellPeers({ desk, installed }: Pick<OpenDesk, 'desk' | 'installed'>, edition: typeof EDITION = EDITION): Promise<void> {
  const peers = await desk.peersToTalkTo();
  const sends = (p: Peer) => edition === 'connected' && p.address !== undefined;
  for (const p of peers.filter(sends)) await send(desk, p).catch(error => log.warn(`${p.name} was not reached: ${(error as Error).message}`));
  await layOut(desk, peers.filter(p => !sends(p)), installed.jira.outbox);
}

/** Where the rules say that messages go, for a site administrator to allow; none where nothing is sent. */
export const hostsOf = ({ company }: Pick<Installed, 'company'>, edition: typeof EDITION = EDITION): readonly PeerHost[] =>
  edition === 'connected' ? Object.entries(company.peers).flatMap(([name, { title, address }]) => (address ? [{ name, title, origin: new URL(address).origin }] : [])) : [];

async function layOut(desk: Desk, peers: readonly Peer[], project: string | undefined): Promise<void> {
  if (project && !peers.length) return emptyOutbox(project);
  if (!project && peers.length) log.warn('a paired host cannot fetch anything: name a project under outbox in jira.yaml');
  if (!project || !peers.length) return undefined;
  const batches = await Promise.all(peers.map(async p => [p.id, JSON.parse(await desk.peerSend(p.name))] as const));
  return fillOutbox(project, Object.fromEntries(batches));
}

async function send(desk: Desk, { name, address = '' }: Peer): Promise<void> {
  if (!address.startsWith('https://')) throw new Error('its address is not https');
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: await desk.peerSend(name), redirect: 'manual' });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  const text = await answer.text();
  if (text.startsWith('{"countersign":"peer/1"')) await desk.peerReceive(text);
}
