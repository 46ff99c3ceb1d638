import { given, idsFor, mayCall, operations, PEOPLE, send, smallest, stateOf, type Portal } from './__testUtils__/api';
import { start } from './__testUtils__/portal';

/** Who may call what, from openapi.yaml: every role against every endpoint, on a request that is Ben's. */
describe('G5: the authorisation matrix', () => {
  let portal: Portal;
  let things: Awaited<ReturnType<typeof given>>;
  beforeAll(async () => { portal = await start({ messagesPerMinute: 100_000 }); }, 60_000);
  const body = (o: (typeof operations)[number]) => (o.method === 'post' ? smallest(o.body ?? { type: 'object' }) : undefined);

  it.each(operations.map(o => [`${o.method} ${o.at}`, o] as const))('%s says who may call it, and nobody else can', async (_, o) => {
    expect(o.who.length).toBeGreaterThan(0);
    things = await given(portal);
    const before = await stateOf(portal);
    for (const [role, who] of Object.entries({ ...PEOPLE, nobody: undefined })) {
      if (who && mayCall(o, role)) continue;
      const { status, text } = await send(portal, { who, o, ids: idsFor(o, things), body: body(o) });
      // The one call a browser makes without a session: it carries its own proof, and leads nowhere without it.
      if (o.who.includes('browser')) continue;
      expect([role, status, [401, 403, 404].includes(status)]).toEqual([role, status, true]);
      for (const id of Object.values(things)) if (who) expect(text.replace(`There is no request ${id}`, '')).not.toContain('payments-db for 4');
    }
    expect(await stateOf(portal)).toBe(before);
  }, 60_000);

  it.each(operations.filter(o => !o.who.includes('browser')).map(o => [`${o.method} ${o.at}`, o] as const))('%s lets those in whom it names', async (_, o) => {
    for (const [role, who] of Object.entries(PEOPLE)) {
      if (!mayCall(o, role) || (o.who.includes('anyone') && o.at.includes('{id}'))) continue;
      things = await given(portal);
      const { status, body: said } = await send(portal, { who, o, ids: idsFor(o, things), body: body(o) });
      expect([role, status, [401, 403, 500].includes(status) ? said.error?.message : '']).toEqual([role, status, '']);
    }
  }, 60_000);

  it('lists show a stranger nothing of somebody else', async () => {
    things = await given(portal);
    for (const o of operations.filter(x => x.method === 'get' && !x.at.includes('{') && mayCall(x, 'stranger'))) {
      const { text } = await send(portal, { who: PEOPLE.stranger, o, ids: {} });
      for (const id of Object.values(things)) expect([o.at, text.includes(id)]).toEqual([o.at, false]);
    }
  }, 60_000);
});
