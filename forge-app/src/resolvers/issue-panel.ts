import type { Grant } from '@countersign/core';
import type { IssueOrigin, IssuePanel, PersonCard, Similar } from '../contract';
import { askedOn } from '../host/asked';
import type { OpenDesk } from '../host/desk';
import { approvalsOf } from '../jira/requests';
import { issueIdIn, keysOf, readIssue } from '../jira/issues';
import type { IssueLinks } from '../storage';
import type { Signed } from './define';
import { asPerson } from './on-request';
import { pageOf } from './page';
import { waitingFor } from './waiting-for';

/** At most this many solved requests are looked through for like ones. */
const LOOKED_AT = 100;
const SHOWN = 3;

/** Everything an agent needs on one screen. The issue was seen as the agent already; people's data is for the desk alone. */
export async function issuePanel(here: Signed): Promise<IssuePanel> {
  const [page, jsm] = await Promise.all([pageOf(here), here.issue ? approvalsOf('user', here.issue) : []]);
  const [approval] = jsm.slice(-1);
  const channel = approval && here.issue && (await askedOn(await issueIdIn(here.issue)))?.jsm === approval.id;
  const shown = { page, ...(approval && { jsmApproval: { state: approval.finalDecision, name: approval.name, ...(channel && { channel }) } }) };
  return asPerson(here, async open => {
    const approvals = (await waitingFor(here, open)).filter(a => a.requestId === page.id);
    if (!(await open.desk.may(here.actor, 'desk'))) return { ...shown, approvals, similar: [] };
    const { request } = page;
    const requester = request && (await personCard(open, here, request.requester));
    const subject = request && request.subject !== request.requester ? await personCard(open, here, request.subject) : undefined;
    return { ...shown, approvals, ...(requester && { requester }), ...(subject && { subject }), ...(request && { origin: originOf(request.turns[0]?.channel, request.items.some(i => i.waiting?.for === 'continue-as-you')) }), similar: request ? await similarTo(open, here, request) : await similarToIssue(open, here) };
  });
}

async function personCard({ directory, desk, installed }: OpenDesk, { actor }: Signed, ref: string): Promise<PersonCard | undefined> {
  const person = await directory.person(ref);
  if (!person) return undefined;
  const holds: readonly Grant[] = await desk.grants(actor, ref);
  const titles = new Map(installed.resources.map(r => [r.ref, r.title]));
  return { person: ref, active: person.active, groups: person.groups.flatMap(g => titles.get(g) ?? []), holds };
}

const originOf = (channel: string | undefined, claimed: boolean): IssueOrigin =>
  (claimed ? { kind: 'claim', says: `Asked in their name by ${channel === 'mail' ? 'mail' : 'an issue nobody signed'}: nothing happens until they continue it themself.` } : { kind: 'signed', says: 'Asked by this account, signed in.' });

interface Wanted { readonly id?: string; readonly title: string; readonly items: readonly { readonly requestType: string }[] }

/** Request → key of its issue, where the reader may see it. */
export async function issuesOf(links: IssueLinks, requestIds: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const linked = requestIds.length ? await links.ofRequests(requestIds) : [];
  const keys = await keysOf(linked.map(l => l.issueId));
  return Object.fromEntries(linked.flatMap(l => (keys.has(l.issueId) ? [[l.requestId, keys.get(l.issueId) as string]] : [])));
}

/** Solved ones of the same type first, then by the words of their titles. */
async function similarTo({ desk, links }: OpenDesk, { actor }: Signed, wanted: Wanted): Promise<readonly Similar[]> {
  const words = new Set(wanted.title.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const scored = (await desk.list(actor, { scope: 'all', state: 'resolved', limit: LOOKED_AT })).filter(r => r.id !== wanted.id)
    .map(r => ({ r, score: (r.title.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(w => words.has(w)).length })).filter(x => x.score > 0).sort((a, b) => b.score - a.score).slice(0, SHOWN);
  const issues = await issuesOf(links, scored.map(s => s.r.id));
  return scored.map(({ r }) => ({ id: r.id, title: r.title, how: r.headline, at: r.updatedAt, ...(issues[r.id] && { issue: issues[r.id] }) }));
}

async function similarToIssue(open: OpenDesk, here: Signed): Promise<readonly Similar[]> {
  const issue = here.issue && (await readIssue('user', await issueIdIn(here.issue)));
  return issue ? similarTo(open, here, { title: issue.fields.summary ?? '', items: [] }) : [];
}
