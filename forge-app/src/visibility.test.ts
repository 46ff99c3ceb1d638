import { ADA, CLEO, MIRA, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { file, issueOf, listen, pageOn } from './__testUtils__/filing';
import { createInstallation, PEOPLE, type Installation } from './__testUtils__/installation';
import type { CallName } from './contract';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);

const CLEOS_ISSUE = '10102';
const NOTE = 'told me on the phone that the boss knows';
const NAMES = ['Ada Lind', 'Mira Sand', 'Omar Reyes', 'Sam Okoye', 'Ines Duarte', 'Aud Berg', 'Cleo Martin', 'Carl Weiss'];
const CONSOLE = ['log', 'info', 'warn', 'error', 'debug'] as const;

describe('G30: what people are shown', () => {
  let app: Installation;
  let mine = '';
  const written: string[] = [];

  beforeAll(async () => {
    for (const name of CONSOLE) jest.spyOn(console, name).mockImplementation((...said: unknown[]) => { written.push(said.map(String).join(' ')); });
    app = await createInstallation();
    await openForBusiness(app);
    const jira = listen(app);
    const { nonce } = await app.ok('nonce', { text: 'x' }, { ...CLEO, requestType: '25' });
    const issue = await file(app, { by: PEOPLE.cleo, text: 'add me to Figma users for two weeks, my number is +49 170 1234567', attached: { nonce } });
    await jira.deliver();
    await app.drain();
    mine = issue;
    await app.ok('ask', { text: 'add me to Figma users for two weeks', key: 'key-00001' }, ADA);
    await app.drain();
  });
  afterAll(async () => { jest.restoreAllMocks(); await app.close(); });

  it('G30: a hidden request and one that is not there are the same', async () => {
    const { id } = (await app.ok('access', undefined, ADA)).requests[0];
    const sent = (call: CallName, to: string): unknown => ({
      request: { id: to }, turn: { id: to, text: 'x', key: 'key-00009' }, confirm: { id: to, solved: true }, reopen: { id: to, text: 'x' }, cancel: { id: to }, continueAs: { id: to, itemId: 'i1' },
      undo: { receiptId: `${to}.i1` }, undoPreview: { id: to }, undoRequest: { id: to }, returnGrant: { id: `${to}.i1` }, withdraw: { id: `${to}.i1.s1` },
      decide: { id: `${to}.i1.s1`, decision: 'approve', payloadHash: '0'.repeat(64) },
    })[call as string];
    for (const call of ['request', 'turn', 'confirm', 'reopen', 'cancel', 'continueAs', 'undo', 'undoPreview', 'undoRequest', 'returnGrant', 'withdraw', 'decide'] as const) {
      const [hidden, missing] = [await app.call(call, sent(call, id) as never, CLEO), await app.call(call, sent(call, 'REQ-NOTTHERE') as never, CLEO)];
      expect([call, JSON.stringify(hidden).replaceAll(id, 'REQ-NOTTHERE')]).toEqual([call, JSON.stringify(missing)]);
    }
    const onIssue = async (issue: string) => (await app.call('request', undefined, { ...CLEO, issue, portal: true })) as object;
    expect(await onIssue('10104')).toEqual(await onIssue('99999'));
    expect(await onIssue('10104')).toMatchObject({ ok: false, status: 404 });
  });

  it('G30: a customer reads nothing of agents, of rules or of other people', async () => {
    const { id } = await pageOn(app, mine, CLEO);
    await app.ok('takeOver', { id }, SAM);
    await app.ok('note', { id }, { ...SAM, issue: mine });
    issueOf(app, mine).comments.push({ id: '1', body: NOTE, public: false, author: PEOPLE.sam, created: new Date(), properties: [] });
    const seen = JSON.stringify([(await pageOn(app, mine, CLEO)).page, await app.ok('access', undefined, CLEO), await app.ok('approvals', undefined, CLEO)]);
    expect(seen).toContain(id);
    for (const word of [NOTE, 'forbid', 'join-needs-owner', 'policyDigest":"sha', '.cedar', 'Ada Lind', PEOPLE.ada, PEOPLE.ines, PEOPLE.aud, PEOPLE.mira, PEOPLE.carl]) expect([word, seen.includes(word)]).toEqual([word, false]);
    issueOf(app, mine).organizations = ['3'];
    expect(await app.ok('request', undefined, { account: PEOPLE.carl, kind: 'customer', issue: mine, portal: true })).toEqual({ state: 'none', mine: false });
    expect(issueOf(app, mine).comments.every(c => !c.public)).toBe(true);
    for (const call of ['issue', 'queue', 'rules', 'metrics', 'audit', 'drift'] as const) expect(await app.call(call, (call === 'audit' ? {} : undefined) as never, { ...CLEO, issue: mine, portal: true })).toMatchObject({ ok: false, status: 403 });
  });

  it('G30: approvers see what waits for them, and no more', async () => {
    expect(await app.ok('approvals', undefined, MIRA)).toEqual([]);
    expect((await app.ok('approvals', undefined, OMAR)).length).toBeGreaterThan(0);
    expect((await app.ok('access', undefined, OMAR)).requests).toEqual([]);
    expect(await app.call('issue', undefined, { ...OMAR, issue: CLEOS_ISSUE })).toMatchObject({ ok: false, status: 404 });
  });

  it('what everybody can read holds nothing of anybody: properties, keys, the log', async () => {
    const ids = Object.values(PEOPLE);
    for (const key of app.keptNames) expect(key).toMatch(/^(setup|key|fault:REQ-[A-Z2-9]+|held:\d+|head:[\dT:.Z-]+:[\da-f]{12})$/);
    for (const issue of app.site.state.issues) for (const [key, value] of Object.entries(issue.properties)) expect([key, Object.keys(value as object)]).toEqual(['countersign', ['nonce']]);
    const all = written.join('\n');
    for (const word of [...ids, ...NAMES, 'Figma', '170 1234567', 'tidewater.example']) expect([word, all.includes(word)]).toEqual([word, false]);
  });
});
