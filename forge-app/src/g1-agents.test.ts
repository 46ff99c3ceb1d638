import { ADA, CLEO, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { effects, inFigma, pageOn } from './__testUtils__/filing';
import { createInstallation, PEOPLE, type Installation } from './__testUtils__/installation';

const ADAS_ISSUE = '10101';
const CLEOS_ISSUE = '10102';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

describe('assistants and agents', () => {
  let app: Installation;
  /** As an assistant calls: the principal is what it says. */
  const propose = (sent: object, account?: string) => app.as(account, () => (require('./index') as typeof import('./index')).rovoPropose(sent, { principal: { accountId: account ?? 'unidentified' } }));

  beforeAll(async () => {
    app = await createInstallation();
    await openForBusiness(app);
  });
  afterAll(() => app.close());

  it('G1, G15: an assistant proposes in a name, and nothing happens until that account continues it', async () => {
    expect(await propose({ issueKey: 'IT-1', wish: 'add me to Figma users for two weeks' })).toContain('cannot tell who you are');
    expect(await propose({ issueKey: '../IT-1', wish: 'x' }, PEOPLE.ada)).toContain('could not read');
    expect(await propose({ issueKey: 'HR-1', wish: 'add me to Figma users' }, PEOPLE.ada)).toContain('no such request');
    expect(await propose({ issueKey: 'HR-1', wish: 'add me to Figma users' }, PEOPLE.omar)).toContain('does not work on HR-1');
    expect(await propose({ issueKey: 'IT-1', wish: 'add me to Figma users for two weeks' }, PEOPLE.ada)).toContain('Nothing has been done');
    expect(await propose({ issueKey: 'IT-1', wish: 'add me to Figma users for good' }, PEOPLE.sam)).toContain('works on IT-1 already');
    await app.drain({ twice: true });
    const { id, item } = await pageOn(app, ADAS_ISSUE, ADA);
    expect(item).toMatchObject({ state: 'waiting', waiting: { for: 'continue-as-you' } });
    expect(await app.call('continueAs', { id, itemId: item?.id ?? '' }, SAM)).toMatchObject({ ok: false, status: 403 });
    expect(await app.call('continueAs', { id, itemId: item?.id ?? '' }, CLEO)).toMatchObject({ ok: false, status: 404 });
    expect(effects(app)).toEqual([]);
    await app.ok('continueAs', { id, itemId: item?.id ?? '' }, ADA);
    await app.drain();
    expect((await pageOn(app, ADAS_ISSUE, ADA)).item).toMatchObject({ waiting: { for: 'approval' } });
  });

  it('G3, G12: an agent asks for a customer; the owner says yes, neither of the two can', async () => {
    const text = 'add Cleo Martin to Figma users for two weeks';
    expect(await app.call('resolve', { text, key: 'agent-0001' }, { ...ADA, issue: CLEOS_ISSUE })).toMatchObject({ ok: false, status: 404 });
    const { id } = await app.ok('resolve', { text, key: 'agent-0002' }, { ...SAM, issue: CLEOS_ISSUE });
    await app.drain({ twice: true });
    const { request, item } = await pageOn(app, CLEOS_ISSUE, CLEO);
    expect(request).toMatchObject({ id, requester: `user:jira/${PEOPLE.sam}`, subject: `user:jira/${PEOPLE.cleo}` });
    expect(item).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    const [approval] = (await app.ok('approvals', undefined, OMAR)).filter(a => a.requestId === id);
    for (const maker of [SAM, CLEO]) expect(await app.call('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, maker)).toMatchObject({ ok: false, status: 403 });
    expect(inFigma(app, PEOPLE.cleo)).toBe(false);
    await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await app.drain({ twice: true });
    expect(inFigma(app, PEOPLE.cleo)).toBe(true);
    expect(await app.call('resolve', { text, key: 'agent-0003' }, { ...SAM, issue: CLEOS_ISSUE })).toMatchObject({ ok: false, status: 409 });
  });
});
