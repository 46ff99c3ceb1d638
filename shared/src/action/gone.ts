import { z } from 'zod';
import type { ItemRecord } from '../state/record';
import type { Action } from './catalog';

const BY_HAND = 'This system is not connected any more, so it has to be done there by hand';

/**
 * What the record still says of an action whose system the rules no longer name. Nothing is read, sent or taken back there: what happened is a
 * person's word, and what had an end was access, so that somebody is told when it is over.
 */
export function gone(item: ItemRecord): Action {
  const { subject, resource, sentence } = item;
  const [system, id] = item.action.split('.');
  return {
    id: item.action, system: { id: system, title: system, config: {}, connector: { id: system, title: system, config: z.object({}), lookups: [], changes: [] } },
    change: {
      id, title: item.what, description: sentence, effect: item.effect === 'destroy' ? 'destroy' : 'change', input: z.record(z.string(), z.json()), ...(item.until && { gives: 'access' }),
      subject: () => subject, resource: () => resource, coordinates: ({ duration }) => ({ ...(typeof duration === 'string' && { duration }) }), preview: () => sentence, done: () => sentence,
      run: async () => ({ outcome: 'refused', code: 'GONE', message: BY_HAND }), undoWhyNot: BY_HAND,
    },
  };
}

export const actionOf = (rt: { readonly actions: { find(id: string): Action | undefined } }, item: ItemRecord): Action => rt.actions.find(item.action) ?? gone(item);
