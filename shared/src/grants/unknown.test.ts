import type { JsonObject } from '../types';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { raise } from '../floor';
import type { PolicyQuestion } from '../ports';
import { PEOPLE, RESOURCES } from '../testing/memory-host';

const FIGMA = 'resource:default/figma';
const SEAT = `saas user:default/ben ${FIGMA}`;
const MINUTE = 60_000;
const call = (type: string, args: JsonObject = {}) => ({ name: `do_${type}`, args: { quote: '', ...args } });

let host: TestHost;
afterEach(() => host?.close());

const open = async () => { host = await createTestHost(new ScriptedModel(() => [call('app', { app: FIGMA })])); };
/** The answer to Ben's seat was lost, and the system does not answer since. */
async function lost(happened = true): Promise<string> {
  await open();
  const lose = () => { host.world.readable = false; host.world.before = undefined; host.world.after = undefined; throw new Error('connection reset'); };
  if (happened) host.world.after = lose;
  else host.world.before = lose;
  return (await host.desk.ask(host.as('ben'), { text: 'Figma' })).id;
}
const later = async (ms: number) => { host.clock.move(ms); await host.desk.tick(); };
const item = async (id: string) => (await host.desk.get(host.as('sam'), id)).items[0];
const evidence = { evidence: 'Looked at the admin page: the seat is there', held: true };
/** The first re-read comes 90 s after the start, then with longer pauses. */
const untilOwned = async () => { for (const minutes of [2, 2, 4, 8, 16]) await later(minutes * MINUTE); };

