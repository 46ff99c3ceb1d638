import type { Desk } from '@countersign/core';
import { z } from 'zod';
import { hostsOf, wakePeers } from '../host/peers';
import type { Calls } from './define';
import { NEEDS } from './needs';
import { asPerson } from './on-request';
import * as shape from './shapes';

const name = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'is no name of a peer');
const carried = z.string().min(20).max(8_000);
const pair = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('invite'), name }), z.strictObject({ do: z.literal('accept'), name, invitation: carried }), z.strictObject({ do: z.literal('meet'), reply: carried }),
  z.strictObject({ do: z.literal('confirm'), name, fingerprint: z.string().max(200) }), z.strictObject({ do: z.literal('unpair'), name, reason: shape.reason }),
]);
const links = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list') }), z.strictObject({ do: z.literal('ask'), name }), z.strictObject({ do: z.literal('type'), name, code: z.string().min(4).max(200) }),
  z.strictObject({ do: z.literal('confirm'), id: shape.id }), z.strictObject({ do: z.literal('end'), id: shape.id }),
]);

/** Steps that begin a pairing, which only administrators do; security confirms and ends one. */
const BEGINS: readonly string[] = ['invite', 'accept', 'meet'];

/** What a step leaves to say goes to the other side at once. */
async function heard<T>(desk: Desk, step: () => Promise<T>): Promise<T> {
  const came = await step();
  await wakePeers(desk);
  return came;
}

/** The other host. Only what two people on each side agreed to is in force (G25); a person links their own account alone (G2). */
export const peering: Pick<Calls, 'peers' | 'pair' | 'links'> = {
  peers: { shape: shape.nothing, needs: ['licence'], run: (_, here) => asPerson(here, async ({ desk, installed }) => ({ ...(await desk.peers(here.actor)), hosts: hostsOf(installed) })) },
  pair: {
    shape: pair, needs: ['licence', 'oversee'],
    run: (step, here) => asPerson(here, ({ desk }) => heard(desk, async () => {
      const { actor } = here;
      if (BEGINS.includes(step.do)) await NEEDS.administer(here);
      switch (step.do) {
        case 'invite': { const { invitation } = await desk.invitePeer(actor, step.name); return { peers: await desk.peers(actor), carry: invitation }; }
        case 'accept': { const { reply, fingerprint } = await desk.acceptPeer(actor, step); return { peers: await desk.peers(actor), carry: reply, fingerprint }; }
        case 'meet': return { peers: await desk.meetPeer(actor, step.reply) };
        case 'confirm': return { peers: await desk.confirmPeer(actor, step.name, step.fingerprint) };
        default: return desk.unpair(actor, step.name, step.reason);
      }
    })),
  },
  links: {
    shape: links, needs: [],
    run: (step, here) => asPerson(here, ({ desk }) => heard(desk, async () => {
      const { actor } = here;
      switch (step.do) {
        case 'ask': { const { code, next } = await desk.askLink(actor, step.name); return { links: await desk.links(actor), code, next }; }
        case 'type': return { links: await desk.typeLink(actor, step.name, step.code) };
        case 'confirm': return { links: await desk.confirmLink(actor, step.id) };
        case 'end': return { links: await desk.endLink(actor, step.id) };
        default: return { links: await desk.links(actor) };
      }
    })),
  },
};
