import './__testUtils__/outside';
import { ADA, AUD, changeOfRoles, INES } from './__testUtils__/company';
import { application, createConnected, systemsFile, textOf, type Connected } from './__testUtils__/connected';
import { PEOPLE } from './__testUtils__/installation';

jest.mock('./generated/edition', () => ({ EDITION: 'connected' }));
jest.setTimeout(300_000);
const MINUTE = 60_000;
const WRONG = 'a-token-that-was-revoked-there';

describe('an application outside that does not do as it should', () => {
  let one: Connected;
  beforeAll(async () => {
    one = await createConnected();
    const c = one;
    await changeOfRoles(c.app, { 'systems.yaml': systemsFile([application({ sensitivity: 'low' })]) }, () => c.move(61 * MINUTE));
    c.host.allowed = true;
    await c.setSecret();
  });
  afterEach(() => { one.host.instead = undefined; });
  afterAll(() => one.close());
  const on = (test: (c: Connected) => Promise<void>) => () => test(one);
  const later = async (c: Connected, minutes: number) => { c.move(minutes * MINUTE); await c.app.due(); await c.app.drain(); };

  it('401: nothing is changed, the test says to make a new token, and it goes on by itself when there is one', on(async c => {
    await c.setSecret(WRONG);
    expect(await c.test()).toEqual({ works: false, message: 'Linear does not accept its token: make a new one there, with the right to read and change groups, and set it here.' });
    const id = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'waiting', waiting: { for: 'system', message: 'The system cannot be read, so nothing is changed there' } });
    expect(await c.viewers()).toEqual([]);
    await c.setSecret();
    await later(c, 10);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'verified' });
    expect(await c.viewers()).toEqual([PEOPLE.ada]);
    await c.app.ok('undo', { receiptId: `${id}.i1` }, ADA);
    await c.app.drain();
  }));

  it('429 on the change: refused with what the application said, and nothing is changed', on(async c => {
    c.host.instead = (_, method) => (method === 'PATCH' ? new Response(JSON.stringify({ detail: 'Slow down.' }), { status: 429, headers: { 'retry-after': '60' } }) : undefined);
    const id = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'refused', because: 'Slow down.' });
    expect(await c.viewers()).toEqual([]);
  }));

  it('G19: 503 on the change: what came of it is not known, it is read back later, and done once', on(async c => {
    c.host.instead = (_, method) => (method === 'PATCH' ? new Response('', { status: 503 }) : undefined);
    const id = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'unknown', waiting: { for: 'system', message: 'the system answered 503' } });
    c.host.instead = undefined;
    await later(c, 3);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'verified' });
    expect(await c.viewers()).toEqual([PEOPLE.ada]);
    await c.app.ok('undo', { receiptId: `${id}.i1` }, ADA);
    await c.app.drain();
    expect(await c.viewers()).toEqual([]);
  }));

  it('G19, G33: consent that is withdrawn between two calls of one change leaves its outcome unknown, and it is done once when it is back', on(async c => {
    const first = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.viewers()).toEqual([PEOPLE.ada]);
    c.host.instead = (_, method) => { c.host.allowed = method !== 'PATCH'; return undefined; };
    const id = await c.ask('give me an editor seat in Linear for two weeks', ADA);
    const shown = await c.item(id, ADA);
    expect(shown).toMatchObject({ state: 'unknown', waiting: { for: 'system', message: 'This application is not connected properly; IT has been told.' } });
    expect(await c.editors()).toEqual([PEOPLE.ada]);
    Object.assign(c.host, { instead: undefined, allowed: true });
    await later(c, 3);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'verified' });
    expect([await c.viewers(), await c.editors()]).toEqual([[], [PEOPLE.ada]]);
    for (const receiptId of [`${id}.i1`, `${first}.i1`]) await c.app.call('undo', { receiptId }, ADA);
    await c.app.drain();
    expect(await c.editors()).toEqual([]);
  }));

  it('G33: an application that answers with what it was sent brings the secret nowhere', on(async c => {
    c.host.instead = (_, method) => (method === 'PATCH' ? Response.json({ detail: `no such token: ${c.scim.token}` }, { status: 403 }) : undefined);
    const id = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'refused', because: 'no such token: [secret]' });
    expect((await c.app.ok('exportAudit', { from: 0 }, AUD)).lines).not.toContain(c.scim.token);
  }));

  it('G2: a server that cannot look for an external id changes nobody else', on(async c => {
    c.host.instead = url => (url.pathname.endsWith('/Users') ? Response.json({ Resources: [{ id: 'x-1', externalId: 'somebody-else' }], totalResults: 1 }) : undefined);
    const id = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'handed-over' });
    expect(await c.viewers()).toEqual([]);
  }));

  it('G2: nor one that cannot look for a group', on(async c => {
    c.host.instead = url => (url.pathname.endsWith('/Groups') ? Response.json({ Resources: [{ id: 'g-1', displayName: 'Owners of everything' }] }) : undefined);
    expect(await c.test()).toEqual({ works: false, message: 'Linear has no group called “Linear viewers”: create it there, or correct its name in the rules.' });
    const id = await c.ask('I need Linear for two weeks', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'waiting', waiting: { for: 'system' } });
    await c.app.ok('cancel', { id }, ADA);
  }));

  it('G33: a redirect is not followed, so the secret goes to no other host', on(async c => {
    c.host.instead = () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } });
    expect(await c.test()).toEqual({ works: false, message: 'Linear did not answer: linear.example answered with a redirect, and none is followed' });
  }));

  it('G33: a change of the rules alone sends the secret to no other host', on(async c => {
    const moved = (await textOf(c.app, 'systems.yaml')).replace('https://linear.example', 'https://evil.example');
    await changeOfRoles(c.app, { 'systems.yaml': moved }, () => c.move(61 * MINUTE));
    expect(await c.app.ok('connections', undefined, INES)).toMatchObject([{ origin: 'https://evil.example', credential: { state: 'for another host' } }]);
    expect(await c.test()).toEqual({ works: false, message: expect.stringContaining('Linear is not reached: its secret belongs to https://linear.example, and it is at https://evil.example now') });
  }));

  it('what is taken out of the rules is taken away by hand, and nothing else stands still', on(async c => {
    await changeOfRoles(c.app, { 'systems.yaml': systemsFile([application({ sensitivity: 'low' })]) }, () => c.move(61 * MINUTE));
    await c.setSecret();
    const id = await c.ask('I need Linear for 7 days', ADA);
    expect(await c.item(id, ADA)).toMatchObject({ state: 'verified' });
    const without = Object.fromEntries(await Promise.all(['get-product', 'return-product'].map(async type => {
      const path = `request-types/${type}.yaml`;
      return [path, (await textOf(c.app, path)).replace(/ {2}- use: apps\.[\s\S]*?(?= {2}- |$)/, '')];
    })));
    const rules = { 'systems.yaml': null, 'policies/apps.cedar': null, ...without, ...Object.fromEntries(await Promise.all(['policies/inactive.cedar', 'policies/tests.yaml'].map(async path => [path, (await textOf(c.app, path)).replace(/^ {2}- .*action: apps\..*\n/gm, '').replace(/, (?:Action::")?apps\.[a-z-]+"?/g, '')]))) };
    await changeOfRoles(c.app, rules as Record<string, string>, () => c.move(61 * MINUTE));
    expect(await c.app.ok('connections', undefined, INES)).toEqual([]);
    await later(c, 8 * 24 * 60);
    expect((await c.item(id, ADA))?.grant).toMatchObject({ state: 'exception', exception: { why: expect.stringContaining('by hand') } });
  }));
});
