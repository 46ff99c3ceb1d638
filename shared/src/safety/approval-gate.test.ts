/** FINOS AI governance framework, mitigation 24 (human-in-the-loop action approval gate): a test for each clause; docs/finos-mi-24.md has the map. */
import type { ApprovalView, RequestView } from '../types';
import { createTestHost, POLICIES, type TestHost, type TestOptions } from '../testing/memory-host';
import { ScriptedModel, type ScriptedCall } from '../testing/scripted-model';
import { scanDatabase } from '../testing/scan';

const DB = 'resource:default/payments-db';
const HOUR = 3_600_000;
const prod = (args: Record<string, string> = {}): ScriptedCall => ({ name: 'do_prod', args: { quote: '', system: DB, role: 'read', duration: 'PT4H', ...args } });
const seat = { name: 'do_app', args: { quote: '', app: 'Figma' } };

let host: TestHost;
afterEach(() => host?.close());
async function start(calls = [prod()], options?: TestOptions): Promise<RequestView> {
  host = await createTestHost(new ScriptedModel(() => calls), options);
  return host.desk.ask(host.as('ben'), { text: 'read access to payments-db for 4h, because I say so' });
}
const pending = async (who = 'chloe'): Promise<ApprovalView> => (await host.desk.approvals(host.as(who)))[0];
const approve = async (who = 'chloe', body = {}) => host.desk.decide(host.as(who), (await pending(who)).id, { decision: 'approve', ...body });
const item = async (id: string) => (await host.desk.get(host.as('ben'), id)).items[0];

describe('1 what requires approval', () => {
  it('mi-24.1.1: policy classifies by impact: a seat goes on by itself, production waits for its owner', async () => {
    const view = await start([prod(), seat]);
    expect(view.items.map(i => [i.action, i.state])).toEqual([['prod.grant-role', 'waiting'], ['saas.grant-seat', 'verified']]);
  });

  it('mi-24.1.2: there is one way to an effect and it asks policy: what no rule names has none', async () => {
    const view = await start([{ name: 'do_unlock', args: { quote: '', person: 'user:default/vera' } }, { name: 'shell', args: { quote: '', cmd: 'grant' } }]);
    expect(view.items.map(i => i.state)).toEqual(['denied']);
    expect(host.world.effects).toEqual([]);
  });

  it('mi-24.1.3: a decision is bound to the digest of what was read, and policy and facts are asked again before the effect', async () => {
    const { id } = await start();
    const asked = await pending();
    await expect(host.desk.decide(host.as('chloe'), asked.id, { decision: 'approve', payloadHash: 'f'.repeat(64) })).rejects.toMatchObject({ status: 409 });
    const at = host.people.findIndex(p => p.ref === 'user:default/ben');
    host.people[at] = { ...host.people[at], active: false };
    await approve().catch(() => undefined);
    expect(host.world.effects).toEqual([]);
    expect((await host.desk.get(host.as('sam'), id)).items[0].state).not.toBe('verified');
  });
});

describe('2 pausing and resuming', () => {
  it('mi-24.2.1: it pauses before the effect, and the effect follows the yes', async () => {
    await start();
    expect(host.world.effects).toEqual([]);
    await approve();
    expect(host.world.effects.map(e => e.action)).toEqual(['prod.grant-role']);
  });

  it('mi-24.2.2: what waits survives a restart without the model, and holds no credential', async () => {
    const { id } = await start();
    const after = host.restart(new ScriptedModel([]));
    const [waiting] = await after.approvals(host.as('chloe'));
    const done = await after.decide(host.as('chloe'), waiting.id, { decision: 'approve' });
    expect([done.id, done.items[0].state]).toEqual([id, 'verified']);
    expect(await scanDatabase(host.knex, ['Bearer ', 'eyJhbGciOi', 'BEGIN PRIVATE'])).toEqual([]);
  });

  it('mi-24.2.3: an answer that got lost is an outcome unknown, never tried again on the guess that it failed', async () => {
    const { id } = await start();
    host.world.after = () => { throw new Error('connection lost'); };
    await approve();
    expect((await item(id)).state).toBe('unknown');
    expect(host.world.effects).toHaveLength(1);
    host.world.after = undefined;
    host.clock.move(HOUR / 2);
    await host.desk.tick();
    expect((await item(id)).state).toBe('verified');
    expect(host.world.effects).toHaveLength(1);
  });

  it('mi-24.2.4: two decisions at once have one effect, and a late one is told so', async () => {
    await start();
    const { id } = await pending();
    const both = await Promise.allSettled(['chloe', 'felix'].map(who => host.desk.decide(host.as(who), id, { decision: 'approve' })));
    expect(both.filter(b => b.status === 'fulfilled')).toHaveLength(1);
    await expect(host.desk.decide(host.as('felix'), id, { decision: 'decline', comment: 'No' })).rejects.toMatchObject({ status: 409 });
    expect(host.world.effects).toHaveLength(1);
  });
});

