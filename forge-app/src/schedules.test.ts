import { createHmac, randomUUID } from 'node:crypto';
import { at } from './__testUtils__/clock';
import { ADA, AUD, CLEO, INES, OMAR, openForBusiness } from './__testUtils__/company';
import { effects, inFigma } from './__testUtils__/filing';
import { createInstallation, type Installation } from './__testUtils__/installation';
import { webhookSecret } from './host/webhook';

const DAY = 86_400_000;

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

describe('schedules and addresses without a person', () => {
  let app: Installation;
  const handlers = () => require('./index') as typeof import('./index');
  const secret = (sender: string) => webhookSecret(app.key, sender);
  const message = (sender: string, o: { body?: string; id?: string; ageS?: number; signedAs?: string; unsigned?: boolean } = {}) => {
    const { body = JSON.stringify({ source: sender, kind: 'leaver', ref: 'x-1' }), id = randomUUID(), ageS = 0 } = o;
    const stamp = String(Math.floor(Date.now() / 1_000) - ageS);
    const made = createHmac('sha256', Buffer.from(secret(o.signedAs ?? sender).slice(6), 'base64')).update(`${id}.${stamp}.${body}`).digest('base64');
    return { method: 'POST', body, headers: o.unsigned ? {} : { 'Webhook-Id': [id], 'Webhook-Timestamp': [stamp], 'Webhook-Signature': [`v1,${made}`] } };
  };

  beforeAll(async () => {
    app = await createInstallation();
    await openForBusiness(app);
  });
  afterEach(() => { jest.useRealTimers(); });
  afterAll(() => app.close());

  it('G20: what was given for a week ends by the schedule, once, and is read back', async () => {
    const { id } = await app.ok('ask', { text: 'add me to Figma users for 7 days', key: 'key-00001' }, ADA);
    await app.drain();
    const [approval] = await app.ok('approvals', undefined, OMAR);
    await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await app.drain();
    const removals = () => effects(app as Installation).filter(e => e.startsWith('DELETE')).length;
    await app.due();
    expect([inFigma(app), removals()]).toEqual([true, 0]);
    at(Date.now() + 7 * DAY + 60_000);
    await Promise.all([app.due(), app.due()]);
    await app.due();
    expect([inFigma(app), removals()]).toEqual([false, 1]);
    const { request } = await app.ok('request', { id }, ADA);
    expect(request?.items).toMatchObject([{ grant: { state: 'ended' } }, { state: 'verified', receipt: { verified: true } }]);
    expect((await app.ok('access', undefined, ADA)).grants.filter(g => g.state === 'active')).toEqual([]);
  });

  it('G20: what was given for an issue ends when Jira says that it is done, within five minutes', async () => {
    const { id } = await app.ok('ask', { text: 'give me the Developers role in Payments for 4 hours to fix PAY-1', key: 'key-00020' }, ADA);
    await app.drain();
    const [approval] = await app.ok('approvals', undefined, OMAR);
    expect(approval.item.sentence).toBe('Give Ada Lind the role Developers in Payments for 4 hours, at most until PAY-1 is done');
    await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await app.drain();
    await app.due();
    const item = async () => (await app.ok('request', { id }, ADA)).request?.items[0];
    expect(await item()).toMatchObject({ state: 'verified', grant: { state: 'active', ticket: 'PAY-1', ends: 'incident' } });
    app.site.state.issues.find(i => i.key === 'PAY-1')?.history.push({ status: 'Done', at: new Date() });
    await app.due();
    await app.drain();
    expect(await item()).toMatchObject({ grant: { state: 'ended', endedBecause: 'PAY-1 closed' } });
    expect(effects(app).filter(e => /DELETE .*role/.test(e))).toHaveLength(1);
  });

  it('G4: a closed event about an issue that is open, or that nobody’s access rests on, changes nothing', async () => {
    const before = effects(app).length;
    for (const ref of ['IT-1', 'PAY-1', 'NOWHERE-9']) {
      expect(await app.as(undefined, () => handlers().onConnectorEvent(message('jira', { body: JSON.stringify({ source: 'jira', kind: 'closed', ref }) })))).toEqual({ outputKey: 'accepted' });
    }
    await app.drain();
    expect(effects(app)).toHaveLength(before);
  });

  it('hourly and daily run, and tell Atlassian which accounts are kept: ids, nothing else', async () => {
    await app.as(undefined, () => handlers().runHourly());
    await app.as(undefined, () => handlers().runDaily());
    expect(app.reported.flat().map(a => Object.keys(a).sort())).toEqual(expect.arrayContaining([['accountId', 'updatedAt']]));
    expect(app.reported.flat().map(a => a.accountId)).toEqual(expect.arrayContaining([ADA.account, OMAR.account]));
  });

  it.each([
    ['no signature', { unsigned: true }], ['another sender’s secret', { signedAs: 'other' }], ['five minutes and a second', { ageS: 301 }], ['from the future', { ageS: -302 }],
  ] as const)('G4: an event with %s is not heard', async (_, how) => {
    expect(await app.as(undefined, () => handlers().onConnectorEvent(message('hr', how)))).toEqual({ outputKey: 'unsigned' });
    expect(await app.as(undefined, () => handlers().selfTest(message('self-test', how)))).toEqual({ outputKey: 'unsigned' });
  });

  it('G4: signed events are heard once; what a machine may not say is refused; a change of the body is no signature', async () => {
    const hear = (sent: ReturnType<typeof message>) => (app as Installation).as(undefined, () => handlers().onConnectorEvent(sent));
    const before = effects(app).length;
    expect(await hear({ ...message('hr'), body: JSON.stringify({ source: 'hr', kind: 'leaver', ref: 'x-2' }) })).toEqual({ outputKey: 'unsigned' });
    expect(await hear(message('hr', { body: 'no json' }))).toEqual({ outputKey: 'malformed' });
    expect(await hear(message('hr'))).toEqual({ outputKey: 'malformed' });
    expect(effects(app)).toHaveLength(before);
    const test = message('self-test');
    expect((await app.as(undefined, () => handlers().selfTest(test))).outputKey).toMatch(/^(passed|failed)$/);
    expect(await app.as(undefined, () => handlers().selfTest(test))).toEqual({ outputKey: 'unsigned' });
  });

  it('G22: one stops everything; nothing runs, ends or begins until two let it go on', async () => {
    const { id } = await app.ok('ask', { text: 'add me to Figma users for 7 days', key: 'key-00002' }, ADA);
    await app.drain();
    const [approval] = (await app.ok('approvals', undefined, OMAR)).filter(a => a.requestId === id);
    expect(await app.call('pullSwitch', { kind: 'stop-all', reason: 'something is odd' }, CLEO)).toMatchObject({ ok: false, status: 403 });
    await app.ok('pullSwitch', { kind: 'stop-all', reason: 'something is odd' }, INES);
    expect((await app.ok('me', undefined, ADA)).stopped).toMatchObject([{ kind: 'stop-all', reason: 'something is odd' }]);
    const before = effects(app).length;
    await app.call('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR);
    await app.drain();
    await app.due();
    expect([effects(app).length, inFigma(app)]).toEqual([before, false]);
    expect((await app.ok('request', { id }, ADA)).request?.items[0]).toMatchObject({ waiting: { for: 'switch' } });
    expect(await app.ok('verify', undefined, AUD)).toMatchObject({ ok: true });
  });
});
