import { parseDocument } from 'yaml';
import './__testUtils__/outside';
import { ADA, AUD, changeOfRoles, INES, SAM } from './__testUtils__/company';
import { application, createConnected, FORMER, LINEAR, NOTES, systemsFile, textOf, type Connected } from './__testUtils__/connected';
import { PEOPLE } from './__testUtils__/installation';

jest.mock('./generated/edition', () => ({ EDITION: 'connected' }));
jest.setTimeout(300_000);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOT_CONNECTED = 'This application is not connected properly; IT has been told.';
const handlers = () => require('./index') as typeof import('./index');

describe('an application outside, through SCIM', () => {
  let one: Connected;
  const said: string[] = [];
  beforeAll(async () => {
    for (const level of ['info', 'warn', 'error', 'log'] as const) jest.spyOn(console, level).mockImplementation((...words) => { said.push(words.join(' ')); });
    one = await createConnected();
  });
  afterAll(async () => { await one.close(); jest.restoreAllMocks(); });
  const on = (test: (c: Connected) => Promise<void>) => () => test(one);

  it('G25: where a secret goes and who somebody is there takes two who approve rules, and an hour', on(async c => {
    const { app } = c;
    expect(await app.ok('connections', undefined, INES)).toEqual([]);
    await changeOfRoles(app, { 'systems.yaml': systemsFile() }, () => c.move(61 * 60_000));
    expect(await app.ok('connections', undefined, INES)).toMatchObject([
      { system: 'apps', ref: 'resource:apps/linear', title: 'Linear', origin: LINEAR, credential: { name: 'linear', state: 'missing' }, maySet: true },
      { ref: 'resource:apps/notes', origin: NOTES, credential: { state: 'missing' } },
    ]);
  }));

  it('G7: without its secret nothing is tried, and the test says what to do', on(async c => {
    c.host.allowed = true;
    expect(await c.test()).toEqual({ works: false, message: 'Linear is not reached: it has no secret yet. A connection operator sets linear in the administration page, Systems.' });
    const id = await c.ask('I need Notes', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'refused', because: NOT_CONNECTED });
    const { events } = await c.app.ok('audit', { kind: 'item.refused' }, AUD);
    expect(events).toMatchObject([{ data: { evidence: { detail: expect.stringContaining('Notes is not reached: it has no secret yet. A connection operator sets notes') } } }]);
  }));

  it('G26, G33: a connection operator sets it; it is on the record by name, and cannot be read', on(async c => {
    expect(await c.setSecret(c.scim.token, ADA)).toMatchObject({ ok: false, status: 403 });
    expect(await c.app.call('setCredential', { name: 'other', secret: c.scim.token }, INES)).toMatchObject({ ok: false, status: 404 });
    expect(await c.setSecret('two words are none')).toMatchObject({ ok: false, status: 422 });
    expect(await c.setSecret()).toMatchObject({ ok: true, value: [{ credential: { name: 'linear', state: 'set', by: `user:jira/${PEOPLE.ines}`, at: expect.any(String) } }, {}] });
    const { events } = await c.app.ok('audit', { kind: 'credential.set' }, AUD);
    expect(events).toMatchObject([{ actor: `user:jira/${PEOPLE.ines}`, data: { name: 'linear', origin: LINEAR } }]);
  }));

  it('G33: the platform lets nothing out that no administrator allowed; the message names the host and the place', on(async c => {
    c.host.allowed = false;
    expect(await c.test()).toEqual({ works: false, message: `Linear is not reached: Atlassian does not let this app call ${LINEAR}. A site administrator allows it in the administration page, Systems.` });
    c.host.allowed = true;
    // Notes has no secret yet: the system is tested as a whole.
    expect(await c.test()).toEqual({ works: false, message: expect.stringContaining('Notes is not reached: it has no secret yet') });
    await changeOfRoles(c.app, { 'systems.yaml': systemsFile([application()]) }, () => c.move(61 * 60_000));
    expect(await c.test()).toEqual({ works: true, message: 'Applications answers.' });
  }));

  it('an employee asks, the owner approves, the application says so, and it is undone', on(async c => {
    const id = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'waiting', waiting: { for: 'approval' }, sentence: expect.stringMatching(/^Give .+ a seat in Linear for 14 days$/) });
    expect(await c.viewers()).toEqual([]);
    await c.approve();
    expect(await c.item(id, ADA)).toMatchObject({ state: 'verified', receipt: { verified: true, readBack: 'The application says viewer' }, grant: { state: 'active' } });
    expect(await c.viewers()).toEqual([PEOPLE.ada]);
    await c.app.ok('undo', { receiptId: `${id}.i1` }, ADA);
    await c.app.drain();
    expect(await c.viewers()).toEqual([]);
  }));

  it('what a group of Jira gives is still given by Jira', on(async c => {
    for (const [text, action] of [['I need Miro', 'jira.give-product'], ['add me to Figma users for two weeks', 'jira.add-to-group']]) {
      const id = await c.ask(text, ADA);
      expect(await c.item(id, ADA)).toMatchObject({ action });
      await c.app.ok('cancel', { id }, ADA).catch(() => undefined);
      await c.app.drain();
    }
  }));

  it('G20: a role for a week ends by itself, and is read back', on(async c => {
    const id = await c.ask('give me an editor seat in Linear for 7 days', ADA);
    await c.approve();
    expect(await c.editors()).toEqual([PEOPLE.ada]);
    c.move(8 * DAY);
    await c.app.due();
    expect(await c.editors()).toEqual([]);
    expect((await c.item(id, ADA))?.grant).toMatchObject({ state: 'ended' });
  }));

  it('G20: what was put there by hand is told from what was given here', on(async c => {
    await c.ask('I need Linear for two weeks', ADA);
    await c.approve();
    await c.scim.put('Linear editors', PEOPLE.omar);
    c.move(DAY + HOUR);
    await c.app.as(undefined, () => handlers().runDaily());
    const { findings } = await c.app.ok('drift', undefined, INES);
    expect(findings.filter(f => f.kind === 'orphan')).toEqual([]);
    expect(findings.filter(f => f.system === 'apps')).toMatchObject([{ kind: 'unmanaged', account: PEOPLE.omar, person: `user:jira/${PEOPLE.omar}`, resource: 'resource:apps/linear', role: 'editor' }]);
  }));

  it('G20: what an account of nobody holds there is taken away, after a second person’s yes', on(async c => {
    await c.scim.put('Linear editors', FORMER);
    c.move(DAY + HOUR);
    await c.app.as(undefined, () => handlers().runDaily());
    const finding = (await c.app.ok('drift', undefined, INES)).findings.find(f => f.account === FORMER);
    expect(finding).toMatchObject({ kind: 'orphan', may: ['revoke'] });
    const { id } = await c.app.ok('resolveDrift', { id: finding?.id ?? '', how: 'revoke', reason: 'Left last year' }, INES);
    await c.app.drain();
    expect(await c.item(id, INES)).toMatchObject({ action: 'access.take-away', state: 'waiting', waiting: { for: 'approval' } });
    expect(await c.editors()).toContain(FORMER);
    await c.approve();
    expect(await c.item(id, INES)).toMatchObject({ state: 'verified', receipt: { verified: true } });
    expect(await c.editors()).toEqual([PEOPLE.omar]);
  }));

  it('G2: whom the application does not know is handed to the service desk, and nobody is created there', on(async c => {
    const id = await c.ask('I need Linear for two weeks', SAM);
    await c.approve();
    expect(await c.item(id, SAM)).toMatchObject({ state: 'handed-over', because: expect.stringContaining('The service desk links it; nothing was guessed') });
    expect(await c.viewers()).toEqual([PEOPLE.ada]);
  }));

  it('G8, G33: consent that is withdrawn after the approval stops the effect; the test says where it is given again', on(async c => {
    const asked = await c.ask('give me an editor seat in Linear for a week', ADA);
    c.host.allowed = false;
    await c.approve();
    expect(await c.item(asked, ADA)).toMatchObject({ state: 'refused', because: NOT_CONNECTED });
    expect(await c.test()).toEqual({ works: false, message: expect.stringContaining(`does not let this app call ${LINEAR}. A site administrator allows it`) });
    c.host.allowed = true;
    expect(await c.editors()).toEqual([PEOPLE.omar]);
  }));

  it('G33: where messages to a paired host go is told, for an administrator of the site to allow', on(async ({ app, move }) => {
    expect(await app.ok('peers', undefined, INES)).toMatchObject({ names: [], hosts: [] });
    const company = parseDocument(await textOf(app, 'company.yaml'));
    company.set('peers', { backstage: { title: 'Backstage', address: 'https://portal.example/api/countersign/peer' }, fetches: { title: 'Fetches itself' } });
    await changeOfRoles(app, { 'company.yaml': company.toString() }, () => move(61 * 60_000));
    expect(await app.ok('peers', undefined, INES)).toMatchObject({ names: [{ name: 'backstage' }, { name: 'fetches' }], hosts: [{ name: 'backstage', title: 'Backstage', origin: 'https://portal.example' }] });
  }));

  it('G33: the secret is in no table, no open storage, no answer and no line of the log', on(async c => {
    const { lines } = await c.app.ok('exportAudit', { from: 0 }, AUD);
    const shown = JSON.stringify([await c.app.ok('connections', undefined, INES), await c.app.ok('admin', undefined, INES), await c.app.ok('rules', undefined, INES), lines, c.app.keptInTheOpen, said]);
    expect(shown).toContain('credential');
    expect(shown).not.toContain(c.scim.token);
    expect(JSON.stringify(c.app.queue)).not.toContain(c.scim.token);
    expect(await everyRow(c)).not.toContain(c.scim.token);
    expect(await c.app.ok('verify', undefined, AUD)).toMatchObject({ ok: true });
  }));
});

async function everyRow({ app }: Connected): Promise<string> {
  const { withDesk } = require('./host/desk') as typeof import('./host/desk');
  return app.as(undefined, () => withDesk({ items: 'here' }, async ({ db }) => {
    const tables = (await db('information_schema.tables').whereRaw('table_schema = database()').select('table_name as name')) as { name: string }[];
    expect(tables.length).toBeGreaterThan(5);
    return JSON.stringify(await Promise.all(tables.map(({ name }) => db(name).select())));
  }));
}
