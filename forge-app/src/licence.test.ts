import { ADA, CLEO, INES, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { effects, file, inFigma, listen, pageOn } from './__testUtils__/filing';
import { createInstallation, PEOPLE, type Installation } from './__testUtils__/installation';

jest.mock('./generated/edition', () => ({ EDITION: 'runs-on-atlassian', LICENSING: true }));

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

describe('a licence that ended', () => {
  let app: Installation;
  const propose = (wish: string) => app.as(PEOPLE.ada, () => (require('./index') as typeof import('./index')).rovoPropose({ issueKey: 'IT-1', wish }, { principal: { accountId: PEOPLE.ada } }));

  beforeAll(async () => {
    app = await createInstallation();
    await openForBusiness(app);
    await app.ok('ask', { text: 'add me to Figma users for two weeks', key: 'key-00001' }, ADA);
    await app.drain();
    app.production = { licensed: false };
  });
  afterAll(() => app.close());

  it('begins nothing new, by whatever way it is asked', async () => {
    const refused = { ok: false, status: 403, message: expect.stringContaining('licence') };
    expect(await app.call('ask', { text: 'add me to Figma users', key: 'key-00002' }, SAM)).toMatchObject(refused);
    expect(await app.call('resolve', { text: 'add Cleo to Figma users', key: 'agent-0001' }, { ...SAM, issue: 'IT-1' })).toMatchObject(refused);
    expect(await app.call('proposeRules', { change: {}, reason: 'because it is so' }, INES)).toMatchObject(refused);
    expect(await propose('add me to Figma users')).toContain('licence');
    const jira = listen(app);
    const issue = await file(app, { by: PEOPLE.cleo, text: 'add me to Figma users' });
    await jira.deliver();
    expect(app.queue).toEqual([]);
    expect((await pageOn(app, issue, CLEO)).page).toMatchObject({ state: 'none' });
  });

  it('finishes, shows and undoes what is under way', async () => {
    const [approval] = await app.ok('approvals', undefined, OMAR);
    await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await app.drain();
    expect(inFigma(app)).toBe(true);
    const { grants } = await app.ok('access', undefined, ADA);
    await app.ok('returnGrant', { id: grants[0].id }, ADA);
    await app.drain();
    expect([inFigma(app), effects(app).length]).toEqual([false, 2]);
  });

  it('renewed, everything goes on', async () => {
    app.production = { licensed: true };
    expect(await app.call('ask', { text: 'add me to Figma users', key: 'key-00003' }, SAM)).toMatchObject({ ok: true });
  });
});
