import { DeskError } from '../desk-api';
import { createTestHost, ScriptedModel, type TestHost, type TestOptions } from '../testing';
import { POLICIES } from '../testing/memory-host';

const FIGMA = [{ name: 'do_app', args: { quote: 'Figma', app: 'resource:default/figma' } }];
const NO_SEATS = `${POLICIES}\n@id("no-seats") @says("No seats this month.")\nforbid (principal, action == Action::"saas.grant-seat", resource);\n`;
const TABLE = 'cases:\n  - { name: A seat, who: ben, action: saas.grant-seat, on: figma, expect: allow }\n';

describe('a change of the rules is a request', () => {
  let host: TestHost;
  const rules: NonNullable<TestOptions['rules']> = { files: {}, trust: 'review' };
  beforeEach(async () => {
    rules.files = { 'policies/all.cedar': POLICIES };
    rules.trust = 'review';
    host = await createTestHost(new ScriptedModel(() => FIGMA), { rules });
  });
  afterEach(() => host.close());

  const propose = (name = 'ines', change: Record<string, string | null> = { 'policies/all.cedar': NO_SEATS }) => host.desk.proposeRules(host.as(name), { change, reason: 'The budget is spent' });
  const approve = async (name: string, id: string, desk = host.desk) => desk.decide(host.as(name), `${id}.i1.1`, { decision: 'approve' });
  const seat = async (desk = host.desk) => (await desk.ask(host.as('ben'), { text: 'I need Figma' })).items[0];

  it('G25: it waits for somebody who approves rules, shows its diff and its test result, and is in force on every replica once read back', async () => {
    const view = await propose();
    expect(view.items[0]).toMatchObject({ state: 'waiting', sentence: 'Change the rules in policies/all.cedar', steps: [{ role: 'policyApprover', count: 1 }], decision: { rules: [{ id: 'floor-rules' }] } });
    expect(view.items[0].input).toMatchObject({ tests: expect.stringContaining('0 policy tests pass'), diff: [{ patch: expect.stringContaining('+@id("no-seats")') }] });
    const other = host.restart();
    expect((await seat(other)).state).toBe('verified');

    const done = await approve('noor', view.id);
    expect(done.items[0]).toMatchObject({ state: 'verified', receipt: { fields: [{ before: 'Version 1', after: 'Version 2' }] } });
    expect((await seat()).state).toBe('denied');
    host.clock.move(5_000);
    expect(await seat(other)).toMatchObject({ state: 'denied', decision: { rules: [{ id: 'no-seats' }] } });
    const { now, history } = await host.desk.rules(host.as('otto'));
    expect(now).toMatchObject({ version: 2, by: 'user:default/ines', approvedBy: ['user:default/noor'], requestId: view.id, reason: 'The budget is spent' });
    expect(history).toHaveLength(2);
  });

  it('G16: the sentence says which file comes and which one goes', async () => {
    const come = await propose('ines', { 'policies/seats.cedar': NO_SEATS.slice(POLICIES.length) });
    expect(come.items[0].sentence).toBe('Change the rules in policies/seats.cedar (new)');
    await approve('noor', come.id);
    expect((await seat()).state).toBe('denied');
    const go = await propose('ines', { 'policies/seats.cedar': null });
    expect(go.items[0].sentence).toBe('Change the rules in policies/seats.cedar (removed)');
    await approve('noor', go.id);
    expect((await seat()).state).toBe('verified');
  });

  it('G25: its author cannot approve it, nor can an administrator, and nobody else proposes one', async () => {
    const view = await propose();
    for (const name of ['ines', 'iris', 'otto', 'ben']) await expect(approve(name, view.id)).rejects.toMatchObject({ status: name === 'ben' ? 403 : 403 });
    await expect(propose('ben')).rejects.toMatchObject({ status: 403 });
    await expect(propose('noor')).rejects.toMatchObject({ status: 403 });
  });

  it('G25: undo puts the former rules back, and asks an approver again', async () => {
    const view = await propose();
    await approve('noor', view.id);
    const undone = await host.desk.undo(host.as('iris'), `${view.id}.i1`);
    expect(undone.items[1]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    await host.desk.decide(host.as('dana'), `${view.id}.i2.1`, { decision: 'approve' });
    expect((await seat()).state).toBe('verified');
  });

  it('G25: who holds which role is changed with two approvers, after an hour', async () => {
    const view = await propose('ines', { 'company.yaml': 'roles: {}\n' });
    expect(view.items[0].decision?.needs).toEqual([{ kind: 'approval', role: 'policyApprover', count: 2, order: 1000 }, { kind: 'cooling-off', minutes: 60 }]);
    await approve('noor', view.id);
    expect((await approve('dana', view.id)).items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'cooling-off' } });
    host.clock.move(61 * 60_000);
    await host.desk.tick();
    expect((await host.desk.get(host.as('ines'), view.id)).items[0].state).toBe('verified');
  });

  it('G25: files that were changed on the machine are not in force until somebody approves them', async () => {
    await seat();
    rules.files = { 'policies/all.cedar': '@id("everything") @says("Everything.")\npermit (principal, action, resource);' };
    const restarted = host.restart(new ScriptedModel(() => [{ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'admin', duration: 'PT1H' } }]));
    expect((await restarted.ask(host.as('juno'), { text: 'admin please' })).items[0].state).toBe('denied');
    const { deployed, now } = await restarted.rules(host.as('otto'));
    expect(deployed?.diff[0].patch).toContain('+@id("everything")');
    expect(now.version).toBe(1);
    expect(await host.desk.verifyAudit(host.as('otto'))).toMatchObject({ ok: true });
    const { events } = await host.desk.audit(host.as('otto'), { kind: 'rules.differ' });
    expect(events).toHaveLength(1);
  });

  it('G25: a company that reviews its repository says so, and what it deploys is in force and on the record', async () => {
    await seat();
    Object.assign(rules, { files: { 'policies/all.cedar': NO_SEATS }, trust: 'files' });
    expect((await seat(host.restart())).state).toBe('denied');
    expect((await host.desk.rules(host.as('otto'))).now).toMatchObject({ version: 2, approvedBy: [], reason: 'Deployed files' });
  });

  it('what cannot be used, changes nothing or fails a test is refused with the place', async () => {
    await expect(propose('ines', { 'policies/all.cedar': 'permit (principl, action, resource);' })).rejects.toMatchObject({ status: 422, message: expect.stringMatching(/policies\/all\.cedar:1: /) });
    await expect(propose('ines', { '../../etc/passwd': 'x' })).rejects.toMatchObject({ status: 422, message: expect.stringContaining('is not a file of the rules') });
    await expect(propose('ines', { 'policies/all.cedar': POLICIES })).rejects.toMatchObject({ status: 422, message: 'Nothing would change.' });
    await expect(propose('ines', { 'policies/all.cedar': NO_SEATS, 'policies/tests.yaml': TABLE })).rejects.toMatchObject({ status: 422, message: expect.stringContaining('A policy test fails: A seat: the outcome should be "allow", is "deny"') });
    await expect(host.desk.proposeRules(host.as('ines'), { change: { 'policies/all.cedar': NO_SEATS }, reason: ' ' })).rejects.toBeInstanceOf(DeskError);
  });

  it('G25: a promise about the whole policy is kept before anybody is asked, and the tests cannot be removed', async () => {
    const first = await host.desk.proposeRules(host.as('ines'), { change: { 'policies/tests.yaml': `properties: [inactive-nothing]\n${TABLE}` }, reason: 'A promise' });
    await approve('noor', first.id);
    const leavers = POLICIES.replace(/@id\("active"\)[^;]*;/, '');
    await expect(propose('ines', { 'policies/all.cedar': leavers })).rejects.toMatchObject({ status: 422, message: expect.stringMatching(/A policy test fails: People who have left get nothing.*, who has left, would/) });
    await expect(propose('ines', { 'policies/tests.yaml': null })).rejects.toMatchObject({ status: 422, message: expect.stringContaining('cannot be removed') });
  });

  it('says before anybody is asked what would be decided differently', async () => {
    const first = await host.desk.proposeRules(host.as('ines'), { change: { 'policies/tests.yaml': TABLE }, reason: 'A test' });
    await approve('noor', first.id);
    const check = await host.desk.checkRules(host.as('ines'), { 'policies/all.cedar': NO_SEATS });
    expect(check.different).toEqual(['A seat: allow becomes deny by no-seats.']);
  });

  it('two proposals on the same rules: the second is refused, nothing is overwritten', async () => {
    const [a, b] = [await propose(), await propose('iris', { 'policies/more.cedar': '@id("more") @says("More.")\npermit (principal, action == Action::"directory.lock-account", resource);' })];
    await approve('noor', a.id);
    expect((await approve('noor', b.id)).items[0]).toMatchObject({ state: 'refused', receipt: { refusal: { code: 'MOVED' } } });
    expect((await host.desk.rules(host.as('otto'))).files.map(f => f.path)).toEqual(['policies/all.cedar']);
  });

  it('G7: rules that cannot be read decide nothing', async () => {
    await seat();
    host.clock.move(6_000);
    await host.knex.schema.renameTable('cs_journal', 'cs_gone');
    await expect(seat()).rejects.toThrow();
    await host.knex.schema.renameTable('cs_gone', 'cs_journal');
    expect(host.world.effects).toHaveLength(1);
  });

  it('G26: says which person holds two roles that check each other', async () => {
    expect((await host.desk.rules(host.as('otto'))).together).toEqual([]);
    host.people.push({ ...host.people[0], ref: 'user:default/both', groups: ['group:default/it', 'group:default/sec'] });
    expect((await host.desk.rules(host.as('otto'))).together).toContainEqual({ person: 'user:default/both', roles: ['policyAuthor', 'policyApprover'] });
    await expect(host.desk.rules(host.as('ben'))).rejects.toMatchObject({ status: 403 });
  });
});
