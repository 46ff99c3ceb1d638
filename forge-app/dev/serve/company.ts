import { stringify } from 'yaml';
import type { Answer, CallName, Got, Sent } from '../../src/contract';
import { Installed } from '../host/installed';
import { GROUPS, PEOPLE } from '../site';

const group = (id: string) => `group:jira/${id}`;
const person = (id: string) => `user:jira/${id}`;

/** What the demo's administrator brings along: what may be asked for, who owns it, and who leads whom. */
const FILES = {
  'jira.yaml': stringify({
    resources: [
      { kind: 'group', id: GROUPS.figma, title: 'Figma users', aliases: ['figma', 'designers'], owner: person(PEOPLE.omar), sensitivity: 'medium' },
      { kind: 'app', id: 'miro', group: GROUPS.miro, title: 'Miro', owner: person(PEOPLE.omar), sensitivity: 'low' },
      { kind: 'project', id: '10001', title: 'Payments', roles: ['Administrators', 'Developers', 'Viewers'], owner: person(PEOPLE.omar), sensitivity: 'medium' },
    ],
    // The workflow of IT help has an approval step: owners may answer there too.
    projects: { 10000: { on: true, approvalStep: { field: 'customfield_10003', ask: 'Request approval', back: 'Take approval back' } } },
  }),
  'people.yaml': stringify({ teams: [{ group: group(GROUPS.everyone), manager: person(PEOPLE.mira) }] }),
};
/** Two administrators and two who approve rules: with one alone, some changes could never be made. */
const ROLES = {
  admin: [group(GROUPS.administrators), person(PEOPLE.sam)], auditor: [group(GROUPS.auditors)], desk: [group(GROUPS.deskTeam)], security: [group(GROUPS.managers)],
  policyAuthor: [group(GROUPS.administrators)], policyApprover: [group(GROUPS.managers), person(PEOPLE.omar)], connectorOperator: [group(GROUPS.administrators)], privacy: [person(PEOPLE.mira)],
};
/** Kinds of request that the demo company trusts to go as its rules say; the starter lets an agent look first. */
const TRUSTED = ['join-group', 'get-product', 'project-role'];

/** The demo company sets the app up as any company would: by the same calls, as the same people. Nothing is written behind its back. */
export async function openForBusiness(at: Installed, more: { readonly 'systems.yaml'?: string } = {}): Promise<void> {
  const as = <C extends CallName>(accountId: string, moduleKey: string) => async (call: C, sent: Sent<C>): Promise<Got<C>> => {
    const answer = (await at.host.resolve(moduleKey, { accountId, functionKey: call, payload: sent })) as Answer<Got<C>>;
    if (!answer.ok) throw new Error(`${call}: ${answer.message} ${answer.next}`);
    return answer.value;
  };
  await as<'setUp'>(PEOPLE.ines, 'admin')('setUp', { name: 'Tidewater', roles: ROLES, files: { ...FILES, ...more } });
  const { files } = await as<'rules'>(PEOPLE.ines, 'admin')('rules', undefined);
  const change = Object.fromEntries(TRUSTED.map(id => `request-types/${id}.yaml`).map(path => [path, (files.find(f => f.path === path)?.text ?? '').replace('autonomy: suggest', 'autonomy: auto')]));
  await as<'proposeRules'>(PEOPLE.ines, 'admin')('proposeRules', { change, reason: 'Tidewater trusts these to its rules' });
  // The queue is worked off as on a real site: somebody has something to decide a moment later.
  const approvals = () => as<'approvals'>(PEOPLE.mira, 'portal-access')('approvals', undefined);
  const approval = await eventually(async () => (await approvals())[0]);
  await as<'decide'>(PEOPLE.mira, 'portal-access')('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash });
  await eventually(async () => ((await as<'admin'>(PEOPLE.ines, 'admin')('admin', undefined)).requestTypes.some(t => t.autonomy === 'auto' && TRUSTED.includes(t.id)) ? true : undefined));
}

/** Looks again until it is there. @throws after a minute */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let n = 0; n < 240; n++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise(done => setTimeout(done, 250));
  }
  throw new Error('the demo company could not be made ready: its change of the rules was not carried out');
}
