import { ADA, AUD, INES, MIRA, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { createInstallation, GROUPS, PEOPLE, ROLES, type Installation } from './__testUtils__/installation';

describe('the app on a site', () => {
  let app: Installation;
  beforeAll(async () => { app = await createInstallation(); });
  afterAll(() => app.close());

  it('says that it is not set up, and is set up once by whoever administers it; G25: from then on a second person approves', async () => {
    expect(await app.call('ask', { text: 'I need Figma', key: 'key-00001' }, ADA)).toMatchObject({ ok: false, status: 503 });
    expect(await app.call('admin', undefined, ADA)).toMatchObject({ ok: false, status: 403 });
    expect(await app.ok('admin', undefined, INES)).toMatchObject({ setUp: false });
    await openForBusiness(app);
    expect(await app.call('setUp', { name: 'Tidewater', roles: ROLES }, INES)).toMatchObject({ ok: false, status: 409 });
    expect(await app.ok('me', undefined, INES)).toMatchObject({ ready: true, may: { administer: true, audit: false } });
    expect(await app.ok('admin', undefined, INES)).toMatchObject({ setUp: true, checklist: [{ done: true }, { done: true }, { done: true }, { done: true }, { id: 'notices', done: false }, { done: true }] });
  }, 120_000);

  it('an employee asks, the owner narrows and approves, the group says so, and it is undone', async () => {
    const { id } = await app.ok('ask', { text: 'add me to Figma users for two weeks', key: 'key-00002' }, ADA);
    expect(await app.ok('request', { id }, ADA)).toMatchObject({ state: 'running' });
    await app.drain({ twice: true });
    const waiting = await app.ok('request', { id }, ADA);
    expect(waiting.request?.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    expect(await app.call('request', { id }, SAM)).toMatchObject({ ok: true });
    const [approval] = await app.ok('approvals', undefined, OMAR);
    expect(await app.call('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, ADA)).toMatchObject({ ok: false, status: 403 });
    await app.ok('decide', { id: approval.id, decision: 'approve', narrow: { duration: 'P7D' }, payloadHash: approval.payloadHash }, OMAR);
    await app.drain({ twice: true });
    const done = await app.ok('request', { id }, ADA);
    expect(done.request?.items[0]).toMatchObject({ state: 'verified', receipt: { verified: true } });
    expect(app.site.state.groups.find(g => g.groupId === GROUPS.figma)?.members).toContain(PEOPLE.ada);
    await app.ok('undo', { receiptId: `${id}.i1` }, ADA);
    await app.drain();
    expect(app.site.state.groups.find(g => g.groupId === GROUPS.figma)?.members).not.toContain(PEOPLE.ada);
  }, 120_000);

  it('the record verifies, for the auditor alone', async () => {
    expect(await app.call('verify', undefined, INES)).toMatchObject({ ok: false, status: 403 });
    expect(await app.ok('verify', undefined, AUD)).toMatchObject({ ok: true });
    const { lines } = await app.ok('exportAudit', { from: 0 }, AUD);
    expect(lines.split('\n')[0]).toContain('"type":"header"');
    expect(await app.call('audit', {}, MIRA)).toMatchObject({ ok: false, status: 403 });
  }, 60_000);
});
