import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { gapsOf } from './heartbeat';

const MINUTE = 60_000;

describe('the heartbeat', () => {
  let host: TestHost;
  beforeEach(async () => { host = await createTestHost(new ScriptedModel(() => [])); });
  afterEach(() => host.close());
  const beats = async () => (await host.knex('cs_journal').where('request_id', 'like', 'SYS-beat-%').orderBy(['at', 'request_id', 'seq'])).map(r => ({ ...r, data: JSON.parse(r.data) }));

  it('G27: every replica says each minute that it is alive, and under which rules and code; at its start also with which model, connectors and key', async () => {
    const other = host.restart();
    for (let n = 0; n < 3; n++) {
      await host.desk.tick();
      await host.desk.tick();
      await other.tick();
      host.clock.move(MINUTE);
    }
    const all = await beats();
    expect(all.map(b => b.kind).sort()).toEqual([...Array(4).fill('replica.alive'), ...Array(2).fill('replica.started')]);
    expect(new Set(all.map(b => b.request_id)).size).toBe(2);
    for (const { data } of all) expect(data).toMatchObject({ policy: expect.stringMatching(/^[0-9a-f]{12,}/), code: expect.any(String), rules: expect.any(String) });
    expect(all.find(b => b.kind === 'replica.started')?.data).toMatchObject({ model: 'embedded', kid: expect.stringMatching(/^[0-9a-f]{16}$/), connectors: { saas: expect.stringMatching(/^[0-9a-f]{12}$/) } });
  });

  it('G27: a new day begins a new stream, and a time in which nobody was alive shows', async () => {
    await host.desk.tick();
    host.clock.move(15 * 60 * MINUTE);
    await host.desk.tick();
    expect((await beats()).map(b => b.request_id.slice(-10))).toEqual(['2026-11-23', '2026-11-24']);
    expect((await host.desk.verifyAudit(host.as('otto'))).gaps).toEqual([{ from: '2026-11-23T09:00:00.000Z', to: '2026-11-24T00:00:00.000Z' }]);
  });

  it('one replica covers for another', () => {
    expect(gapsOf(['2026-01-01T00:00:00.000Z', '2026-01-01T00:05:00.000Z', '2026-01-01T00:02:30.000Z'])).toEqual([]);
    expect(gapsOf([])).toEqual([]);
  });

  it('heartbeats are not in the auditor’s way unless asked for', async () => {
    await host.desk.tick();
    expect((await host.desk.audit(host.as('otto'))).events.filter(e => e.kind.startsWith('replica.'))).toEqual([]);
    expect((await host.desk.audit(host.as('otto'), { kind: 'replica.started' })).events).toHaveLength(1);
  });
});

it('G27: the record of an action names the versions of model, prompt, planner, policy, rules and connector', async () => {
  const FIGMA = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };
  const host = await createTestHost(new ScriptedModel(() => [FIGMA]));
  const { id } = await host.desk.ask(host.as('ben'), { text: 'please' });
  const { events } = await host.desk.audit(host.as('otto'), { requestId: id });
  const evidenceOf = (kind: string) => (events.find(e => e.kind === kind)?.data as { evidence: object }).evidence;
  expect(evidenceOf('plan.made')).toMatchObject({ made: { model: 'embedded', prompt: expect.stringMatching(/^[0-9a-f]{12}$/), code: expect.any(String) } });
  expect(evidenceOf('item.allowed')).toMatchObject({ policy: expect.any(String), code: expect.any(String), connector: expect.stringMatching(/^[a-z-]+@[0-9a-f]{12}$/) });
  await host.close();
});
