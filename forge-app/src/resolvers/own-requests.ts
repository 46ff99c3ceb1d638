import { DeskError } from '@countersign/core';
import { z } from 'zod';
import { enqueue } from '../host/queue';
import { askerOf } from './asking';
import type { Calls } from './define';
import { requestOf } from '../host/refs';
import { asPerson, does, onRequest } from './on-request';
import * as shape from './shapes';

const byItem = z.strictObject({ id: shape.id, itemId: shape.id });

/** What a requester does to their own: stop, confirm, stand up for it, undo, give back. */
export const ownRequests: Pick<Calls, 'confirm' | 'cancel' | 'continueAs' | 'undo' | 'undoPreview' | 'undoRequest' | 'access' | 'returnGrant' | 'extendGrant'> = {
  confirm: { shape: z.strictObject({ id: shape.id, solved: z.boolean() }), needs: [], run: ({ id, solved }, here) => does(({ desk }) => desk.confirm(here.actor, id, solved))(here, id) },
  cancel: { shape: z.strictObject({ id: shape.id, itemId: shape.id.optional() }), needs: [], run: ({ id, itemId }, here) => does(({ desk }) => desk.cancel(here.actor, id, itemId))(here, id) },
  continueAs: { shape: byItem, needs: [], run: ({ id, itemId }, here) => does(({ desk }) => desk.continueAs(here.actor, id, itemId))(here, id) },
  undo: { shape: z.strictObject({ receiptId: shape.id }), needs: [], run: ({ receiptId }, here) => does(({ desk }) => desk.undo(here.actor, receiptId))(here, requestOf(receiptId)) },
  undoPreview: { shape: shape.byId, needs: [], run: ({ id }, here) => onRequest(here, id, ({ desk }) => desk.undoPreview(here.actor, id)) },
  undoRequest: {
    shape: shape.byId, needs: [],
    run: ({ id }, here) => onRequest(here, id, async ({ desk }) => {
      // Refused here where it would be refused there: the preview asks the same questions.
      const { may } = await desk.undoPreview(here.actor, id);
      if (!may) throw new DeskError(409, 'There is nothing here that you can undo.', 'Ask for what you need instead.');
      await enqueue({ do: 'undo-request', id, asker: askerOf(here.actor) });
      return { id };
    }),
  },
  access: {
    shape: shape.nothing, needs: [],
    run: (_, here) => asPerson(here, async ({ desk }) => {
      const [grants, requests] = await Promise.all([desk.grants(here.actor), desk.list(here.actor, { scope: 'mine', limit: 50 })]);
      return { grants, requests };
    }),
  },
  returnGrant: { shape: shape.byId, needs: [], run: ({ id }, here) => does(({ desk }) => desk.returnGrant(here.actor, id))(here, requestOf(id)) },
  extendGrant: {
    shape: z.strictObject({ id: shape.id, duration: z.string().regex(/^P[0-9DTHMW]{2,12}$/, 'is no length of time'), reason: shape.reason }), needs: [],
    run: ({ id, duration, reason }, here) => does(({ desk }) => desk.extendGrant(here.actor, id, { duration, reason }))(here, requestOf(id)),
  },
};
