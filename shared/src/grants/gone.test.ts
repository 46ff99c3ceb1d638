import knex, { type Knex } from 'knex';
import type { JsonObject, RequestType } from '../types';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { createWorld, memorySystems } from '../testing/memory-systems';

const MINUTE = 60_000;
const FIGMA = 'resource:default/figma';
const world = createWorld();
const saas = memorySystems(world).find(s => s.id === 'saas')!;
const TYPE: RequestType = {
  id: 'crm', title: 'CRM', examples: ['crm please'], autonomy: 'auto', slots: { person: { type: 'person', default: '$requester' }, duration: { type: 'duration' } },
  actions: [{ use: 'crm.grant-seat', input: { person: '$person', target: FIGMA, duration: '$duration' } }],
};
const POLICIES = '@id("crm") @says("Yours.") permit (principal, action in [Action::"crm.grant-seat", Action::"crm.remove-seat"], resource);';
const evidence = 'Looked at its admin page';

/** Asked for while the system was there; then the rules stop naming it. */
describe('a system that the rules no longer name', () => {
  let db: Knex;
  let host: TestHost;
  beforeEach(() => { db = knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } }); world.after = undefined; world.state.clear(); });
  afterEach(() => db.destroy());

  const later = async (minutes: number) => { host.clock.move(minutes * MINUTE); await host.desk.tick(); };
  const asked = async (args: JsonObject = {}) => {
    const model = new ScriptedModel(() => [{ name: 'do_crm', args: { quote: '', ...args } }]);
    host = await createTestHost(model, { knex: db, systems: [{ ...saas, id: 'crm', title: 'CRM' }], types: [TYPE], policies: POLICIES });
    return (await host.desk.ask(host.as('ben'), { text: 'crm' })).id;
  };
  const removed = async () => { host = await createTestHost(new ScriptedModel(() => []), { knex: db }); };
  const item = async (id: string, n = 0) => (await host.desk.get(host.as('sam'), id)).items[n];
  const lost = async (args?: JsonObject) => {
    world.after = () => { throw new Error('connection reset'); };
    const id = await asked(args);
    expect(await item(id)).toMatchObject({ state: 'unknown' });
    await removed();
    for (const minutes of [2, 2, 4, 8, 16]) await later(minutes);
    expect(await item(id)).toMatchObject({ state: 'unknown', exception: { owner: 'group:default/data' } });
    return id;
  };

  it('G19: what is not known there has an owner, and a person’s evidence closes it', async () => {
    const id = await lost();
    const closed = await host.desk.settle(host.as('sam'), id, 'i1', { held: true, evidence });
    expect(closed.items[0]).toMatchObject({ state: 'claimed', receipt: { verified: false, outcome: 'changed' } });
    expect(closed.items[0].receipt?.undo).toBeUndefined();
    expect(closed.handoff).toMatchObject({ state: 'closed' });
  });

  it('G19: said not to have happened, nothing is held', async () => {
    const id = await lost();
    expect((await host.desk.settle(host.as('sam'), id, 'i1', { held: false, evidence })).items[0]).toMatchObject({ state: 'refused' });
    expect(await host.desk.grants(host.as('ben'))).toEqual([]);
  });

  it('G20: access for a time is known, and somebody is told to take it away by hand when it is over', async () => {
    const id = await lost({ duration: 'PT1H' });
    await host.desk.settle(host.as('sam'), id, 'i1', { held: true, evidence });
    expect(await host.desk.grants(host.as('ben'))).toMatchObject([{ state: 'active', until: expect.any(String) }]);
    await later(61);
    expect((await item(id)).grant).toMatchObject({ state: 'exception', exception: { why: expect.stringContaining('by hand') } });
  });

  it('G20: an end that was on its way is somebody’s task, and whoever undoes it is answered', async () => {
    const id = await asked({ duration: 'PT1H' });
    world.readable = false;
    world.before = () => { throw new Error('the system is down'); };
    await later(61);
    world.readable = true;
    world.before = undefined;
    expect((await item(id)).grant).toMatchObject({ state: 'ending' });
    await removed();
    for (let n = 0; n < 30; n++) await later(60);
    expect((await item(id)).grant).toMatchObject({ state: 'exception', exception: { owner: 'group:default/data' } });
    await expect(host.desk.undo(host.as('ben'), `${id}.i1`)).rejects.toMatchObject({ name: 'DeskError', status: 409 });
  });
});
