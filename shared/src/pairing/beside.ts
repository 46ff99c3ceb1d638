import type { Desk } from '../desk-api';
import type { Runtime } from '../runtime';
import { assertDecision, challengeMirrored } from './assert';
import { mirroredId } from './ids';
import { allSeenBy, mirroredApprovals, mirroredFacts, mirroredSummary, mirroredView, seenBy } from './seen';

type Reading = Pick<Desk, 'approvals' | 'decide' | 'get' | 'list' | 'about' | 'challengeApproval'>;

/** Requests of other hosts beside one's own, for whoever takes part in them: the same verbs, and `REQ-4F2@jira` for a number. */
export const besideOwn = (rt: Runtime, desk: Reading): Reading => ({
  approvals: async actor => [...(await desk.approvals(actor)), ...(await mirroredApprovals(rt, actor))].sort((a, b) => a.askedAt.localeCompare(b.askedAt)),
  async decide(actor, id, body, emit) {
    const mirrored = mirroredId(id);
    if (!mirrored) return desk.decide(actor, id, body, emit);
    const request = await mirroredView(rt, actor, await assertDecision(rt, actor, mirrored, body));
    emit?.({ type: 'request', request });
    return request;
  },
  async get(actor, id) {
    const mirrored = mirroredId(id);
    return mirrored ? mirroredView(rt, actor, await seenBy(rt, actor, mirrored)) : desk.get(actor, id);
  },
  async list(actor, filter = {}) {
    const own = await desk.list(actor, filter);
    if (filter.scope === 'all') return own;
    const others = (await allSeenBy(rt, actor)).map(mirroredSummary).filter(s => isMine(s, actor.person) && (!filter.state || s.state === filter.state));
    return [...own, ...others].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, Math.min(filter.limit ?? 50, 200));
  },
  async about(ids) {
    const others = ids.flatMap(id => mirroredId(id) ?? []);
    return [...(await desk.about(ids.filter(id => !mirroredId(id)))), ...(await Promise.all(others.map(o => mirroredFacts(rt, o)))).flat()];
  },
  challengeApproval(actor, id) {
    const mirrored = mirroredId(id);
    return mirrored ? challengeMirrored(rt, actor, mirrored) : desk.challengeApproval(actor, id);
  },
});

/** One's own requests are those one asked, or that are for one; what one only decides is under Approvals. */
const isMine = (s: { readonly requester: string; readonly subject: string }, person: string) => s.requester === person || s.subject === person;
