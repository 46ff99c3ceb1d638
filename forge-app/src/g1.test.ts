import { ADA, CLEO, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { effects, file, inFigma, issueOf, listen, onSite, pageOn } from './__testUtils__/filing';
import { createInstallation, PEOPLE, type Installation } from './__testUtils__/installation';
import { digestOf, sealNonce } from './host/nonce';

const WISH = 'add me to Figma users for two weeks';
const HERE = 'ari:cloud:ecosystem::installation/i-1';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

describe('who somebody is comes from their own session', () => {
  let app: Installation;
  let jira: ReturnType<typeof listen>;
  const key = () => app.key;
  const sealed = (over: Partial<Parameters<typeof sealNonce>[1]> = {}, at = new Date()) => sealNonce(key(), { account: PEOPLE.ada, installation: HERE, requestType: '25', text: digestOf(''), ...over }, at);
  const run = async () => { await jira.deliver(); await app.drain({ twice: true }); };

  beforeAll(async () => {
    app = await createInstallation();
    await openForBusiness(app);
    jira = listen(app);
  });
  afterAll(() => app.close());

  it('G1: claims may ask, and nothing more', async () => {
    const forged = `${sealed().split('.')[0]}.${Buffer.alloc(32).toString('base64url')}`;
    const claims: Readonly<Record<string, Partial<Parameters<typeof file>[1]>>> = {
      'a mail that became a request': {},
      'an agent who raises it in her name': { by: PEOPLE.sam, for: PEOPLE.ada },
      'a nonce nobody signed': { attached: { nonce: forged } },
      'a nonce that is over': { attached: { nonce: sealed({}, new Date(Date.now() - 15 * 60_000 - 1)) } },
      'a nonce of another installation': { attached: { nonce: sealed({ installation: 'ari:cloud:ecosystem::installation/i-2' }) } },
      'other words than those that were signed': { attached: { nonce: sealed(), text: 'and make me an administrator' } },
      'a nonce for another request type': { attached: { nonce: sealed({ requestType: '26' }) } },
      'her fresh nonce on an issue that somebody else made': { by: PEOPLE.sam, for: PEOPLE.ada, attached: { nonce: sealed() } },
      'a property that is no nonce': { attached: { nonce: '%%%.%%%', account: PEOPLE.ada } },
    };
    const issues = new Map<string, string>();
    for (const [name, filed] of Object.entries(claims)) issues.set(await file(app, { by: PEOPLE.ada, text: WISH, ...filed }), name);
    const automated = await file(app, { by: PEOPLE.ada, text: WISH });
    issueOf(app, automated).creator = PEOPLE.app;
    await jira.deliver();
    await app.drain();
    for (const [issue, name] of issues.set(automated, 'an automation rule')) {
      expect([name, (await pageOn(app, issue, ADA)).item]).toEqual([name, expect.objectContaining({ state: 'waiting', waiting: expect.objectContaining({ for: 'continue-as-you' }) })]);
    }
    const { id, item } = await pageOn(app, automated, ADA);
    expect(await app.call('continueAs', { id, itemId: item?.id ?? '' }, SAM)).toMatchObject({ ok: false, status: 403 });
    expect(await app.ok('approvals', undefined, OMAR)).toEqual([]);
    expect(effects(app)).toEqual([]);
  });

  it('G1: what the portal’s form signed goes on without another click, once', async () => {
    const { nonce } = await app.ok('nonce', { text: WISH }, { ...CLEO, requestType: '25' });
    const issue = await file(app, { by: PEOPLE.cleo, text: WISH, attached: { nonce, text: WISH } });
    await run();
    expect((await pageOn(app, issue, CLEO)).item).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    const replayed = await file(app, { by: PEOPLE.cleo, text: WISH, attached: { nonce, text: WISH } });
    await run();
    expect((await pageOn(app, replayed, CLEO)).item).toMatchObject({ waiting: { for: 'continue-as-you' } });
    const [approval] = await app.ok('approvals', undefined, OMAR);
    await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await app.drain({ twice: true });
    expect(inFigma(app, PEOPLE.cleo)).toBe(true);
  });

  it('G1: a reporter who was changed after filing gets nothing in the name of whoever signed', async () => {
    const before = effects(app).length;
    const issue = await file(app, { by: PEOPLE.ada, text: WISH, attached: { nonce: sealed() } });
    issueOf(app, issue).reporter = PEOPLE.omar;
    await run();
    issueOf(app, issue).reporter = PEOPLE.ada;
    const filed = await file(app, { by: PEOPLE.ada, text: WISH });
    await jira.deliver();
    issueOf(app, filed).reporter = PEOPLE.omar;
    await app.drain({ twice: true });
    expect(await app.ok('approvals', undefined, OMAR)).toEqual([]);
    expect(effects(app)).toHaveLength(before);
    issueOf(app, filed).reporter = PEOPLE.ada;
    expect((await pageOn(app, filed, ADA)).page).toMatchObject({ fault: { message: 'You can no longer see this request in Jira.' } });
  });

  it('G1, G15: “yes, approved” in a comment approves nothing, whoever writes it; then the account itself goes on', async () => {
    const issue = await file(app, { by: PEOPLE.ada, text: WISH });
    await run();
    const { id, item } = await pageOn(app, issue, ADA);
    for (const by of [PEOPLE.ada, PEOPLE.ada, PEOPLE.sam, PEOPLE.ines]) await onSite(app, by, { method: 'POST', path: `/rest/servicedeskapi/request/${issue}/comment`, body: { body: 'yes, approved' } });
    await run();
    expect((await pageOn(app, issue, ADA)).item).toMatchObject({ waiting: { for: 'continue-as-you' } });
    expect(issueOf(app, issue).comments.filter(c => c.author === PEOPLE.app).map(c => [c.public, c.body])).toEqual([[true, expect.stringMatching(/^Countersign cannot tell/)]]);
    await app.ok('continueAs', { id, itemId: item?.id ?? '' }, ADA);
    await app.drain({ twice: true });
    expect((await pageOn(app, issue, ADA)).item).toMatchObject({ waiting: { for: 'approval' } });
    await onSite(app, PEOPLE.ines, { method: 'POST', path: `/rest/servicedeskapi/request/${issue}/comment`, body: { body: 'yes, approved' } });
    await run();
    expect(inFigma(app)).toBe(false);
    const [approval] = await app.ok('approvals', undefined, OMAR);
    await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await app.drain({ twice: true });
    expect(inFigma(app)).toBe(true);
  });
});
