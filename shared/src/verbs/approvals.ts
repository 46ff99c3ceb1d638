import { readFacts } from '../action/facts';
import { electorsFor } from '../approvals/candidates';
import { demandsOf } from '../approvals/demands';
import { electorateOf } from '../approvals/electorate';
import { whyThese } from '../approvals/steps';
import { approvalView } from '../approvals/view';
import { loadRecords } from '../case';
import type { Runtime } from '../runtime';
import type { ItemRecord, RequestRecord } from '../state/record';
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
  for (const record of await loadRecords(rt.journal, rows.map(r => r.id))) {
    for (const item of record.items) {
      if (record.closed || item.waiting?.for !== 'approval' || item.makers.includes(actor.person)) continue;
      views.push(...(await viewsOf(rt, { record, item, reader: actor.person }, say)));
    }
  }
  return views.sort((a, b) => a.askedAt.localeCompare(b.askedAt));
}

/** What this person is asked about one request now. */
export async function asksAbout(rt: Runtime, record: RequestRecord, reader: string): Promise<ApprovalView[]> {
  if (record.closed) return [];
  const waiting = record.items.filter(i => i.waiting?.for === 'approval' && !i.makers.includes(reader));
  if (!waiting.length) return [];
  const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
  return (await Promise.all(waiting.map(item => viewsOf(rt, { record, item, reader }, createSayer(people, resources))))).flat();
}

interface Seen { readonly record: RequestRecord; readonly item: ItemRecord; readonly reader: string }

async function viewsOf(rt: Runtime, { record, item, reader }: Seen, say: ReturnType<typeof createSayer>): Promise<ApprovalView[]> {
  const facts = await readFacts(rt, item);
  const [electorate, demands] = await Promise.all([electorateOf(rt, facts, item), demandsOf(rt, item, facts)]);
  const found: ApprovalView[] = [];
  for (const step of item.steps.filter(s => s.state === 'open' && !s.votes.some(v => v.by === reader))) {
    const electors = await electorsFor(step.role, electorate, step.count);
    const me = electors.able.find(c => c.ref === reader);
    const { because: _b, standIns: _s, ...rest } = step;
    if (me) found.push(approvalView({ record, item, step: { ...rest, candidates: electors.asked.map(c => c.ref), ...whyThese(electors) }, facts, demands, me, say }));
  }
  return found;
}
