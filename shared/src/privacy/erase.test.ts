import { KnexJournal } from '../knex';
import { createTestHost, scanDatabase, ScriptedModel, type TestHost } from '../testing';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } };
const FIGMA = { name: 'do_app', args: { quote: '', app: 'resource:default/figma' } };
const DAY = 86_400_000;

describe('erasing', () => {
  let host: TestHost;
  let calls: { name: string; args: object }[] = [];
  beforeEach(async () => { calls = [FIGMA]; host = await createTestHost(new ScriptedModel(() => calls as never)); });
  afterEach(() => host.close());
  const ask = (text: string, name = 'ben') => host.desk.ask(host.as(name), { text });
  const erase = (person = 'user:default/ben', name = 'vera') => host.desk.erasePerson(host.as(name), { person, reason: 'He asked for it' });
  const approve = (id: string, name = 'noor') => host.desk.decide(host.as(name), `${id}.i1.1`, { decision: 'approve' });
  const whole = async () => (await host.desk.verifyAudit(host.as('otto'))).ok;
  const left = (...words: string[]) => scanDatabase(host.knex, words);

  it('G29: a person is erased with a second person’s yes: no copy of their words is left, receipts stay, everything still verifies', async () => {
    const { id } = await ask('The walrus needs Figma');
    calls = [PROD];
    const other = await ask('Something about ducks', 'juno');
    await host.desk.decide(host.as('chloe'), `${other.id}.i1.1`, { decision: 'approve', comment: 'Quack' });
    const request = await erase();
    expect(request).toMatchObject({ state: 'waiting', items: [{ sentence: 'Erase what Ben wrote here and what decisions about them saw, until 2026-11-23' }] });
    expect(await left('walrus')).not.toEqual([]);
    const done = await approve(request.id);
    expect(done.items[0]).toMatchObject({ state: 'verified', receipt: { outcome: 'changed', readBack: 'The record holds nothing of it any more' } });
    expect(done.items[0].receipt?.undo).toBeUndefined();
    expect(await left('walrus')).toEqual([]);
    expect(await left('ducks', 'Quack')).not.toEqual([]);
    const view = await host.desk.get(host.as('ben'), id);
    expect(view).toMatchObject({ title: '[erased]', turns: [{ text: '[erased]' }], items: [{ state: 'verified', reason: '[erased]', receipt: { title: 'Did grant-seat for Ben in Figma' } }] });
    expect(view.headline).toContain('Did grant-seat');
    expect((await host.desk.replay(host.as('otto'), id))).toMatchObject({ erased: true, steps: [{ result: 'erased' }, { result: 'erased' }] });
    expect((await host.desk.why(host.as('ben'), id, 'i1')).rules).toMatchObject([{ id: 'seat' }]);
    expect((await host.desk.replay(host.as('otto'), request.id)).same).toBe(true);
    expect(await whole()).toBe(true);
  });

  it('G29: what they wrote in other people’s requests goes too, and nothing else of those', async () => {
    calls = [PROD];
    const { id } = await ask('Ducks again', 'juno');
    await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'decline', comment: 'Ask the walrus' });
    await approve((await erase('user:default/chloe')).id);
    expect(await left('walrus')).toEqual([]);
    expect((await host.desk.get(host.as('juno'), id))).toMatchObject({ state: 'denied', turns: [{ text: 'Ducks again' }], items: [{ state: 'declined', because: '[erased]', steps: [{ votes: [{ by: 'user:default/chloe', comment: '[erased]' }] }] }] });
  });

  it('G26: only the privacy officer asks, only security approves, and nobody for themselves', async () => {
    await ask('The walrus');
    for (const name of ['ben', 'ines', 'otto', 'noor', 'sam']) await expect(erase('user:default/ben', name)).rejects.toMatchObject({ status: 403 });
    await expect(erase('user:default/vera')).rejects.toMatchObject({ status: 403 });
    const { id } = await erase('user:default/noor');
    for (const name of ['vera', 'noor', 'ines', 'otto']) await expect(approve(id, name)).rejects.toMatchObject({ status: 403 });
    expect((await approve(id, 'dana')).items[0].state).toBe('verified');
  });

  it('G29: who has left and is unknown to the directory can be erased', async () => {
    await ask('The walrus');
    host.people.splice(0, 1);
    const { id } = await erase();
    expect((await approve(id)).items[0].state).toBe('verified');
    expect(await left('walrus')).toEqual([]);
  });

  it.each([['the person', (_: string) => ({ person: 'user:default/ben' })], ['the request', (id: string) => ({ requestId: id })]])('G29: a legal hold on %s wins, before and after the approval', async (_, on) => {
    const { id } = await ask('The walrus');
    const early = await erase();
    const { holds: [hold] } = await host.desk.setHold(host.as('otto'), { ...on(id), reason: 'Case 12' });
    await expect(erase()).rejects.toMatchObject({ status: 409, message: expect.stringContaining('Case 12') });
    expect((await approve(early.id)).items[0]).toMatchObject({ state: 'refused', receipt: { refusal: { code: 'LEGAL-HOLD' } } });
    expect(await left('walrus')).not.toEqual([]);
    await host.desk.releaseHold(host.as('otto'), hold.id);
    await expect(host.desk.releaseHold(host.as('otto'), hold.id)).rejects.toMatchObject({ status: 409 });
    expect((await host.desk.releaseHold(host.as('vera'), hold.id)).holds).toEqual([]);
    await approve((await erase()).id);
    expect(await left('walrus')).toEqual([]);
  });

  it('holds: set by the privacy officer or an auditor, on something that is there, with a reason', async () => {
    for (const name of ['ben', 'ines', 'noor', 'sam']) await expect(host.desk.setHold(host.as(name), { person: 'user:default/ben', reason: 'x' })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.setHold(host.as('vera'), { person: 'user:default/ben', reason: ' ' })).rejects.toMatchObject({ status: 422 });
    await expect(host.desk.setHold(host.as('vera'), { reason: 'x' })).rejects.toMatchObject({ status: 422 });
    await expect(host.desk.setHold(host.as('vera'), { requestId: 'REQ-NOTHING', reason: 'x' })).rejects.toMatchObject({ status: 404 });
    const view = await host.desk.setHold(host.as('vera'), { person: 'user:default/ben', reason: 'Case 12' });
    expect(view).toMatchObject({ holds: [{ personName: 'Ben', byName: 'Vera', reason: 'Case 12', mayRelease: true }], mayErase: true, retention: { transcript: 180, replay: 90, record: 2555 } });
    await expect(host.desk.setHold(host.as('vera'), { person: 'user:default/ben', reason: 'Again' })).rejects.toMatchObject({ status: 409 });
    expect((await host.desk.holds(host.as('otto'))).mayErase).toBe(false);
  });

  it('G29: what is past its time goes by its class; open requests, holds and copies are minded', async () => {
    const { id } = await ask('The walrus needs Figma');
    calls = [PROD];
    const open = await ask('An open gazelle');
    calls = [FIGMA];
    const held = await ask('A held octopus', 'juno');
    await host.desk.setHold(host.as('vera'), { requestId: held.id, reason: 'Case 12' });
    host.clock.move(4 * DAY);
    await host.desk.tick();
    host.clock.move(87 * DAY);
    await host.desk.tick();
    expect(await left('walrus')).not.toEqual([]);
    expect(await host.desk.replay(host.as('otto'), id)).toMatchObject({ erased: true });
    expect((await host.desk.replay(host.as('otto'), held.id)).erased).toBeUndefined();
    host.clock.move(90 * DAY);
    await host.desk.tick();
    // The seat is still there, and so is its reason.
    expect((await host.desk.get(host.as('ben'), id))).toMatchObject({ turns: [{ text: '[erased]' }], items: [{ grant: { reason: 'The walrus needs Figma' } }] });
    await host.desk.returnGrant(host.as('ben'), `${id}.i1`);
    host.clock.move(181 * DAY);
    await host.desk.tick();
    expect(await left('walrus')).toEqual([]);
    expect(await left('octopus')).not.toEqual([]);
    expect((await host.desk.get(host.as('ben'), id)).items[0].receipt?.title).toBe('Did grant-seat for Ben in Figma');
    expect((await host.desk.holds(host.as('vera'))).lastExpired).toMatchObject({ erased: { transcript: expect.any(Number) } });
    const before = (await host.desk.get(host.as('ben'), id)).events;
    host.clock.move(2 * 3_600_000);
    await host.restart().tick();
    expect((await host.desk.get(host.as('ben'), id)).events).toBe(before);
    expect((await host.desk.get(host.as('ben'), open.id)).turns[0].text).toBeDefined();
    expect(await whole()).toBe(true);
  });

  it('G29: whoever dies while erasing leaves nothing behind once somebody passes again', async () => {
    const { id } = await ask('The walrus needs Figma');
    host.clock.move(4 * DAY);
    await host.desk.tick();
    host.clock.move(180 * DAY);
    const journal = new KnexJournal(host.knex);
    // The values are gone and the process died before it wrote the snapshot anew.
    await journal.erase(id, v => v.class !== 'record');
    expect(await left('walrus')).toMatchObject([{ table: 'cs_requests' }]);
    await host.restart().tick();
    expect(await left('walrus')).toEqual([]);
    expect(await journal.unsettled(id)).toBe(false);
  });

  it('G29: a writer that still has the words in hand loses to the erasure', async () => {
    const { id } = await ask('The walrus needs Figma');
    const journal = new KnexJournal(host.knex);
    const stale = await journal.loadProjection(id);
    await approve((await erase()).id);
    await host.desk.confirm(host.as('ben'), id, true);
    await journal.saveProjection(stale?.row as never);
    expect(await left('walrus')).toEqual([]);
    expect(await whole()).toBe(true);
  });
});
