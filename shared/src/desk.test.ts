import type { JsonObject } from './types';
import { createTestHost, ScriptedModel, type Script, type TestHost } from './testing';

const FIGMA = 'resource:default/figma';
const DB = 'resource:default/payments-db';
const call = (type: string, args: JsonObject = {}) => ({ name: `do_${type}`, args: { quote: '', ...args } });
const HOUR = 3_600_000;

let host: TestHost;
const start = async (script: Script | ConstructorParameters<typeof ScriptedModel>[0], options?: Parameters<typeof createTestHost>[1]) => { host = await createTestHost(new ScriptedModel(script), options); };
afterEach(() => host?.close());

const askProd = async (args: JsonObject = {}) => {
  await start([[call('prod', { system: DB, duration: 'PT4H', ...args })]]);
  return host.desk.ask(host.as('ben'), { text: 'prod read for 4h to debug INC-7' });
};

describe('a request that policy allows', () => {
  it('is done, read back and journaled, in this order: intent, then receipt', async () => {
    await start([[call('app', { app: FIGMA })]]);
    const view = await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
    expect(view).toMatchObject({ state: 'done', items: [{ state: 'verified', action: 'saas.grant-seat', receipt: { verified: true, outcome: 'changed', undo: { action: 'saas.remove-seat' } } }] });
    const { events } = await host.desk.audit(host.as('otto'), { requestId: view.id });
    const kinds = events.map(e => e.kind).reverse();
    expect(kinds.indexOf('item.intent')).toBeGreaterThan(kinds.indexOf('plan.made'));
    expect(kinds.indexOf('item.verified')).toBeGreaterThan(kinds.indexOf('item.intent'));
    // The request, and the auditor's own reading of it.
    expect(await host.desk.verifyAudit(host.as('otto'))).toMatchObject({ ok: true, requests: 2 });
  });

  it('changes nothing when it is so already, and makes no grant that would take it away later (G20)', async () => {
    await start([[call('app', { app: FIGMA })]]);
    host.world.state.set(`saas user:default/ben ${FIGMA}`, 'member');
    const view = await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
    expect(view.items[0]).toMatchObject({ state: 'verified', receipt: { outcome: 'alreadyInState' } });
    expect(view.items[0].grant).toBeUndefined();
    expect(host.world.effects).toEqual([]);
  });

  it('answers the same request to the same idempotency key', async () => {
    await start([[call('app', { app: FIGMA })]]);
    const body = { text: 'I need Figma', idempotencyKey: 'once-only-1' };
    const [a, b] = [await host.desk.ask(host.as('ben'), body), await host.desk.ask(host.as('ben'), body)];
    expect(b.id).toBe(a.id);
    expect(host.world.effects).toHaveLength(1);
  });
});

