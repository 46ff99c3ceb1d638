import type { RequestFacts, RequestView } from '@countersign/core';
import { accountOf } from '../host/refs';
import { withDesk, type OpenDesk } from '../host/desk';
import type { Started } from '../contract';
import { hideMissing, notFoundHere } from './faults';
import type { Signed } from './define';
import { mustSeeIssue } from './needs';

/** `about`: who is part of it, as the record says. */
export interface OnRequest extends OpenDesk { readonly issueId?: string; readonly about: RequestFacts }

/** A desk for one request: its people are known, and whoever may not see its issue is told there is none. */
export function onRequest<T>(here: Signed, id: string, work: (open: OnRequest) => Promise<T>): Promise<T> {
  return withDesk({ items: 'queue', reader: 'user' }, async open => {
    const [[facts], [link]] = await Promise.all([open.desk.about([id]), open.links.ofRequests([id])]);
    if (!facts) throw notFoundHere();
    await Promise.all([
      open.directory.learn([here.actor.person, facts.requester, facts.subject, ...facts.approvers].filter(ref => accountOf(ref) !== undefined)),
      // An approver need not be able to open the issue; what they may is asked where they decide.
      link && !facts.approvers.includes(here.actor.person) && mustSeeIssue(here, link.issueId),
    ]);
    return work({ ...open, about: facts, get installed() { return open.installed; }, ...(link && { issueId: link.issueId }) });
  }).catch(hideMissing);
}

/** A verb that writes at once; what has to run is in the queue when this answers. */
export const does = (verb: (open: OnRequest, id: string) => Promise<RequestView>) => async (here: Signed, id: string): Promise<Started> => {
  const { id: went } = await onRequest(here, id, open => verb(open, id));
  return { id: went };
};

/** A desk for somebody who is not about one request. */
export const asPerson = <T>(here: Signed, work: (open: OpenDesk) => Promise<T>): Promise<T> => withDesk({ items: 'queue', reader: 'user' }, async open => {
  await open.directory.learn([here.actor.person]);
  return work(open);
});
