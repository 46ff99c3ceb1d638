import type { Grant, JsonObject } from '../types';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { nextTry } from './back-off';

const DB = 'resource:default/payments-db';
const FIGMA = 'resource:default/figma';
const HELD = `prod user:default/ben ${DB}`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const call = (type: string, args: JsonObject = {}) => ({ name: `do_${type}`, args: { quote: '', ...args } });
const busy = { outcome: 'refused' as const, code: 'BUSY', message: 'The broker is busy', retryable: true };

let host: TestHost;
afterEach(() => host?.close());

/** Ben may read the database, with Chloe's yes. @returns the request. */
async function given(args: JsonObject = {}, prepare: (h: TestHost) => void = () => undefined): Promise<string> {
  host = await createTestHost(new ScriptedModel(() => [call('prod', { system: DB, duration: 'PT4H', ...args })]));
  prepare(host);
  const { id } = await host.desk.ask(host.as('ben'), { text: 'prod read' });
  await host.desk.decide(host.as('chloe'), `${id}.i1.1`, { decision: 'approve' });
  expect(await grant(id)).toMatchObject({ state: 'active' });
  return id;
}
const grant = async (id: string, item = 0): Promise<Grant | undefined> => (await host.desk.get(host.as('sam'), id)).items[item].grant;
const later = async (ms: number) => { host.clock.move(ms); await host.desk.tick(); };
const revocations = () => host.world.effects.filter(e => e.action === 'prod.revoke-role');
const kinds = async (id: string) => (await host.desk.audit(host.as('otto'), { requestId: id, limit: 200 })).events.map(e => e.kind);

