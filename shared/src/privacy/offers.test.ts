import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const prod = (role: string, duration: string) => ({ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role, duration } });

describe('what a denial gives away', () => {
  let host: TestHost;
  let calls = [prod('admin', 'P7D')];
  beforeEach(async () => { calls = [prod('admin', 'P7D')]; host = await createTestHost(new ScriptedModel(() => calls)); });
  afterEach(() => host.close());
  const ask = (name = 'ben') => host.desk.ask(host.as(name), { text: 'please' });

  it('G30: after five denials of one action in an hour nothing more is suggested, and the answer says to ask a person', async () => {
    for (let n = 0; n < 5; n++) expect((await ask()).items[0].decision?.offers.length).toBeGreaterThan(0);
    const sixth = await ask();
    expect(sixth.items[0]).toMatchObject({ state: 'denied', decision: { offers: [], offersShown: 0 } });
    expect(sixth.headline).toContain('Ask a person at the service desk');
    expect(sixth.detail ?? '').not.toContain('What would pass');
    expect((await host.desk.why(host.as('ben'), sixth.id, 'i1')).offers).toEqual([]);
    await expect(host.desk.turn(host.as('ben'), sixth.id, { offer: { itemId: 'i1', index: 0 } })).rejects.toMatchObject({ status: 422 });
    expect((await host.desk.replay(host.as('otto'), sixth.id)).same).toBe(true);
    expect((await ask('juno')).items[0].decision?.offers.length).toBeGreaterThan(0);
    host.clock.move(3_600_001);
    expect((await ask()).items[0].decision?.offers.length).toBeGreaterThan(0);
  });

  it('G30: variants within one request count too, and another replica counts them', async () => {
    const { id } = await ask();
    for (let n = 0; n < 4; n++) { calls = [prod(n % 2 ? 'write' : 'admin', 'PT8H')]; await host.desk.turn(host.as('ben'), id, { text: 'and now?' }); }
    const next = await host.restart().ask(host.as('ben'), { text: 'please' });
    expect(next.items[0].decision).toMatchObject({ outcome: 'deny', offersShown: 0 });
  });

  it('G30: one request shows three offers at most, over all that was denied in it', async () => {
    calls = [prod('admin', 'P7D'), prod('write', 'P7D'), prod('admin', 'P1D'), prod('write', 'P1D')];
    const view = await ask();
    expect(view.items.map(i => i.state)).toEqual(['denied', 'denied', 'denied', 'denied']);
    expect(view.items.reduce((n, i) => n + (i.decision?.offers.length ?? 0), 0)).toBeLessThanOrEqual(3);
    expect((await host.desk.replay(host.as('otto'), view.id)).same).toBe(true);
  });

  it('G30: an offer asks for less, and for every approval that what it offers needs', async () => {
    const { id, items: [denied] } = await ask();
    for (const [index, offer] of (denied.decision?.offers ?? []).entries()) {
      const view = await host.desk.turn(host.as('ben'), id, { offer: { itemId: 'i1', index } });
      const item = view.items.at(-1);
      expect(item).toMatchObject({ state: 'waiting', waiting: { for: 'approval' }, input: offer.change });
      expect(item?.decision?.needs).toEqual(offer.needs);
      expect(offer.needs).toMatchObject([{ kind: 'approval', role: 'owner', count: 1 }]);
    }
    expect(denied.decision?.offers.length).toBeGreaterThan(0);
    expect(host.world.effects).toEqual([]);
  });
});
