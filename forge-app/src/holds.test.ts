import { ADA, AUD, INES, MIRA, openForBusiness, SAM } from './__testUtils__/company';
import { createInstallation, PEOPLE, type Installation } from './__testUtils__/installation';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

const person = `user:jira/${PEOPLE.ada}`;

describe('what must stay, and who looked', () => {
  let app: Installation;
  let id = '';

  beforeAll(async () => {
    const made = await createInstallation();
    if (!made) return;
    app = made;
    await openForBusiness(app);
    ({ id } = await app.ok('ask', { text: 'add me to Figma users for two weeks', key: 'holds-0001' }, ADA));
    await app.drain();
  });
  afterAll(() => app.close());
  const there = (work: () => Promise<void>) => async () => { if (app) await work(); };

  it('G29: while a person is held nobody erases them; a hold is lifted by two, neither of them twice', there(async () => {
    const set = await app.ok('setHold', { person, reason: 'Case 4711' }, MIRA);
    expect(set.holds).toMatchObject([{ person, reason: 'Case 4711', by: `user:jira/${PEOPLE.mira}` }]);
    expect(await app.call('setHold', { person, reason: 'Case 4711' }, AUD)).toMatchObject({ ok: false, status: 409 });
    expect(await app.call('erase', { person, reason: 'They asked for it' }, MIRA)).toMatchObject({ ok: false, status: 409 });
    const [{ id: hold }] = set.holds;
    expect((await app.ok('releaseHold', { id: hold }, MIRA)).holds).toMatchObject([{ mayRelease: false }]);
    expect(await app.call('releaseHold', { id: hold }, MIRA)).toMatchObject({ ok: false, status: 409 });
    expect(await app.call('releaseHold', { id: hold }, INES)).toMatchObject({ ok: false, status: 403 });
    expect((await app.ok('releaseHold', { id: hold }, AUD)).holds).toEqual([]);
    const { id: erasure } = await app.ok('erase', { person, reason: 'They asked for it' }, MIRA);
    expect((await app.ok('holds', undefined, AUD)).erasures).toMatchObject([{ requestId: erasure, person }]);
  }));

  it('G5: the desk’s role without Jira’s permission opens nothing of it', there(async () => {
    const { globalGrants } = app.site.state;
    const { administer } = app.site.permissions;
    const before = globalGrants[administer];
    globalGrants[administer] = [];
    expect(await app.call('holds', undefined, MIRA)).toMatchObject({ ok: false, status: 403 });
    expect(await app.call('erase', { person, reason: 'They asked for it' }, MIRA)).toMatchObject({ ok: false, status: 403 });
    globalGrants[administer] = before;
    expect(await app.ok('holds', undefined, MIRA)).toMatchObject({ mayErase: true });
  }));

  it('G30: an agent’s look is shown to whoever asked and to nobody who merely may read; the auditor finds it in the record', there(async () => {
    expect(await app.ok('readings', { id }, ADA)).toEqual([]);
    await app.ok('request', { id }, SAM);
    expect(await app.ok('readings', { id }, ADA)).toMatchObject([{ by: `user:jira/${PEOPLE.sam}`, what: 'request' }]);
    expect(await app.call('readings', { id }, SAM)).toMatchObject({ ok: false, status: 403 });
    const { events } = await app.ok('audit', { kind: 'record.read' }, AUD);
    expect(events).toContainEqual(expect.objectContaining({ actor: `user:jira/${PEOPLE.sam}`, data: expect.objectContaining({ what: 'request', id }) }));
  }));
});