describe('G20: access that must end and cannot', () => {
  it('G20: is tried again after 1, 2, 4 … 60 minutes, and owned by somebody after a day', () => {
    const since = '2026-11-23T09:00:00.000Z';
    const pauses: number[] = [];
    let at = new Date(since);
    while (!nextTry(since, at).owned) {
      const next = new Date(nextTry(since, at).retryAt);
      pauses.push((next.getTime() - at.getTime()) / MINUTE);
      at = next;
    }
    expect(pauses.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(at.getTime() - Date.parse(since)).toBeGreaterThanOrEqual(24 * HOUR);
    expect(at.getTime() - Date.parse(since)).toBeLessThan(25 * HOUR);
  });

  it('G20: a busy system is asked again under a new capability, and the access is taken away once', async () => {
    const id = await given();
    let refusals = 0;
    host.world.before = action => (action === 'prod.revoke-role' && refusals++ < 3 ? busy : undefined);
    await later(4 * HOUR);
    expect(await grant(id)).toMatchObject({ state: 'ending' });
    const [, ending] = (await host.desk.get(host.as('ben'), id)).items;
    expect(ending).toMatchObject({ state: 'waiting', attempt: 2, waiting: { for: 'system', message: 'The broker is busy' } });
    await later(30_000);
    expect(refusals).toBe(1);
    for (const minutes of [1, 3, 6]) await later(minutes * MINUTE);
    expect(refusals).toBe(4);
    expect(await grant(id)).toMatchObject({ state: 'ended', endedBecause: 'Time is over' });
    expect(revocations()).toHaveLength(1);
    expect(host.world.state.has(HELD)).toBe(false);
    await Promise.all([host.desk.tick(), host.restart().tick()]);
    expect(revocations()).toHaveLength(1);
  });

  it('G20: after a day an exception with an owner, shown to those who run the desk; trying goes on until it is gone', async () => {
    const id = await given();
    host.world.before = action => (action === 'prod.revoke-role' ? busy : undefined);
    await later(4 * HOUR);
    for (let n = 0; n < 32; n++) await later(HOUR);
    const stuck = await grant(id);
    expect(stuck).toMatchObject({ state: 'exception', exception: { owner: 'group:default/data', why: 'The broker is busy', retryAt: expect.any(String) } });
    expect((await host.desk.metrics(host.as('sam'))).exceptions).toMatchObject([{ requestId: id, itemId: 'i1', kind: 'access', owner: 'group:default/data', since: stuck?.exception?.since }]);
    host.world.before = undefined;
    await later(HOUR);
    const over = await grant(id);
    expect(over).toMatchObject({ state: 'ended' });
    expect(over?.exception).toBeUndefined();
    expect(revocations()).toHaveLength(1);
  });

  it('G20: a system that is down is read back first, and nothing is sent twice', async () => {
    const id = await given();
    host.world.after = () => { host.world.after = undefined; host.world.readable = false; throw new Error('connection reset'); };
    await later(4 * HOUR);
    expect(host.world.state.has(HELD)).toBe(false);
    for (let n = 0; n < 40; n++) await later(HOUR);
    expect(await grant(id)).toMatchObject({ state: 'exception', exception: { retryAt: expect.any(String) } });
    host.world.readable = true;
    await later(HOUR);
    expect(await grant(id)).toMatchObject({ state: 'ended' });
    expect(revocations()).toHaveLength(1);
  });

  it('G20: a refusal for good is an exception at once; its owner tries again, a stranger and the holder do not', async () => {
    const id = await given();
    host.world.before = action => (action === 'prod.revoke-role' ? { outcome: 'refused', code: 'LEGAL_HOLD', message: 'Held by legal' } : undefined);
    await later(4 * HOUR);
    expect(await grant(id)).toMatchObject({ state: 'exception', exception: { owner: 'group:default/data', why: 'Held by legal' } });
    expect((await grant(id))?.exception?.retryAt).toBeUndefined();
    host.world.before = undefined;
    await later(5 * HOUR);
    expect(revocations()).toHaveLength(0);
    await expect(host.desk.endAgain(host.as('juno'), `${id}.i1`)).rejects.toMatchObject({ status: 404 });
    await expect(host.desk.endAgain(host.as('ben'), `${id}.i1`)).rejects.toMatchObject({ status: 403 });
    await host.desk.endAgain(host.as('chloe'), `${id}.i1`);
    expect(await grant(id)).toMatchObject({ state: 'ended' });
    expect(host.world.state.has(HELD)).toBe(false);
    await expect(host.desk.endAgain(host.as('sam'), `${id}.i1`)).rejects.toMatchObject({ status: 409 });
  });

  it('G20: changed by somebody else meanwhile: left as it is, with before, after and now', async () => {
    const id = await given();
    host.world.state.set(HELD, 'admin');
    await later(4 * HOUR);
    expect(await grant(id)).toMatchObject({ state: 'exception', exception: { states: [{ label: 'Held', before: 'false', after: 'true', now: 'true' }] } });
    expect(host.world.state.get(HELD)).toBe('admin');
    expect(revocations()).toHaveLength(0);
  });

  it('G20: an undo compares too, and shows both states', async () => {
    const id = await given();
    host.world.state.set(HELD, 'admin');
    const view = await host.desk.undo(host.as('ben'), `${id}.i1`);
    expect(view.items).toMatchObject([{ state: 'verified', grant: { state: 'active' } }, { state: 'refused', receipt: { refusal: { code: 'CHANGED_SINCE' }, fields: [{ label: 'Held' }] } }]);
    expect(host.world.state.get(HELD)).toBe('admin');
  });

  it('G20: silence closes a request; its access still ends at its time', async () => {
    const id = await given();
    await host.desk.confirm(host.as('ben'), id, true);
    await later(4 * HOUR);
    expect(await grant(id)).toMatchObject({ state: 'ended' });
    expect(host.world.state.has(HELD)).toBe(false);
  });

  it('G20: whoever died between "ends" and the effect left work that is found', async () => {
    const id = await given();
    host.world.before = action => { if (action === 'prod.revoke-role') throw new Error('the process died'); return undefined; };
    await later(4 * HOUR);
    host.world.before = undefined;
    host.clock.move(3 * MINUTE);
    await host.restart().tick();
    host.clock.move(5 * MINUTE);
    await host.restart().tick();
    expect(await grant(id)).toMatchObject({ state: 'ended' });
    expect(revocations()).toHaveLength(1);
  });

  it('G20: what is being taken away is not given anew underneath', async () => {
    const id = await given();
    host.world.before = action => (action === 'prod.revoke-role' ? busy : undefined);
    await later(4 * HOUR);
    const again = await host.desk.ask(host.as('ben'), { text: 'again' });
    const waits = await host.desk.decide(host.as('chloe'), `${again.id}.i1.1`, { decision: 'approve' });
    expect(waits.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'system', message: 'The former access is taken away first' } });
    host.world.before = undefined;
    for (const minutes of [2, 2, 3]) await later(minutes * MINUTE);
    expect(await grant(id)).toMatchObject({ state: 'ended' });
    expect(await grant(again.id)).toMatchObject({ state: 'active' });
    expect(host.world.state.has(HELD)).toBe(true);
  });
});

describe('G20: before the end', () => {
  it('G20: the holder is told once, ten minutes before a short end, a tenth before a longer one', async () => {
    const id = await given({ duration: 'PT1H' });
    host.notices.length = 0;
    await later(49 * MINUTE);
    expect(host.notices).toEqual([]);
    host.clock.move(2 * MINUTE);
    await Promise.all([host.desk.tick(), host.restart().tick()]);
    await host.desk.tick();
    expect(host.notices).toMatchObject([{ to: ['user:default/ben'], title: expect.stringContaining('ends soon'), body: expect.stringContaining('ask for longer'), requestId: id }]);
    expect((await kinds(id)).filter(k => k === 'grant.warned')).toHaveLength(1);
    expect(await grant(id)).toMatchObject({ warnedAt: host.clock.now().toISOString(), ends: 'time' });
    await later(9 * MINUTE);
    expect(await grant(id)).toMatchObject({ state: 'ended' });
  });

  it('G20: nobody is told what is over already', async () => {
    await given({ duration: 'PT1H' });
    host.notices.length = 0;
    await later(2 * HOUR);
    expect(host.notices).toEqual([]);
  });
});

