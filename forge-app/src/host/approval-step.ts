import { kvs, WhereConditions } from '@forge/kvs';
import type { OpenApproval } from '@countersign/core';
import { moveBy, setPeople } from '../jira/issues';
import { approvalsOf, comment } from '../jira/requests';
import type { IssueLink } from '../storage';
import type { JiraRules } from './company';
import type { OpenDesk } from './desk';
import { enqueue } from './queue';
import { accountOf } from './refs';

/** What an approval of JSM was opened for; `jsm`: its id, once Jira has made it. */
export interface Asked { readonly issueId: string; readonly approval: string; readonly payloadHash: string; readonly before: readonly string[]; readonly jsm?: string }
type Step = NonNullable<JiraRules['projects'][string]['approvalStep']>;

/** Longer than any approval waits. */
const DAYS = 30;
const PREFIX = 'asked:';
/** Most that are looked at in one pass of the schedule. */
const PASS = 100;
const keyOf = (issueId: string) => `${PREFIX}${issueId}`;
const keep = (asked: Asked) => kvs.set(keyOf(asked.issueId), asked, { ttl: { value: DAYS, unit: 'DAYS' } });
export const askedOn = (issueId: string): Promise<Asked | undefined> => kvs.get<Asked>(keyOf(issueId));
export const forgetAsked = (issueId: string): Promise<void> => kvs.delete(keyOf(issueId));
export const allAsked = async (): Promise<readonly Asked[]> => (await kvs.query().where('key', WhereConditions.beginsWith(PREFIX)).limit(PASS).getMany<Asked>()).results.map(r => r.value);

const stepOf = ({ installed }: OpenDesk, { projectId }: IssueLink): Step | undefined => installed.jira.projects[projectId]?.approvalStep;

/** Something may wait for another yes than before, or for none. */
export async function wakeStep({ installed }: Pick<OpenDesk, 'installed'>, requestId: string): Promise<void> {
  if (Object.values(installed.jira.projects).some(p => p.approvalStep)) await enqueue({ do: 'follow', id: requestId });
}

/**
 * The workflow's approval step follows what the desk waits for: opened for one payload and its candidates, taken back when that is decided, changed or
 * stopped elsewhere. What takes more than a click is never asked for there. Doing it twice opens nothing twice.
 */
export async function followStep(open: OpenDesk, requestId: string): Promise<void> {
  const [link] = await open.links.ofRequests([requestId]);
  const step = link && stepOf(open, link);
  if (!link || !step) return;
  const [asked, waiting] = await Promise.all([askedOn(link.issueId), open.desk.openApprovals(requestId)]);
  const same = asked && waiting.find(w => w.id === asked.approval && w.payloadHash === asked.payloadHash);
  if (asked && !same) await takeBack(asked, step);
  const next = same ?? waiting.find(w => w.clickIsEnough && accountsOf(w).length > 0);
  if (next && !(same && asked?.jsm)) await askThere({ issueId: link.issueId, step, wanted: next, begun: same && asked });
}

const accountsOf = (w: OpenApproval) => w.candidates.flatMap(ref => accountOf(ref) ?? []);

interface Opening { readonly issueId: string; readonly step: Step; readonly wanted: OpenApproval; readonly begun?: Asked }

/** Written down before it is opened: whoever comes after a death in between finds Jira's new approval by what was there before. */
async function askThere({ issueId, step, wanted, begun }: Opening): Promise<void> {
  const there = await approvalsOf('app', issueId);
  // Another approval of the workflow is open: it is somebody else's question, and goes first.
  if (!begun && there.some(a => a.finalDecision === 'pending')) return;
  const asked = begun ?? { issueId, approval: wanted.id, payloadHash: wanted.payloadHash, before: there.map(a => a.id) };
  if (!begun) {
    await comment('app', issueId, { open: true, text: `Countersign waits for a yes to exactly this: “${wanted.sentence}”. Approving this request in Jira approves that and nothing else (reference ${wanted.payloadHash.slice(0, 8)}).` });
    await keep(asked);
  }
  const made = (all: typeof there) => all.find(a => !asked.before.includes(a.id));
  if (!made(there)) {
    await setPeople(issueId, step.field, accountsOf(wanted));
    if (!(await moveBy(issueId, step.ask))) { await forgetAsked(issueId); return; }
  }
  const jsm = made(await approvalsOf('app', issueId))?.id;
  if (jsm) await keep({ ...asked, jsm });
}

/** No approval stays open in Jira for what is decided already (G14). */
async function takeBack(asked: Asked, step: Step): Promise<void> {
  const pending = (await approvalsOf('app', asked.issueId)).some(a => a.id === asked.jsm && a.finalDecision === 'pending');
  if (pending) await moveBy(asked.issueId, step.back);
  await forgetAsked(asked.issueId);
}
