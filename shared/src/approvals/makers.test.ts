import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { POLICIES } from '../testing/memory-host';
import type { JsonObject } from '../types';

/**
 * Every way to have shaped a request × every way to be asked about it: the same person never decides. Each cell is built through the
 * desk; the control row, somebody who shaped nothing, shows that the very same person could decide otherwise.
 */
const u = (name: string) => `user:default/${name}`;
const X = 'xena';
const DB = 'resource:default/payments-db';
const steps = ['manager', 'owner', 'security', 'finance', 'named', 'delegate'] as const;
const makers = ['nobody', 'requester', 'subject', 'corrector', 'opener', 'delegate of the requester', 'one who gains', 'author of the rule', 'author of who decides'] as const;
type StepKind = (typeof steps)[number];
type MakerKind = (typeof makers)[number];

const rolesIn: Record<StepKind, string> = { manager: 'manager', owner: 'owner', security: 'security', finance: 'finance', named: 'named', delegate: 'owner' };
const policy = (role: string) => `${POLICIES.replace(/@id\("own"\)[\s\S]*?;\n/, '').replace(/@id\("prod-owner"\)[\s\S]*?;\n/, '')}
@id("prod-needs") @says("Production needs a yes.")
forbid (principal, action == Action::"prod.grant-role", resource) unless { context.approvals.${role} >= 1 };
`;
const call = (args: JsonObject = {}): { name: string; args: JsonObject }[] => [{ name: 'do_prod', args: { quote: '', system: DB, role: 'read', duration: 'PT4H', ...args } }];

/** Somebody beside X can always decide, so that it waits and does not end with nobody. */
const groupsOf: Partial<Record<StepKind, string>> = { owner: 'group:default/data', security: 'group:default/sec', finance: 'group:default/finance' };

async function hostFor(step: StepKind, maker: MakerKind, script: () => ReturnType<typeof call>): Promise<TestHost> {
  const files = { 'policies/prod.cedar': policy(rolesIn[step]), 'company.yaml': 'name: Test\n' };
  const host = await createTestHost(new ScriptedModel(script), { rules: { files, trust: 'review' }, settings: { approvers: { finance: ['group:default/finance'], named: [u(X), u('vera')] } } });
  const author = maker.startsWith('author');
  const groups = [groupsOf[step], author && 'group:default/it', maker === 'one who gains' && 'group:default/gain'].filter((g): g is string => typeof g === 'string');
  const person = { ...host.people[0], groups: [], manager: u('vera') };
  host.people.push({ ...person, ref: u(X), name: 'Xena', groups }, { ...person, ref: u('fay'), name: 'Fay', groups: ['group:default/finance'] });
  const set = (name: string, extra: object) => { const at = host.people.findIndex(p => p.ref === u(name)); host.people[at] = { ...host.people[at], ...extra }; };
  if (step === 'manager') set('ben', { manager: u(X) });
  if (maker === 'delegate of the requester') set('juno', { manager: u('ben') });
  if (maker === 'one who gains') host.resources[1] = { ...host.resources[1], confers: ['group:default/gain'] };
  const far = { from: '2026-11-23T00:00:00.000Z', until: '2026-12-10T00:00:00.000Z' };
  if (step === 'delegate') await host.desk.delegate(host.as('chloe'), { to: u(X), ...far });
  if (maker === 'delegate of the requester') await host.desk.delegate(host.as('ben'), { to: u(X), ...far });
  if (author) {
    const change: Record<string, string> = maker === 'author of the rule' ? { 'policies/prod.cedar': `${policy(rolesIn[step])}// Clearer.\n` } : { 'company.yaml': 'name: Tests\n' };
    const { id, items: [item] } = await host.desk.proposeRules(host.as(X), { change, reason: 'Clearer' });
    const needed = item.steps[0].count;
    for (const name of ['noor', 'dana'].slice(0, needed)) await host.desk.decide(host.as(name), `${id}.i1.1`, { decision: 'approve' });
    host.clock.move(61 * 60_000);
    await host.desk.tick();
    expect((await host.desk.get(host.as(X), id)).items[0].state).toBe('verified');
  }
  return host;
}

/** @returns the approval X would decide. */
async function asked(host: TestHost, maker: MakerKind, say: (c: ReturnType<typeof call>) => void): Promise<string> {
  const { desk } = host;
  say(call(maker === 'subject' ? { person: u(X) } : { person: u('ben') }));
  if (maker === 'requester') return `${(await desk.ask(host.as(X), { text: 'prod', onBehalfOf: u('ben') })).id}.i1.1`;
  if (maker === 'subject') return `${(await desk.ask(host.as('mara'), { text: 'prod', onBehalfOf: u(X) })).id}.i1.1`;
  if (maker === 'corrector' || maker === 'opener') {
    const { id } = await desk.ask(host.as(maker === 'opener' ? X : 'ben'), { text: 'prod', onBehalfOf: u(maker === 'opener' ? 'ben' : X) });
    if (maker === 'corrector') say([{ name: 'correct_item', args: { quote: '', item: 'i1', slots: { duration: 'PT2H' } } }]);
    await desk.turn(host.as(maker === 'opener' ? 'ben' : X), id, { text: 'and this' });
    return maker === 'opener' ? `${id}.i2.1` : `${id}.i1.1`;
  }
  return `${(await desk.ask(host.as('ben'), { text: 'prod' })).id}.i1.1`;
}

describe('G12: makers never check', () => {
  it.each(makers.flatMap(maker => steps.map(step => [maker, step] as const)))('G12: %s, asked as %s', async (maker, step) => {
    let script = call();
    const host = await hostFor(step, maker, () => script);
    const id = await asked(host, maker, c => { script = c; });
    const [requestId, itemId] = id.split('.');
    const { items } = await host.desk.get(host.as('sam'), requestId);
    expect(items.find(i => i.id === itemId)).toMatchObject({ state: 'waiting', steps: [{ role: rolesIn[step], state: 'open' }] });
    const decision = host.desk.decide(host.as(X), id, { decision: 'approve' });
    if (maker === 'nobody') expect((await decision).items.find(i => i.id === itemId)?.state).toBe('verified');
    else await expect(decision).rejects.toMatchObject({ status: 403 });
    expect(host.world.effects).toHaveLength(maker === 'nobody' ? 1 : 0);
    await host.close();
  });
});
