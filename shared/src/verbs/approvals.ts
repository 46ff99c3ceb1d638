import { readFacts } from '../action/facts';
import { candidatesFor } from '../approvals/candidates';
import { approvalView } from '../approvals/view';
import { loadRecord } from '../case';
import type { Runtime } from '../runtime';
import type { Actor, ApprovalView } from '../types';
import { createSayer } from '../words';
import { mustKnow } from './who';

/** What waits for this person now; nobody else's decisions. Oldest first. */
export async function approvals(rt: Runtime, actor: Actor): Promise<ApprovalView[]> {
  await mustKnow(rt, actor);
  const rows = await rt.journal.listRequests({ waitingOn: actor.person, limit: 200 });
  const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
  const say = createSayer(people, resources);
  const views: ApprovalView[] = [];
  for (const row of rows) {
    const record = await loadRecord(rt.journal, row.id);
    for (const item of record?.items ?? []) {
      if (!record || record.closed || item.waiting?.for !== 'approval' || item.makers.includes(actor.person)) continue;
      const facts = await readFacts(rt, item);
      for (const step of item.steps.filter(s => s.state === 'open' && !s.votes.some(v => v.by === actor.person))) {
        const now = await candidatesFor(step.role, { directory: rt.directory, roles: rt.roles, subject: facts.subject, resource: facts.resource, makers: item.makers });
        if (now.includes(actor.person)) views.push(approvalView(record, item, { ...step, candidates: now }, facts, actor.person, say));
      }
    }
  }
  return views.sort((a, b) => a.askedAt.localeCompare(b.askedAt));
}
