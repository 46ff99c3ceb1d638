import { DeskError } from '@countersign/core';
import { z } from 'zod';
import { personOf } from '../host/refs';
import type { OpenDesk } from '../host/desk';
import { findColleagues } from '../jira/people';
import type { Calls, Signed } from './define';
import { asPerson } from './on-request';
import * as shape from './shapes';

const time = z.iso.datetime();
const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list') }), z.strictObject({ do: z.literal('end'), id: shape.id }),
  z.strictObject({ do: z.literal('give'), to: shape.person, from: time, until: time, reason: z.string().trim().max(200).optional() }),
]);

/** Somebody decides in my place while I am away: dated, never onward, only to someone able (G12). */
export const standingIn: Pick<Calls, 'people' | 'delegations'> = {
  people: {
    shape: z.strictObject({ query: z.string().trim().min(2, 'is too short').max(100) }), needs: ['licence'],
    run: ({ query }, here) => asPerson(here, async open => {
      await mustDelegate(open, here);
      return (await findColleagues(query)).map(u => ({ ref: personOf(u.accountId), name: u.displayName }));
    }),
  },
  delegations: {
    shape: step, needs: [],
    run: (sent, here) => asPerson(here, async open => {
      const { actor } = here;
      if (sent.do === 'list') return open.desk.delegations(actor);
      if (sent.do === 'end') return open.desk.endDelegation(actor, sent.id);
      await mustDelegate(open, here);
      await mustBeAbleToDecide(open, sent.to);
      const { do: _, ...away } = sent;
      return open.desk.delegate(actor, away);
    }),
  },
};

/** Before anything is said about anybody: whoever has nothing to give on learns nothing of other accounts (G30). */
async function mustDelegate({ desk }: OpenDesk, { actor }: Signed): Promise<void> {
  if (!(await desk.delegations(actor)).mayDelegate) throw new DeskError(403, 'Nothing waits for your decisions that somebody else could take over.', 'Ask the service desk.');
}

/** Jira lets no portal customer decide: what waits would wait for nobody. */
async function mustBeAbleToDecide({ directory }: OpenDesk, to: string): Promise<void> {
  if ((await directory.person(to))?.tags.includes('customer')) throw new DeskError(422, 'A customer of the portal cannot decide for you.', 'Pick somebody who works in Jira.');
}
