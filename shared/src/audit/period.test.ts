import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const FIGMA = 'resource:default/figma';

describe('G27: systems beside the counts of a period', () => {
  let host: TestHost;
  beforeEach(async () => { host = await createTestHost(new ScriptedModel(() => [{ name: 'do_app', args: { quote: '', app: FIGMA } }])); });
  afterEach(() => host.close());
  const ask = (person: string) => host.desk.ask(host.as(person), { text: 'please' });
  const saas = async () => {
    const { systems, countedAt } = await host.desk.auditPeriod(host.as('otto'), { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' });
    expect(countedAt).toBe(host.clock.now().toISOString());
    return systems.find(s => s.system === 'saas');
  };

  it('are counted as they are now, and each grant that is not there is named', async () => {
    expect(await saas()).toMatchObject({ recorded: 0, held: 0, missing: [], says: 'Nothing given here is active. It holds 0 in all.' });
    await ask('ben');
    host.clock.move(3_600_000);
    expect(await saas()).toMatchObject({ recorded: 1, held: 1, missing: [], says: 'The one given here is there. It holds 1 in all.' });
    await ask('felix');
    expect(await saas()).toMatchObject({ recorded: 2, held: 2, says: 'All 2 are there. It holds 2 in all.' });
    host.world.state.delete(`saas user:default/ben ${FIGMA}`);
    expect(await saas()).toMatchObject({ recorded: 2, held: 1, missing: [expect.stringMatching(/REQ-/)], says: '1 of 2 is not there. It holds 1 in all.' });
    host.world.state.delete(`saas user:default/felix ${FIGMA}`);
    expect(await saas()).toMatchObject({ held: 0, says: '2 of 2 are not there. It holds 0 in all.' });
  });
});
