import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import type { Resource } from '../types';

const DB = 'resource:default/payments-db';
const DAY = 86_400_000;
const ADMINS: Resource = { ref: 'resource:default/data-owners', title: 'data-owners', kind: 'access-group', owner: 'user:default/vera', confers: ['group:default/data'], tags: [] };
const prod = { name: 'do_prod', args: { quote: '', system: DB, role: 'read', duration: 'PT4H' } };

describe('an approval right that the desk gave', () => {
  let host: TestHost;
  let script: { name: string; args: Record<string, string> }[];
  beforeEach(async () => { host = await createTestHost(new ScriptedModel(() => script)); host.resources.push(ADMINS); });
  afterEach(() => host.close());

  /** Mara joins the owners' group through the desk, and the directory shows it at once. */
  async function join() {
    script = [{ name: 'do_app', args: { quote: '', app: ADMINS.ref } }];
    expect((await host.desk.ask(host.as('mara'), { text: 'add me' })).items[0].state).toBe('verified');
    const at = host.people.findIndex(p => p.ref === 'user:default/mara');
    host.people[at] = { ...host.people[at], groups: ['group:default/data'] };
    script = [prod];
  }
  const askAndApprove = async () => {
    const { id } = await host.desk.ask(host.as('ben'), { text: 'prod read' });
    return host.desk.decide(host.as('mara'), `${id}.i1.1`, { decision: 'approve' });
  };

  it('G9: does not count for seven days', async () => {
    await join();
    await expect(askAndApprove()).rejects.toMatchObject({ status: 403 });
    host.clock.move(7 * DAY);
    expect((await askAndApprove()).items[0].state).toBe('verified');
  });
});

describe('a group that approves, administers or audits', () => {
  it('G9 G12: two from outside approve a newcomer after an hour; nobody inside does, and the host’s administrators are never made here', async () => {
    const host = await createTestHost(new ScriptedModel(() => [{ name: 'do_app', args: { quote: '', app: 'resource:default/it-admins' } }]));
    host.resources.push({ ref: 'resource:default/it-admins', title: 'it-admins', kind: 'access-group', owner: 'group:default/it', confers: ['group:default/it'], tags: [] });
    const view = await host.desk.ask(host.as('ben'), { text: 'make me an administrator' });
    expect(view.items[0]).toMatchObject({ state: 'waiting', steps: [{ role: 'security', count: 2, candidates: ['user:default/dana', 'user:default/noor'] }] });
    for (const inside of ['ines', 'iris']) await expect(host.desk.decide(host.as(inside), `${view.id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    const at = `${view.id}.i1.1`;
    const yes = async (name: string) => host.desk.decide(host.as(name), at, { decision: 'approve', typed: 'it-admins', challengeId: (await host.desk.challengeApproval(host.as(name), at)).id, proof: 'ok' });
    await yes('noor');
    expect((await yes('dana')).items[0].waiting?.for).toBe('cooling-off');
    expect(host.world.effects).toEqual([]);
    await host.close();
  });
});
