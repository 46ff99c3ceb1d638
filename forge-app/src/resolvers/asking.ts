import { getAppContext } from '@forge/api';
import { DeskError, requestId, type RequestView } from '@countersign/core';
import { z } from 'zod';
import { notReady, withDesk } from '../host/desk';
import { setUpOf } from '../host/installation';
import { clock } from '../host/clock';
import { articlesFor } from '../host/knowledge';
import { digestOf, sealNonce } from '../host/nonce';
import { enqueue } from '../host/queue';
import { mustSeeIssue } from './needs';
import { asPerson, onRequest } from './on-request';
import type { Calls } from './define';
import { meOf } from './me';
import { pageOf } from './page';
import * as shape from './shapes';

const turn = z.strictObject({ id: shape.id, text: shape.text.optional(), offer: z.strictObject({ itemId: shape.id, index: z.int().min(0).max(9) }).optional(), key: shape.key })
  .refine(t => (t.text === undefined) !== (t.offer === undefined), 'send text or offer, not both');

/** Asking and following up: everybody with an account, customers of the portal too. Understanding takes long, so it runs in the queue. */
export const asking: Pick<Calls, 'me' | 'answer' | 'nonce' | 'ask' | 'request' | 'turn' | 'reopen'> = {
  me: { shape: shape.nothing, needs: [], run: (_, here) => meOf(here) },
  answer: {
    shape: z.strictObject({ text: shape.text }), needs: [],
    run: ({ text }, here) => asPerson(here, async ({ desk }) => {
      const [found, understood] = await Promise.all([desk.knowledge(here.actor, text), desk.understood(here.actor, text)]);
      return { ...found, understood };
    }),
  },
  nonce: {
    shape: z.strictObject({ text: z.string().max(16_000) }), needs: [],
    run: ({ text }, here) => withDesk({ items: 'queue' }, async ({ key }) => ({
      nonce: sealNonce(key, { account: here.accountId, installation: getAppContext().installationAri.toString(), requestType: here.requestTypeId ?? '', text: digestOf(text) }, clock.now()),
    })),
  },
  ask: {
    shape: z.strictObject({ text: shape.text, key: shape.key, onBehalfOf: shape.person.optional() }), needs: [],
    run: async ({ text, key, onBehalfOf }, here) => {
      const id = requestId(here.actor.person, key);
      if (!(await setUpOf())) throw notReady();
      await enqueue({ do: 'ask', id, asker: askerOf(here.actor), text, key, articles: await articlesFor(text), ...(onBehalfOf && { onBehalfOf }) });
      return { id };
    },
  },
  request: {
    shape: z.strictObject({ id: shape.id.optional() }).optional(), needs: [],
    async run(sent, here) {
      if (!sent?.id && here.issue) await mustSeeIssue(here, here.issue);
      return pageOf(here, sent?.id);
    },
  },
  turn: {
    shape: turn, needs: [],
    run: ({ id, text, offer, key }, here) => onRequest(here, id, async ({ desk, issueId }) => {
      mustOwn(await desk.get(here.actor, id), here.actor.person);
      await enqueue({ do: 'turn', id, asker: askerOf(here.actor), key, ...(text !== undefined ? { text, articles: await articlesFor(text) } : { offer }), ...(issueId && { issueId }) });
      return { id };
    }),
  },
  reopen: {
    shape: z.strictObject({ id: shape.id, text: shape.text }), needs: [],
    run: ({ id, text }, here) => onRequest(here, id, async ({ desk }) => {
      mustOwn(await desk.get(here.actor, id), here.actor.person);
      await enqueue({ do: 'reopen', id, asker: askerOf(here.actor), text });
      return { id };
    }),
  },
};

/** Refused here as it would be in the queue, where nobody reads the answer. */
function mustOwn({ requester, subject }: RequestView, person: string): void {
  if (![requester, subject].includes(person)) throw new DeskError(403, 'Only the person who asked can do this.', 'Ask them, or open a request of your own.');
}

export const askerOf = ({ person, channel }: { person: string; channel: 'jsm' | string }) => ({ person, channel: channel as 'jsm', assurance: 2 as const });
