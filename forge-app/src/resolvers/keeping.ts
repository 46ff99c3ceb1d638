import { DeskError } from '@countersign/core';
import { z } from 'zod';
import type { OpenDesk } from '../host/desk';
import type { Calls, Signed } from './define';
import { asPerson, onRequest } from './on-request';
import * as shape from './shapes';

const hold = z.strictObject({ person: shape.person.optional(), requestId: shape.id.optional(), reason: shape.reason })
  .refine(h => (h.person === undefined) !== (h.requestId === undefined), 'name a person or a request, not both');

/** What is kept about people, what must stay, what is erased, and who looked (G29, G30). */
export const keeping: Pick<Calls, 'holds' | 'setHold' | 'releaseHold' | 'erase' | 'closedAccounts' | 'readings'> = {
  holds: { shape: shape.nothing, needs: ['licence', 'oversee'], run: (_, here) => asPerson(here, ({ desk }) => desk.holds(here.actor)) },
  setHold: { shape: hold, needs: ['licence', 'oversee'], run: (body, here) => asPerson(here, ({ desk }) => desk.setHold(here.actor, body)) },
  releaseHold: { shape: shape.byId, needs: ['licence', 'oversee'], run: ({ id }, here) => asPerson(here, ({ desk }) => desk.releaseHold(here.actor, id)) },
  erase: {
    shape: z.strictObject({ person: shape.person, reason: shape.reason }), needs: ['licence', 'oversee'],
    run: (body, here) => asPerson(here, async ({ desk, closed }) => {
      const { id } = await desk.erasePerson(here.actor, body);
      await closed.asked(body.person, id);
      return { id };
    }),
  },
  closedAccounts: {
    shape: shape.nothing, needs: ['licence', 'oversee'],
    run: (_, here) => asPerson(here, async ({ desk, closed }) => {
      await mustKeep(desk, here);
      return closed.left();
    }),
  },
  readings: { shape: shape.byId, needs: [], run: ({ id }, here) => onRequest(here, id, ({ desk }) => desk.readings(here.actor, id)) },
};

async function mustKeep(desk: OpenDesk['desk'], { actor }: Signed): Promise<void> {
  if ((await desk.may(actor, 'privacy')) || (await desk.may(actor, 'audit'))) return;
  throw new DeskError(403, 'Closed accounts are shown to privacy officers and auditors.', 'Ask one of them.');
}
