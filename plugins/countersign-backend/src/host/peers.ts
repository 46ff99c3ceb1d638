import { egressFetch, type Desk, type Outbound, type Ports } from '@countersign/core';

interface Lent { readonly desk: Desk; readonly outbound: Outbound; readonly log: Pick<Ports['log'], 'warn'>; /** A demo's other host is on this machine. */ readonly demo: boolean }

/** One round with every peer that has an address: what it has not got yet goes there, and what comes back is taken. What does not arrive goes again with the next round. */
export async function talkToPeers(o: Lent): Promise<void> {
  for (const { name, address } of await o.desk.peersToTalkTo()) {
    if (address) await talk(o, name, address).catch(error => o.log.warn(`${name} was not reached: ${(error as Error).message}`));
  }
}

async function talk({ desk, outbound, demo }: Lent, name: string, address: string): Promise<void> {
  const call = egressFetch({ fetch, outbound }, { id: name, config: { address }, demo });
  const answer = await call(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: await desk.peerSend(name) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  // A web trigger with a fixed answer says nothing here; what it has for us is fetched another way.
  if (text.startsWith('{"countersign":"peer/1"')) await desk.peerReceive(text);
}
