import { z } from 'zod';
import type { Calls } from './define';
import { requestOf } from '../host/refs';
import { does } from './on-request';
import * as shape from './shapes';

const settle = z.strictObject({ id: shape.id, itemId: shape.id, held: z.boolean(), evidence: z.string().trim().min(3, 'needs a few words').max(1_000) });

/** What only a person can close: an outcome nobody knows, and access that could not be taken away (G19, G20). */
export const settling: Pick<Calls, 'settle' | 'endAgain'> = {
  settle: { shape: settle, needs: ['licence'], run: ({ id, itemId, ...body }, here) => does(({ desk }) => desk.settle(here.actor, id, itemId, body))(here, id) },
  endAgain: { shape: shape.byId, needs: ['licence'], run: ({ id }, here) => does(({ desk }) => desk.endAgain(here.actor, id))(here, requestOf(id)) },
};
