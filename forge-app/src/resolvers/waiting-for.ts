import type { ApprovalView } from '@countersign/core';
import type { OpenDesk } from '../host/desk';
import type { Signed } from './define';

/** What waits for this person's yes, with people by name: whom it is about is known only once it is read. */
export async function waitingFor({ actor }: Signed, { desk, directory }: Pick<OpenDesk, 'desk' | 'directory'>): Promise<readonly ApprovalView[]> {
  const found = await desk.approvals(actor);
  if (found.length === 0) return found;
  await directory.learn(found.flatMap(a => [a.requester.ref, a.subject.ref, ...a.othersWhoCan.map(o => o.ref), ...(a.insteadOf ? [a.insteadOf.ref] : [])]));
  return desk.approvals(actor);
}
