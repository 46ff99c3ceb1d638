import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const LABEL = 'A rehearsal: it was planned and decided, and nothing of it was done.';

describe('rehearsals in what an auditor takes away', () => {
  let host: TestHost;
  let rehearsed: string;
  beforeEach(async () => {
    host = await createTestHost(new ScriptedModel(() => [{ name: 'do_app', args: { quote: '', app: 'resource:default/figma' } }]));
    rehearsed = (await host.desk.ask(host.as('ben'), { text: 'please', dryRun: true })).id;
  });
  afterEach(() => host.close());
  const period = () => host.desk.auditPeriod(host.as('otto'), { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' });

  it('G24: are in no count of a period', async () => {
    expect(await period()).toMatchObject({ requests: {}, rehearsals: 1, effects: {}, denials: 0, grants: {}, countedAt: host.clock.now().toISOString() });
    expect((await period()).events['item.shadowed']).toBeUndefined();
    await host.desk.ask(host.as('ben'), { text: 'please' });
    expect(await period()).toMatchObject({ requests: { done: 1 }, rehearsals: 1, effects: { 'saas.grant-seat': 1 }, grants: { active: 1 }, events: { 'plan.made': 1 } });
  });

  it('G24: are no evidence of what a person did, and say what they are where one is packed', async () => {
    await expect(host.desk.evidencePack(host.as('otto'), { person: 'user:default/ben' })).rejects.toMatchObject({ status: 404 });
    const { id } = await host.desk.ask(host.as('ben'), { text: 'please' });
    const all = await host.desk.evidencePack(host.as('otto'), { person: 'user:default/ben' });
    expect(JSON.parse(all.lines[0])).toMatchObject({ requests: [id] });
    expect(all.lines.join()).not.toContain(rehearsed);
    expect(all.page).not.toContain(rehearsed);
    expect(all.page).not.toContain(LABEL);
    expect((await host.desk.evidencePack(host.as('otto'), { requestId: rehearsed })).page).toContain(LABEL);
  });
});