describe('G19: an outcome that nobody knows', () => {
  it('G19: counts as held: the holder sees it, and it is nobody’s exception in the first quarter of an hour', async () => {
    const id = await lost();
    await later(5 * MINUTE);
    expect(await item(id)).toMatchObject({ state: 'unknown' });
    expect((await item(id)).exception).toBeUndefined();
    expect(await host.desk.grants(host.as('ben'))).toMatchObject([{ id: `${id}.i1`, state: 'unknown', resource: FIGMA, extendable: false }]);
  });

  it('G19: another grant that ends leaves the access alone while one may be there', async () => {
    const id = await lost(false);
    host.world.readable = true;
    const second = await host.desk.ask(host.as('ben'), { text: 'Figma' });
    expect((await item(second.id)).grant).toMatchObject({ state: 'active' });
    host.world.readable = false;
    await host.desk.returnGrant(host.as('ben'), `${second.id}.i1`);
    expect((await item(second.id)).grant).toMatchObject({ state: 'ended' });
    expect(host.world.state.has(SEAT)).toBe(true);
    // Once it is known to be there, it is a grant of its own, which can be given back.
    host.world.readable = true;
    await later(5 * MINUTE);
    expect((await item(id)).grant).toMatchObject({ state: 'active' });
    await host.desk.undo(host.as('ben'), `${id}.i1`).catch(() => undefined);
  });

  it('G19: after a quarter of an hour it has an owner, stays open, and is still read again', async () => {
    const id = await lost();
    await untilOwned();
    expect(await item(id)).toMatchObject({ state: 'unknown', exception: { owner: 'group:default/data', since: expect.any(String), retryAt: expect.any(String) } });
    expect(await host.desk.get(host.as('ben'), id)).toMatchObject({ state: 'handed-over', handoff: { reason: 'Outcome unknown', state: 'open' } });
    expect((await host.desk.metrics(host.as('sam'))).exceptions).toMatchObject([{ requestId: id, itemId: 'i1', kind: 'unknown', owner: 'group:default/data' }]);
    host.world.readable = true;
    await later(61 * MINUTE);
    expect(await item(id)).toMatchObject({ state: 'verified', grant: { state: 'active' } });
    expect((await item(id)).exception).toBeUndefined();
    expect(await host.desk.get(host.as('ben'), id)).toMatchObject({ state: 'done', handoff: { state: 'closed' } });
    expect(host.world.effects).toHaveLength(1);
  });

  it('G19: does not begin while it cannot be read what was there; it waits longer each time, and is then done with its way back', async () => {
    await open();
    host.world.readable = false;
    const { id } = await host.desk.ask(host.as('ben'), { text: 'figma' });
    expect(await item(id)).toMatchObject({ state: 'waiting', waiting: { for: 'system', message: expect.stringContaining('cannot be read'), retryAt: '2026-11-23T09:01:00.000Z' } });
    await later(MINUTE);
    expect(await item(id)).toMatchObject({ waiting: { retryAt: '2026-11-23T09:03:00.000Z' } });
    expect(host.world.effects).toEqual([]);
    host.world.readable = true;
    await later(2 * MINUTE);
    expect(await item(id)).toMatchObject({ state: 'verified', receipt: { before: { held: false }, undo: { action: 'saas.remove-seat' } } });
    expect(host.world.effects).toHaveLength(1);
  });

  it('G19: access that ends does not wait for a reading', async () => {
    await open();
    await host.desk.ask(host.as('ben'), { text: 'figma' });
    const [grant] = await host.desk.grants(host.as('ben'));
    host.world.readable = false;
    host.world.after = () => { host.world.readable = true; };
    await host.desk.returnGrant(host.as('ben'), grant.id);
    expect(host.world.effects.map(e => e.action)).toEqual(['saas.grant-seat', 'saas.remove-seat']);
  });

  it('G19: an answer that is always lost is not sent for ever: after a day a person owns it and nothing is sent any more', async () => {
    await open();
    let sent = 0;
    host.world.before = () => { sent += 1; throw new Error('connection reset'); };
    const { id } = await host.desk.ask(host.as('ben'), { text: 'figma' });
    for (let n = 0; n < 8; n++) await later(240 * MINUTE);
    expect(await item(id)).toMatchObject({ state: 'unknown', exception: { owner: 'group:default/data' } });
    expect(sent).toBeGreaterThan(3);
    const until = sent;
    for (let n = 0; n < 3; n++) await later(240 * MINUTE);
    expect(sent).toBe(until);
  }, 20_000);

  it('G19: is closed by a person’s evidence, and then it is claimed, never verified', async () => {
    const id = await lost();
    await untilOwned();
    const closed = await host.desk.settle(host.as('sam'), id, 'i1', evidence);
    expect(closed.items[0]).toMatchObject({ state: 'claimed', receipt: { verified: false }, grant: { state: 'active' } });
    expect(closed.handoff).toMatchObject({ state: 'closed' });
    const [event] = (await host.desk.audit(host.as('otto'), { requestId: id, kind: 'item.settled' })).events;
    expect(event).toMatchObject({ actor: 'user:default/sam', data: { evidence: { item: 'i1', says: true, evidence: evidence.evidence, system: 'unknown' } } });
    await expect(host.desk.settle(host.as('sam'), id, 'i1', evidence)).rejects.toMatchObject({ status: 409 });
  });

  it('G19: said not to have happened, it is refused with the reason, and nothing is held', async () => {
    const id = await lost(false);
    await untilOwned();
    const closed = await host.desk.settle(host.as('sam'), id, 'i1', { evidence: 'The admin page shows no seat', held: false });
    expect(closed.items[0]).toMatchObject({ state: 'refused', because: 'It did not happen: The admin page shows no seat' });
    expect(await host.desk.grants(host.as('ben'))).toEqual([]);
    await later(120 * MINUTE);
    expect(host.world.effects).toEqual([]);
  });

  it('G19: what the system says wins over what a person says', async () => {
    const id = await lost();
    await untilOwned();
    host.world.readable = true;
    const closed = await host.desk.settle(host.as('sam'), id, 'i1', { evidence: 'I saw nothing there', held: false });
    expect(closed.items[0]).toMatchObject({ state: 'verified', grant: { state: 'active' } });
  });

  it('G19: only the desk closes it, never who it is about, never without evidence, never while it may be under way', async () => {
    const id = await lost();
    await expect(host.desk.settle(host.as('sam'), id, 'i1', evidence)).rejects.toMatchObject({ status: 409 });
    await untilOwned();
    await expect(host.desk.settle(host.as('ben'), id, 'i1', evidence)).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.settle(host.as('juno'), id, 'i1', evidence)).rejects.toMatchObject({ status: 404 });
    await expect(host.desk.settle(host.as('sam', { assurance: 1 }), id, 'i1', evidence)).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.settle(host.as('sam'), id, 'i1', { evidence: ' ', held: true })).rejects.toMatchObject({ status: 422 });
    expect(await item(id)).toMatchObject({ state: 'unknown' });
  });
});

it('G19: what cannot be read back is never done without a person’s yes', () => {
  const question = (readable: boolean, approvals: Record<string, number> = {}): PolicyQuestion => ({
    action: 'saas.grant-seat', effect: 'change', requester: PEOPLE[0], subject: PEOPLE[0], resource: RESOURCES[0], owners: [], channel: 'portal', hasTicket: false, undo: false, autonomy: 'auto',
    coordinates: { assurance: 2, cooledMinutes: 0, approvals, role: '', minutes: 0, quantity: 1 },
    standing: { controlPlane: false, hostAdmin: false, approvers: 'security', admins: 2, author: false, readable } as PolicyQuestion['standing'],
  });
  const allow = { outcome: 'allow' as const, rules: [], needs: [], offers: [], coordinates: question(true).coordinates, policyDigest: 'd' };
  expect(raise(allow, question(true)).outcome).toBe('allow');
  expect(raise(allow, question(false))).toMatchObject({ outcome: 'needs', needs: [{ kind: 'approval', role: 'manager', count: 1 }], rules: [{ id: 'floor-unreadable' }] });
  expect(raise(allow, question(false, { manager: 1 })).outcome).toBe('allow');
});
