import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { ActionCatalog } from '../action/catalog';
import { KnexJournal } from '../knex';
import { createCedarPolicy } from '../policy';
import { createTestHost, createWorld, memorySystems, ScriptedModel, type ScriptedCall, type TestHost, type TestOptions } from '../testing';
import { POLICIES, TYPES } from '../testing/memory-host';
import { replay } from './replay';

const FIGMA: ScriptedCall = { name: 'do_app', args: { quote: 'Figma', app: 'resource:default/figma' } };
const prod = (role = 'read'): ScriptedCall => ({ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role, duration: 'PT4H' } });

describe('replay', () => {
  let host: TestHost;
  let calls: ScriptedCall[];
  const rules: NonNullable<TestOptions['rules']> = { files: { 'policies/all.cedar': POLICIES }, trust: 'review' };
  beforeEach(async () => { calls = [FIGMA]; host = await createTestHost(new ScriptedModel(() => calls), { rules }); });
  afterEach(() => host.close());
  const replayed = (id: string, desk = host.desk) => desk.replay(host.as('otto'), id);
  const ask = (who = 'ben') => host.desk.ask(host.as(who), { text: 'I need Figma' });

  it('makes every plan and decision of a request again, byte for byte: asked, narrowed, done, extended, undone', async () => {
    calls = [FIGMA, prod()];
    const { id } = await ask();
    await host.desk.decide(host.as('chloe'), `${id}.i2.1`, { decision: 'approve', narrow: { duration: 'PT2H' } });
    await host.desk.undo(host.as('ben'), `${id}.i1`);
    await host.desk.extendGrant(host.as('ben'), `${id}.i2`, { duration: 'PT4H' });
    const { same, steps } = await replayed(id);
    expect(steps.map(s => [s.what, s.itemId, s.result, s.why])).toEqual(steps.map(s => [s.what, s.itemId, 'same', undefined]));
    expect(same).toBe(true);
    expect(steps.filter(s => s.what === 'plan').map(s => s.itemId)).toEqual(['i1', 'i2', 'i3', 'i4']);
    expect(steps.filter(s => s.what === 'decision').length).toBeGreaterThanOrEqual(5);
  });

  it('needs nothing of today: people left, things are gone, rules changed, another process', async () => {
    calls = [prod('admin')];
    const { id } = await ask('juno');
    const proposal = await host.desk.proposeRules(host.as('ines'), { change: { 'policies/all.cedar': POLICIES.replace('"read"', '"write"') }, reason: 'Try' });
    await host.desk.decide(host.as('noor'), `${proposal.id}.i1.1`, { decision: 'approve' });
    const kept = host.people.filter(p => ['user:default/otto'].includes(p.ref));
    host.people.splice(0, host.people.length, ...kept);
    host.resources.splice(0);
    host.clock.move(90 * 86_400_000);
    const { same, steps } = await replayed(id, host.restart());
    expect({ same, outcome: steps.at(-1)?.recorded }).toMatchObject({ same: true, outcome: { outcome: 'deny', offers: [{ change: { role: 'read' } }] } });
  });

  it('a change of the rules replays too', async () => {
    const { id } = await host.desk.proposeRules(host.as('ines'), { change: { 'policies/all.cedar': `${POLICIES}\n// a comment\n` }, reason: 'A comment' });
    expect(await replayed(id)).toMatchObject({ same: true, steps: [{ what: 'plan' }, { what: 'decision' }] });
  });

  it.each<[string, (e: { data: never }) => void, RegExp]>([
    ['a fact', e => { (e.data as { evidence: { facts: { subject: { active: boolean } } } }).evidence.facts.subject.active = false; }, /outcome: "allow" then, "deny" now/],
    ['the decision', e => { (e.data as { set: { decision: { outcome: string } } }).set.decision.outcome = 'deny'; }, /outcome: "deny" then, "allow" now/],
    ['the rules', e => { (e.data as { evidence: { rules: string } }).evidence.rules = 'f'.repeat(64); }, /are not on the record/],
  ])('names what differs when somebody wrote another record: %s', async (_, change, why) => {
    const { id } = await ask();
    const journal = new KnexJournal(host.knex);
    const events = JSON.parse(JSON.stringify(await journal.events(id)));
    change(events.find((e: { kind: string }) => e.kind === 'item.allowed'));
    const result = await replay(id, events, await toolsOf(host));
    expect(result).toMatchObject({ same: false });
    expect(result.steps.find(s => s.result === 'different')?.why).toMatch(why);
  });

  it('is for auditors and administrators', async () => {
    const { id } = await ask();
    for (const who of ['ben', 'chloe', 'sam']) await expect(host.desk.replay(host.as(who), id)).rejects.toMatchObject({ status: 403 });
    await expect(replayed('REQ-NONE')).rejects.toMatchObject({ status: 404 });
  });
});

/** What a replay is given: the actions, and the rules by their digest. */
async function toolsOf(host: TestHost) {
  const { now, files } = await host.desk.rules(host.as('otto'));
  const systems = memorySystems(createWorld());
  const actions = systems.flatMap(s => s.connector.changes.map(c => ({ id: `${s.id}.${c.id}`, effect: c.effect })));
  const policy = createCedarPolicy({ cedar, actions, approvalOrder: [['manager'], ['owner'], ['security']], files: files.map(f => ({ name: f.path, text: f.text })) });
  const types = new Map(TYPES.map(t => [t.id, t]));
  return { actions: new ActionCatalog(systems), rulesOf: async (digest: string | undefined) => (digest === now.digest ? { policy, types } : undefined) };
}