describe('3 the right human', () => {
  it('mi-24.3.1: approvers come from policy and from who owns the thing now', async () => {
    await start();
    expect(await pending('chloe')).toBeDefined();
    expect(await pending('vera')).toBeUndefined();
  });

  it.each(['mail', 'chat', 'mcp'] as const)('mi-24.3.2: %s tells and never decides', async channel => {
    await start();
    const { id } = await pending();
    await expect(host.desk.decide(host.as('chloe', { channel }), id, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.decide(host.as('chloe', { assurance: 1 }), id, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    expect(host.world.effects).toEqual([]);
  });

  it('mi-24.3.3: what the approver reads comes from the payload and names the rule; the requester’s words are apart', async () => {
    await start();
    const { item: asked, words } = await pending();
    expect(asked.sentence).toBe('grant-role read for Ben in payments-db for 4 hours');
    expect(asked.decision?.rules.map(r => r.id)).toContain('prod-owner');
    expect(words).toContain('because I say so');
  });

  it('mi-24.3.4: the requester and the subject never check, even when they own the thing', async () => {
    host = await createTestHost(new ScriptedModel(() => [prod()]));
    const view = await host.desk.ask(host.as('chloe'), { text: 'read access to payments-db for 4h' });
    await expect(host.desk.decide(host.as('chloe'), `${view.id}.${view.items[0].steps[0].id}`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    expect((await approve('felix')).items[0].state).toBe('verified');
  });
});

describe('4 the decision', () => {
  it('mi-24.4.1: an approver may make it smaller, which is decided again and recorded; never larger', async () => {
    await start();
    const { id } = await pending();
    await expect(host.desk.decide(host.as('chloe'), id, { decision: 'approve', narrow: { role: 'admin' } })).rejects.toMatchObject({ status: 422 });
    const done = await host.desk.decide(host.as('chloe'), id, { decision: 'approve', narrow: { duration: 'PT2H' } });
    expect(done.items[0]).toMatchObject({ state: 'verified', input: { duration: 'PT2H' }, grant: { until: '2026-11-23T11:00:00.000Z' } });
  });

  it('mi-24.4.2: nobody answers: it ends without an effect', async () => {
    const { id } = await start();
    for (let day = 0; day < 30; day++) { host.clock.move(24 * HOUR); await host.desk.tick(); }
    expect((await item(id)).state).not.toBe('waiting');
    expect(host.world.effects).toEqual([]);
  });

  it('mi-24.4.3: a no carries its reason back, to the person and to the record', async () => {
    const { id } = await start();
    await host.desk.decide(host.as('chloe'), (await pending()).id, { decision: 'decline', comment: 'Use the replica' });
    expect(await item(id)).toMatchObject({ state: 'declined', because: 'Use the replica' });
    expect((await host.desk.audit(host.as('otto'), { requestId: id })).events.map(e => e.kind)).toContain('approval.declined');
  });
});

describe('5 the evidence', () => {
  it('mi-24.5.1: one chain holds payload digest, policy digest and rule, approver, states and times', async () => {
    const { id } = await start();
    await approve();
    const done = await item(id);
    expect(done.payloadHash).toMatch(/^[0-9a-f]{64}$/);
    expect(done.decision).toMatchObject({ policyDigest: expect.stringMatching(/^[0-9a-f]{64}$/), rules: expect.arrayContaining([expect.objectContaining({ id: 'prod-owner' })]) });
    expect(done.steps[0].votes[0]).toMatchObject({ by: 'user:default/chloe', decision: 'approve' });
    const { events } = await host.desk.audit(host.as('otto'), { requestId: id });
    expect(events.map(e => e.kind).reverse()).toEqual(expect.arrayContaining(['plan.made', 'item.waiting', 'approval.given', 'item.intent', 'item.verified']));
  });

  it('mi-24.5.2: a changed approver in the record is found', async () => {
    const { id } = await start();
    await approve();
    expect((await host.desk.verifyAudit(host.as('otto'))).ok).toBe(true);
    await host.knex('cs_journal').where({ request_id: id, kind: 'approval.given' }).update({ actor: 'user:default/felix' });
    expect((await host.desk.verifyAudit(host.as('otto'))).ok).toBe(false);
  });
});

describe('6 in operation', () => {
  it('mi-24.6.1: the gate fails closed: a record that cannot be written lets nothing through', async () => {
    await start();
    const { id } = await pending();
    await host.knex.raw("CREATE TRIGGER full_disk BEFORE INSERT ON cs_journal BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    await expect(host.desk.decide(host.as('chloe'), id, { decision: 'approve' })).rejects.toThrow();
    expect(host.world.effects).toEqual([]);
  });

  it('mi-24.6.2: one person decides a bounded number an hour, so that nobody is flooded into yes', async () => {
    await start([prod()], { settings: { limits: { decisionsPerApproverPerHour: 1 } } });
    await approve();
    await host.desk.ask(host.as('juno'), { text: 'read access to payments-db for 4h' });
    await expect(approve()).rejects.toMatchObject({ status: 429 });
    expect(host.world.effects).toHaveLength(1);
  });

  it('mi-24.6.3: not without approval, not by another way, not twice, and not with other parameters than were read', async () => {
    expect(POLICIES).toContain('prod-owner');
    const { id } = await start();
    await host.desk.tick();
    await host.desk.continueAs(host.as('ben'), id, 'i1').catch(() => undefined);
    await host.desk.suggestion(host.as('sam'), id, 'i1', true).catch(() => undefined);
    await host.desk.extendGrant(host.as('ben'), `${id}.i1`, { duration: 'P1D' }).catch(() => undefined);
    expect(host.world.effects).toEqual([]);
    const read = await pending();
    await host.desk.turn(host.as('ben'), id, { text: 'make that admin' }).catch(() => undefined);
    await approve('chloe', { payloadHash: read.payloadHash }).catch(() => undefined);
    expect(host.world.effects.length).toBeLessThanOrEqual(1);
    for (const value of host.world.state.values()) expect(value).toBe('read');
  });
});