describe('approval', () => {
  it('waits for the owner, who narrows it; one effect with the narrowed payload (G13)', async () => {
    const asked = await askProd();
    expect(asked.items[0]).toMatchObject({ state: 'waiting', waiting: { for: 'approval' } });
    expect(host.world.effects).toEqual([]);
    const [pending] = await host.desk.approvals(host.as('chloe'));
    const done = await host.desk.decide(host.as('chloe'), pending.id, { decision: 'approve', narrow: { duration: 'PT2H' } });
    expect(done.items[0]).toMatchObject({ state: 'verified', input: { duration: 'PT2H' }, grant: { until: '2026-11-23T11:00:00.000Z' } });
    expect(host.world.effects).toHaveLength(1);
  });

  it('G13: an approval never widens, and two at once give one effect and a clear 409', async () => {
    await askProd();
    const [pending] = await host.desk.approvals(host.as('chloe'));
    await expect(host.desk.decide(host.as('chloe'), pending.id, { decision: 'approve', narrow: { duration: 'P7D' } })).rejects.toMatchObject({ status: 422 });
    await expect(host.desk.decide(host.as('chloe'), pending.id, { decision: 'approve', narrow: { person: 'user:default/juno' } })).rejects.toMatchObject({ status: 422 });
    const both = await Promise.allSettled([host.desk.decide(host.as('chloe'), pending.id, { decision: 'approve' }), host.restart().decide(host.as('felix'), pending.id, { decision: 'approve' })]);
    expect(both.filter(r => r.status === 'fulfilled')).toHaveLength(1);
    expect(both.find(r => r.status === 'rejected')).toMatchObject({ reason: { status: 409 } });
    expect(host.world.effects).toHaveLength(1);
  });

  it('G12: makers never check, strangers learn nothing', async () => {
    host = await createTestHost(new ScriptedModel([[call('prod', { system: DB, duration: 'PT4H' })]]));
    const asked = await host.desk.ask(host.as('chloe'), { text: 'prod read' });
    expect(asked.items[0].steps[0].candidates).toEqual(['user:default/felix']);
    const id = `${asked.id}.i1.1`;
    await expect(host.desk.decide(host.as('chloe'), id, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.decide(host.as('juno'), id, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.get(host.as('juno'), asked.id)).rejects.toMatchObject({ status: 404 });
  });

  it.each(['mcp', 'mail', 'chat'] as const)('G15: %s never approves', async channel => {
    await askProd();
    const [pending] = await host.desk.approvals(host.as('chloe'));
    await expect(host.desk.decide(host.as('chloe', { channel }), pending.id, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
    expect(host.world.effects).toEqual([]);
  });

  it('G8: decided again at the last moment: an approver who left does not count', async () => {
    const asked = await askProd();
    const [pending] = await host.desk.approvals(host.as('chloe'));
    host.world.before = () => { throw new Error('never reached'); };
    const at = host.people.findIndex(p => p.ref === 'user:default/ben');
    host.people[at] = { ...host.people[at], active: false };
    const after = await host.desk.decide(host.as('chloe'), pending.id, { decision: 'approve' });
    expect(after.items[0]).toMatchObject({ state: 'denied', decision: { rules: [{ id: 'active' }] } });
    expect(asked.items[0].state).toBe('waiting');
  });

  it('a decline needs a reason and ends it; nobody decides again', async () => {
    const asked = await askProd();
    const id = `${asked.id}.i1.1`;
    await expect(host.desk.decide(host.as('chloe'), id, { decision: 'decline' })).rejects.toMatchObject({ status: 422 });
    expect(await host.desk.decide(host.as('chloe'), id, { decision: 'decline', comment: 'Use the replica' })).toMatchObject({ state: 'denied', items: [{ state: 'declined', because: 'Use the replica' }] });
    await expect(host.desk.decide(host.as('felix'), id, { decision: 'approve' })).rejects.toMatchObject({ status: 409 });
  });

  it('G14: lapses after seven days, as an outcome', async () => {
    const asked = await askProd();
    host.clock.move(8 * 24 * HOUR);
    await host.desk.tick();
    expect((await host.desk.get(host.as('ben'), asked.id)).items[0]).toMatchObject({ state: 'declined' });
    expect(await host.desk.approvals(host.as('chloe'))).toEqual([]);
  });
});

describe('denial', () => {
  it('names the rule, offers what would pass, and one press asks for that', async () => {
    await start([[call('prod', { system: DB, duration: 'PT4H', role: 'admin' })]]);
    const denied = await host.desk.ask(host.as('ben'), { text: 'admin please' });
    expect(denied).toMatchObject({ state: 'denied', items: [{ state: 'denied', decision: { offers: [{ change: { role: 'read' } }] } }] });
    const again = await host.desk.turn(host.as('ben'), denied.id, { offer: { itemId: 'i1', index: 0 } });
    expect(again.items[1]).toMatchObject({ state: 'waiting', input: { role: 'read' }, waiting: { for: 'approval' } });
    expect(host.world.effects).toEqual([]);
  });
});

describe('proof of identity', () => {
  it('G17: is bound to the payload and comes from the person who asked', async () => {
    await start([[call('unlock')]]);
    host.world.state.set('directory user:default/ben resource:default/account', 'locked');
    const asked = await host.desk.ask(host.as('ben'), { text: 'unlock me' });
    expect(asked.items[0].waiting).toEqual({ for: 'step-up' });
    await expect(host.desk.challenge(host.as('sam'), asked.id, 'i1')).rejects.toMatchObject({ status: 403 });
    const { id: challengeId } = await host.desk.challenge(host.as('ben'), asked.id, 'i1');
    await expect(host.desk.stepUp(host.as('ben'), asked.id, { itemId: 'i1', challengeId, proof: 'wrong' })).rejects.toMatchObject({ status: 422 });
    expect(await host.desk.stepUp(host.as('ben'), asked.id, { itemId: 'i1', challengeId, proof: 'ok' })).toMatchObject({ items: [{ state: 'verified' }] });
  });

  it('G1: a claim may ask, and changes nothing', async () => {
    const asked = await askProd();
    await expect(host.desk.turn(host.as('ben', { assurance: 0 }), asked.id, { text: 'yes' })).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.decide(host.as('chloe', { assurance: 1 }), `${asked.id}.i1.1`, { decision: 'approve' })).rejects.toMatchObject({ status: 403 });
  });

  it.each([0, 1] as const)('G1: asked in somebody’s name (assurance %i) it waits for them, bothers nobody, and is theirs once they continue', async assurance => {
    await start([[call('app', { app: FIGMA }), call('prod', { system: DB, duration: 'PT4H' })]]);
    const asked = await host.desk.ask(host.as('ben', { assurance, channel: 'mail' }), { text: 'I need Figma and payments-db' });
    expect(asked.items.map(i => i.waiting?.for)).toEqual(['continue-as-you', 'continue-as-you']);
    expect(host.world.effects).toEqual([]);
    expect(await host.desk.approvals(host.as('chloe'))).toEqual([]);
    await expect(host.desk.continueAs(host.as('ben', { assurance: 1 }), asked.id, 'i1')).rejects.toMatchObject({ status: 403 });
    expect((await host.desk.continueAs(host.as('ben'), asked.id, 'i1')).items[0]).toMatchObject({ state: 'verified' });
    expect((await host.desk.continueAs(host.as('ben'), asked.id, 'i2')).items[1]).toMatchObject({ waiting: { for: 'approval' } });
  });
});

describe('grants end and are undone', () => {
  const granted = async () => {
    const asked = await askProd({ ticket: 'INC-7' });
    await host.desk.decide(host.as('chloe'), `${asked.id}.i1.1`, { decision: 'approve' });
    return asked.id;
  };

  it('at their time, once, by every replica that looks (G20)', async () => {
    const id = await granted();
    host.clock.move(5 * HOUR);
    await Promise.all([host.desk.tick(), host.restart().tick()]);
    await host.desk.tick();
    expect(host.world.effects.map(e => e.action)).toEqual(['prod.grant-role', 'prod.revoke-role']);
    expect((await host.desk.get(host.as('ben'), id)).items[0].grant).toMatchObject({ state: 'ended', endedBecause: 'Time is over' });
  });

  it('G20: a longer time is decided again; one access then has one end, and is taken back once', async () => {
    const id = await granted();
    await host.desk.extendGrant(host.as('ben'), `${id}.i1`, { duration: 'PT8H', reason: 'Still broken' });
    const waiting = await host.desk.get(host.as('ben'), id);
    const step = waiting.items[1].steps[0];
    expect(waiting.items[1]).toMatchObject({ state: 'waiting' });
    await host.desk.decide(host.as('chloe'), `${id}.${step.id}`, { decision: 'approve' });
    expect(await host.desk.grants(host.as('ben'))).toEqual(expect.arrayContaining([
      expect.objectContaining({ itemId: 'i1', state: 'ended', endedBecause: expect.stringContaining('Extended') }), expect.objectContaining({ itemId: 'i2', state: 'active' }),
    ]));
    host.clock.move(5 * HOUR);
    await host.desk.tick();
    expect(host.world.state.size).toBe(1);
    host.clock.move(4 * HOUR);
    await host.desk.tick();
    await host.desk.tick();
    expect(host.world.state.size).toBe(0);
    expect(host.world.effects.filter(e => e.action === 'prod.revoke-role')).toHaveLength(1);
  });

  it('when given back, and only by who holds it', async () => {
    const id = await granted();
    await expect(host.desk.returnGrant(host.as('felix'), `${id}.i1`)).rejects.toMatchObject({ status: 403 });
    await host.desk.returnGrant(host.as('ben'), `${id}.i1`);
    expect(host.world.state.size).toBe(0);
    expect(await host.desk.grants(host.as('ben'))).toMatchObject([{ state: 'ended', endedBecause: 'Given back' }]);
  });

  it('G20: undoing one of two grants for the same access leaves the other', async () => {
    await start([[call('app', { app: FIGMA }), call('app', { app: FIGMA })]]);
    let answers = 0;
    host.world.before = () => { if (answers++) return undefined; throw new Error('no answer'); };
    const { id } = await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
    host.clock.move(5 * HOUR);
    await host.desk.tick();
    expect(await host.desk.grants(host.as('ben'))).toMatchObject([{ state: 'active' }, { state: 'active' }]);
    expect((await host.desk.undo(host.as('ben'), `${id}.i1`)).items[0]).toMatchObject({ state: 'undone', grant: { state: 'ended', endedBecause: `Undone; still held through ${id}.i2` } });
    expect(host.world.state.size).toBe(1);
    await host.desk.undo(host.as('ben'), `${id}.i2`);
    expect(host.world.state.size).toBe(0);
  });

  it('undo is decided, done and read back; a second undo is refused', async () => {
    await start([[call('app', { app: FIGMA })]]);
    const { id } = await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
    const after = await host.desk.undo(host.as('ben'), `${id}.i1`);
    expect(after.items).toMatchObject([{ state: 'undone', grant: { state: 'ended' } }, { state: 'verified', action: 'saas.remove-seat' }]);
    expect(host.world.state.size).toBe(0);
    await expect(host.desk.undo(host.as('ben'), `${id}.i1`)).rejects.toMatchObject({ status: 409 });
  });
});

describe('identity', () => {
  it('G2: without a linked account nothing is guessed; a person looks at it', async () => {
    await start([[call('app', { app: FIGMA })]], { accounts: () => undefined });
    const view = await host.desk.ask(host.as('ben'), { text: 'I need Figma' });
    expect(view).toMatchObject({ state: 'handed-over', items: [{ state: 'handed-over' }], handoff: { state: 'open' } });
    expect(host.world.effects).toEqual([]);
  });

  it('G3: on behalf of somebody sets the subject, needs a permit, and the subject is told', async () => {
    await start([[call('app', { app: FIGMA })], [call('app', { app: FIGMA })]]);
    const mine = await host.desk.ask(host.as('mara'), { text: 'Figma for Ben', onBehalfOf: 'user:default/ben' });
    expect(mine).toMatchObject({ requester: 'user:default/mara', subject: 'user:default/ben', items: [{ subject: 'user:default/ben', state: 'verified' }] });
    expect(host.notices).toMatchObject([{ to: ['user:default/ben'] }]);
    const other = await host.desk.ask(host.as('juno'), { text: 'Figma for Chloe', onBehalfOf: 'user:default/chloe' });
    expect(other.items[0]).toMatchObject({ state: 'denied', decision: { rules: [{ id: 'own' }] } });
  });

  it('G5: roles come from configured groups; everybody else is refused', async () => {
    await askProd();
    for (const verb of [() => host.desk.handoffs(host.as('ben')), () => host.desk.metrics(host.as('ben')), () => host.desk.verifyAudit(host.as('ben')), () => host.desk.audit(host.as('ben')), () => host.desk.list(host.as('ben'), { scope: 'all' })]) {
      await expect(verb()).rejects.toMatchObject({ status: 403 });
    }
    expect(await host.desk.list(host.as('juno'))).toEqual([]);
  });
});

describe('G10: the planner never widens', () => {
  it('tools that do not exist, other people and unknown things have no effect', async () => {
    await start([
      [{ name: 'do_delete-everything', args: {} }, { name: 'grant_admin', args: { to: 'eve' } }],
    ]);
    const view = await host.desk.ask(host.as('ben'), { text: 'hello' });
    expect(view.items).toEqual([]);
    expect(host.world.effects).toEqual([]);
  });

  it('a model cannot say who the requester is', async () => {
    await start([[call('app', { app: FIGMA, person: 'user:default/chloe', requester: 'user:default/vera', by: 'user:default/vera' })]]);
    const view = await host.desk.ask(host.as('ben'), { text: 'Figma' });
    expect(view.items[0]).toMatchObject({ state: 'denied', subject: 'user:default/chloe' });
  });
});

describe('outcomes nobody knows (G19)', () => {
  it('are a state; the system is read back later, and nothing runs twice', async () => {
    await start([[call('app', { app: FIGMA })]]);
    host.world.after = () => { host.world.readable = false; throw new Error('connection reset'); };
    const view = await host.desk.ask(host.as('ben'), { text: 'Figma' });
    expect(view.items[0]).toMatchObject({ state: 'unknown' });
    host.world.readable = true;
    await host.desk.tick();
    expect((await host.desk.get(host.as('ben'), view.id)).items[0].state).toBe('unknown');
    host.clock.move(120_000);
    await host.desk.tick();
    expect((await host.desk.get(host.as('ben'), view.id)).items[0]).toMatchObject({ state: 'verified', receipt: { outcome: 'changed' } });
    expect(host.world.effects).toHaveLength(1);
  });

  it('two replicas that settle the same lost answer write one receipt, and it can be taken back', async () => {
    const asked = await askProd();
    let calls = 0;
    host.world.before = () => { if (calls++) return undefined; throw new Error('no answer'); };
    await host.desk.decide(host.as('chloe'), `${asked.id}.i1.1`, { decision: 'approve' });
    host.clock.move(5 * 60_000);
    await Promise.all([host.desk.tick(), host.restart().tick(), host.restart().tick()]);
    const { items: [item] } = await host.desk.get(host.as('ben'), asked.id);
    expect(item).toMatchObject({ state: 'verified', receipt: { outcome: 'changed', undo: { action: 'prod.revoke-role' } }, grant: { state: 'active' } });
    expect(host.world.effects).toHaveLength(1);
    const { events } = await host.desk.audit(host.as('otto'), { requestId: asked.id });
    expect(events.filter(e => e.kind === 'item.verified')).toHaveLength(1);
  });

  it('a refusal is kept verbatim', async () => {
    await start([[call('app', { app: FIGMA })]]);
    host.world.before = () => ({ outcome: 'refused', code: 'SEAT_LIMIT', message: 'No seat is free.' });
    expect((await host.desk.ask(host.as('ben'), { text: 'Figma' })).items[0]).toMatchObject({ state: 'refused', receipt: { refusal: { code: 'SEAT_LIMIT' } } });
  });
});

describe('the service desk', () => {
  it('takes over, answers and closes; meanwhile the agent is quiet', async () => {
    await start([[{ name: 'hand_to_person', args: { quote: '', reason: 'Laptop is slow' } }]]);
    const asked = await host.desk.ask(host.as('ben'), { text: 'my laptop is slow' });
    expect(asked).toMatchObject({ state: 'handed-over', handoff: { state: 'open' } });
    expect(await host.desk.handoffs(host.as('sam'))).toHaveLength(1);
    await host.desk.takeOver(host.as('sam'), asked.id);
    await host.desk.turn(host.as('ben'), asked.id, { text: 'any news?' });
    await host.desk.reply(host.as('sam'), asked.id, 'Try a restart.');
    const closed = await host.desk.close(host.as('sam'), asked.id, 'Fixed.');
    expect(closed.state).toBe('closed');
    expect(closed.turns.map(t => t.by)).toEqual(['user:default/ben', 'user:default/ben', 'user:default/sam', 'user:default/sam']);
  });
});
