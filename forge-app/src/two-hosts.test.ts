import './__testUtils__/outside';
import { AUD, INES, OMAR, SAM } from './__testUtils__/company';
import { onSite } from './__testUtils__/filing';
import { PEOPLE } from './__testUtils__/installation';
import { createTwoHosts, INBOX, onTheWay, OUTBOX, type TwoHosts } from './__testUtils__/two-hosts';

jest.setTimeout(300_000);
const MINUTE = 60_000;

describe('one request, a portal and a site', () => {
  let two: TwoHosts;
  let id = '';
  beforeAll(async () => {
    two = await createTwoHosts();
    await two.pair();
    await two.link();
  });
  afterAll(() => two.close());
  const on = (test: (t: TwoHosts) => Promise<void>) => () => test(two);
  const ask = async ({ home }: TwoHosts) => { ({ id } = await home.desk.ask(home.as('ben'), { text: 'prod read access for 4h to debug INC-7' })); };
  const itemAtHome = async ({ home }: TwoHosts) => (await home.desk.get(home.as('ben'), id)).items[0];
  const itemInJira = async ({ app }: TwoHosts) => (await app.ok('request', { id: `${id}@portal` }, OMAR)).request?.items[0];
  const decide = async ({ app }: TwoHosts) => {
    const [asked] = await app.ok('approvals', undefined, OMAR);
    return app.call('decide', { id: asked.id, decision: 'approve', narrow: { duration: 'PT2H' }, payloadHash: asked.payloadHash }, OMAR);
  };

  it('G25: is paired by two people on each side, linked by the person alone', on(async ({ app, home, warned }) => {
    expect((await home.desk.peers(home.as('otto'))).peers).toMatchObject([{ state: 'paired', links: 1, installation: { host: 'forge', ids: { appId: 'local-app', installationId: 'i-1', cloudId: 'cloud-1' } } }]);
    expect((await app.ok('peers', undefined, INES)).peers).toMatchObject([{ state: 'paired', startedBy: `user:jira/${PEOPLE.ines}`, confirmedBy: `user:jira/${PEOPLE.sam}` }]);
    expect(warned).toEqual([]);
  }));

  it('journey 2: an engineer asks in the portal, the owner approves less in Jira, as Jira lets them; home checks again, both show the receipt, and it ends when the incident closes', on(async t => {
    const { app, home } = t;
    await ask(t);
    await t.talk();
    const [asked] = await app.ok('approvals', undefined, OMAR);
    expect(asked).toMatchObject({ id: `${id}@portal.i1.1`, item: { sentence: 'grant-role read for Ben in payments-db for 4 hours' } });
    const before = app.site.log.length;
    expect(await decide(t)).toMatchObject({ ok: true });
    expect(app.site.log.slice(before)).toContainEqual(expect.objectContaining({ as: `user:${PEOPLE.omar}`, path: '/rest/api/3/mypermissions', status: 200 }));
    expect(home.world.effects).toEqual([]);
    await app.drain();
    await t.talk();

    expect(home.world.effects.map(e => e.action)).toEqual(['prod.grant-role']);
    expect(await itemAtHome(t)).toMatchObject({ state: 'verified', input: { duration: 'PT2H' }, receipt: { verified: true }, steps: [{ votes: [{ by: 'user:default/chloe', host: 'peer:jira', narrow: { duration: 'PT2H' } }] }] });
    expect(await itemInJira(t)).toMatchObject({ state: 'verified', receipt: { id: `${id}.i1`, verified: true }, grant: { state: 'active' } });

    t.status.set('INC-7', 'closed');
    await home.desk.event({ source: 'incidents', kind: 'closed', ref: 'INC-7' });
    await t.talk();
    expect(home.world.effects.map(e => e.action)).toEqual(['prod.grant-role', 'prod.revoke-role']);
    expect((await itemInJira(t))?.grant).toMatchObject({ state: 'ended', endedBecause: 'INC-7 closed' });
    t.status.set('INC-7', 'open');
  }));

  it('G5: whom Jira does not let approve decides nothing, here and at home', on(async t => {
    await ask(t);
    await t.talk();
    const approvers = t.app.site.state.projects.flatMap(p => p.roles).find(r => r.name === 'Approvers');
    const { users, groups } = approvers!;
    Object.assign(approvers!, { users: [], groups: [] });
    expect(await decide(t)).toMatchObject({ ok: false, status: 403 });
    Object.assign(approvers!, { users, groups });
    await t.talk();
    expect(await itemAtHome(t)).toMatchObject({ state: 'waiting' });
  }));

  it('a message that is lost goes again; one that comes twice counts once', on(async t => {
    t.lost = true;
    await t.round();
    expect(t.warned.splice(0)).toEqual(['jira was not reached: it answered 503']);
    await decide(t);
    // The queue dies before the outbox is written; the schedule finds it.
    t.app.queue.splice(0);
    await t.talk();
    expect(await itemAtHome(t)).toMatchObject({ state: 'waiting' });
    t.lost = false;
    t.warned.splice(0);
    await t.app.due();
    const early = t.app.site.state.projects.find(p => p.id === OUTBOX)?.properties;
    await t.talk();
    expect(await itemAtHome(t)).toMatchObject({ state: 'verified', input: { duration: 'PT2H' } });
    const effects = t.home.world.effects.length;
    const said = await onTheWay(t.home.desk);
    expect([await t.post(said), await t.post(said)]).toEqual([202, 202]);
    t.app.site.state.projects.find(p => p.id === OUTBOX)!.properties = early;
    await t.talk();
    expect(t.home.world.effects).toHaveLength(effects);
    expect((await itemAtHome(t)).steps[0].votes).toHaveLength(1);
    expect(t.warned).toEqual([]);
  }));

  it('G33: the edition that runs on Atlassian sends nothing; the connected one sends to the address in the rules, and takes what comes back', on(async t => {
    await ask(t);
    await t.talk();
    await decide(t);
    await t.app.drain();
    expect(t.sent).toEqual([]);
    expect(await itemAtHome(t)).toMatchObject({ state: 'waiting' });
    await t.push();
    expect(t.sent).toEqual([INBOX]);
    expect(await itemAtHome(t)).toMatchObject({ state: 'verified', steps: [{ votes: [{ host: 'peer:jira' }] }] });
    expect(await itemInJira(t)).toMatchObject({ state: 'verified' });
    expect(t.app.site.state.projects.find(p => p.id === OUTBOX)?.properties).toEqual({});
    await t.talk();
  }));

  it('G28: each host signs the other’s newest head', on(async t => {
    for (let n = 0; n < 2; n++) {
      t.move(11 * MINUTE);
      await t.home.desk.tick();
      await t.app.due();
      await t.talk();
    }
    const [there] = (await t.app.ok('peers', undefined, INES)).peers;
    const [here] = (await t.home.desk.peers(t.home.as('otto'))).peers;
    expect([there.ours?.size, there.theirs?.size].every(n => Number(n) > 0)).toBe(true);
    expect([here.theirs?.root, here.ours?.root]).toEqual([there.ours?.root, there.theirs?.root]);
  }));

  it('G28: what another installation signs, and what nobody signs, is turned away at both doors', on(async t => {
    const said = await onTheWay(t.home.desk);
    t.app.installationId = 'i-2';
    expect(await t.post(said)).toBe(401);
    t.app.installationId = 'i-1';
    expect(await t.post(said.replace(/"eyJ[^.]*\./, '"eyJhbGciOiJub25lIn0.'))).toBe(401);
    expect(await t.post('hello')).toBe(401);
    await expect(t.home.desk.peerReceive(said)).rejects.toMatchObject({ status: 401 });
  }));

  it('G30: only who may browse the outbox’s project reads it; what is there is signed, in parts that fit', on(async t => {
    const read = (as: string, key: string) => onSite(t.app, as, { path: `/rest/api/3/project/OUT/properties/${key}` });
    await expect(read(PEOPLE.omar, 'countersign-outbox')).rejects.toThrow('404');
    const { value } = (await read('portal@tidewater.example', 'countersign-outbox')) as { value: { parts: number } };
    expect(Object.keys(t.app.site.state.projects.find(p => p.id === OUTBOX)?.properties ?? {})).toHaveLength(value.parts + 1);
    const part = await read('portal@tidewater.example', 'countersign-outbox-1');
    expect(JSON.stringify(part).length).toBeLessThan(32_768);
  }));

  it('unpaired by one at once, ended by a second; what rests on it is listed, and nothing stays readable', on(async t => {
    const { home, app } = t;
    const { effects } = await home.desk.unpair(home.as('ines'), 'jira', 'The site moves');
    expect(effects).toMatchObject(Array(3).fill({ by: 'user:default/chloe', decision: 'approve' }));
    await t.talk();
    const stopped = await app.ok('peers', undefined, INES);
    expect(stopped.peers[0]).toMatchObject({ state: 'stopped' });
    expect(await app.ok('approvals', undefined, OMAR)).toEqual([]);
    expect(await app.ok('pair', { do: 'unpair', name: 'portal', reason: 'It moves' }, SAM)).toMatchObject({ peers: { peers: [{ state: 'ended' }] }, effects: [] });
    await app.due();
    expect(app.site.state.projects.find(p => p.id === OUTBOX)?.properties).toEqual({});
    expect(await t.home.desk.verifyAudit(home.as('otto'))).toMatchObject({ ok: true });
    expect(await app.ok('verify', undefined, AUD)).toMatchObject({ ok: true });
  }));
});