describe('G20: reasons to end', () => {
  const on = (key: string, person = 'user:default/ben') => host.world.duty.set(key, { person, until: new Date(host.clock.now().getTime() + 3 * HOUR).toISOString() });
  const shifts = { shift: 'now', duration: undefined as never };

  it('G20: an on-call shift: as long as it is planned, and over as soon as somebody else has it', async () => {
    const id = await given(shifts, () => on('S-1'));
    expect(await grant(id)).toMatchObject({ ends: 'shift', shift: 'oncall:S-1' });
    expect((await host.desk.get(host.as('ben'), id)).items[0].input).toMatchObject({ duration: 'PT3H', shift: 'oncall:S-1' });
    await later(HOUR);
    expect(await grant(id)).toMatchObject({ state: 'active' });
    on('S-1', 'user:default/juno');
    await later(61_000);
    expect(await grant(id)).toMatchObject({ state: 'ended', endedBecause: 'On-call shift over' });
    expect(host.world.state.has(HELD)).toBe(false);
  });

  it('G20: a schedule that cannot be read ends nothing early, and the planned end stands', async () => {
    const id = await given(shifts, () => on('S-1'));
    host.world.readable = false;
    await later(2 * HOUR);
    expect(await grant(id)).toMatchObject({ state: 'active' });
    host.world.readable = true;
    await later(HOUR);
    expect(await grant(id)).toMatchObject({ state: 'ended' });
  });

  it('G20: nobody is on call because they, or a model, say so', async () => {
    host = await createTestHost(new ScriptedModel(() => [call('prod', { system: DB, shift: 'oncall:S-9' })]));
    const view = await host.desk.ask(host.as('ben'), { text: 'prod read while I am on call' });
    expect(view).toMatchObject({ state: 'asking', items: [], question: { slot: 'duration' } });
    expect(view.turns.at(-1)?.text).toContain('does not show you on call');
  });

  it('G20: another owner: three days’ notice to both, and more only with the new owner’s yes', async () => {
    const id = await given({ duration: 'PT8H' });
    const move = (owner: string) => { host.resources[1] = { ...host.resources[1], owner }; };
    move('group:default/it');
    host.notices.length = 0;
    await later(11 * MINUTE);
    // Eight hours are less than three days: its own end stands, and everybody knows.
    expect(await grant(id)).toMatchObject({ state: 'active', ends: 'time', owner: 'group:default/it' });
    expect(host.notices.map(n => n.to)).toEqual([['user:default/ben'], ['user:default/ines', 'user:default/iris']]);
    await later(11 * MINUTE);
    expect(host.notices).toHaveLength(2);
    expect((await kinds(id)).filter(k => k === 'grant.owner-changed')).toHaveLength(1);
    const more = await host.desk.extendGrant(host.as('ben'), `${id}.i1`, { duration: 'PT8H' });
    expect(more.items[1].steps[0].candidates).toEqual(['user:default/ines', 'user:default/iris']);
  });

  it('G20: two grants overlap: the access goes with the last one; given back early it is gone at once', async () => {
    const id = await given();
    const second = await host.desk.ask(host.as('ben'), { text: 'prod read' });
    // The second is there already, so it makes no grant that would take the first one's away.
    await host.desk.decide(host.as('chloe'), `${second.id}.i1.1`, { decision: 'approve' });
    expect((await host.desk.get(host.as('ben'), second.id)).items[0]).toMatchObject({ receipt: { outcome: 'alreadyInState' } });
    expect(await grant(second.id)).toBeUndefined();
    await host.desk.returnGrant(host.as('ben'), `${id}.i1`);
    expect(await grant(id)).toMatchObject({ state: 'ended', endedBecause: 'Given back' });
    expect(revocations()).toHaveLength(1);
  });

  it('G20: a longer time is decided anew; a refusal leaves the old end', async () => {
    const id = await given();
    const asked = await host.desk.extendGrant(host.as('ben'), `${id}.i1`, { duration: 'P7D' });
    expect(asked.items[1]).toMatchObject({ state: 'denied' });
    const open = await host.desk.extendGrant(host.as('ben'), `${id}.i1`, { duration: 'PT8H' });
    expect(open.items[2]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    await later(4 * HOUR);
    expect(await grant(id)).toMatchObject({ state: 'ended' });
  });
});

it('G20: a seat that somebody had before is theirs afterwards', async () => {
  host = await createTestHost(new ScriptedModel(() => [call('app', { app: FIGMA })]));
  host.world.state.set(`saas user:default/ben ${FIGMA}`, 'member');
  const { id } = await host.desk.ask(host.as('ben'), { text: 'Figma' });
  await expect(host.desk.undo(host.as('ben'), `${id}.i1`)).rejects.toMatchObject({ status: 409 });
  await later(200 * HOUR);
  expect(host.world.state.has(`saas user:default/ben ${FIGMA}`)).toBe(true);
});
