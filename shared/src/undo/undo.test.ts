import type { JsonObject } from '../types';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const FIGMA = 'resource:default/figma';
const DB = 'resource:default/payments-db';
const call = (type: string, args: JsonObject = {}) => ({ name: `do_${type}`, args: { quote: '', ...args } });
const MINUTE = 60_000;

let host: TestHost;
afterEach(() => host?.close());

/** Ben got a seat, then a role in production with Chloe's yes. */
async function two(): Promise<string> {
  host = await createTestHost(new ScriptedModel(() => [call('app', { app: FIGMA }), call('prod', { system: DB, duration: 'PT4H' })]));
  const { id } = await host.desk.ask(host.as('ben'), { text: 'Figma and prod read' });
  host.clock.move(MINUTE);
  await host.desk.decide(host.as('chloe'), `${id}.i2.1`, { decision: 'approve' });
  return id;
}
const taken = () => host.world.effects.map(e => e.action).filter(a => !a.includes('grant'));

describe('G20: a whole request is undone', () => {
  it('G20: the preview says what would happen, last change first; then it does', async () => {
    const id = await two();
    expect(await host.desk.undoPreview(host.as('ben'), id)).toMatchObject({ may: true, items: [{ itemId: 'i2', sentence: 'Takes it back', until: expect.any(String), asksAnew: false }, { itemId: 'i1', sentence: 'Takes it back' }] });
    const view = await host.desk.undoRequest(host.as('ben'), id);
    expect(taken()).toEqual(['prod.revoke-role', 'saas.remove-seat']);
    expect(view).toMatchObject({ undo: { by: 'user:default/ben', state: 'done', results: [{ itemId: 'i2', outcome: 'undone' }, { itemId: 'i1', outcome: 'undone' }] } });
    expect(view.items.slice(0, 2)).toMatchObject([{ state: 'undone', grant: { state: 'ended' } }, { state: 'undone', grant: { state: 'ended' } }]);
    expect(host.world.state.size).toBe(0);
    await expect(host.desk.undoRequest(host.as('ben'), id)).rejects.toMatchObject({ status: 409 });
    expect((await host.desk.undoPreview(host.as('ben'), id)).items).toMatchObject([{ itemId: 'i2', whyNot: 'It is undone already.' }, { itemId: 'i1', whyNot: 'It is undone already.' }]);
  });

  it('G20: a step that fails is parked with a person; the others are taken back, and each part says the truth', async () => {
    const id = await two();
    host.world.before = action => (action === 'prod.revoke-role' ? { outcome: 'refused', code: 'NO', message: 'The broker says no' } : undefined);
    const view = await host.desk.undoRequest(host.as('ben'), id);
    expect(view.undo).toMatchObject({ state: 'parked', results: [{ itemId: 'i2', outcome: 'failed', why: 'The broker says no' }, { itemId: 'i1', outcome: 'undone' }] });
    expect(view.handoff).toMatchObject({ state: 'open', reason: 'Undo is not complete', summary: expect.stringMatching(/Undone: .*grant-seat.*Not undone: .*grant-role.*The broker says no/) });
    expect(view.items.slice(0, 2)).toMatchObject([{ state: 'undone' }, { state: 'verified', grant: { state: 'active' } }]);
    host.world.before = undefined;
    // Later it goes through after all, and the view follows.
    expect((await host.desk.undo(host.as('ben'), `${id}.i2`)).undo?.results).toMatchObject([{ itemId: 'i2', outcome: 'undone' }, { itemId: 'i1', outcome: 'undone' }]);
  });

  it('G20: another replica goes on where one stopped, and nothing is taken back twice', async () => {
    const id = await two();
    host.world.before = action => { if (action === 'saas.remove-seat') throw new Error('the answer was lost'); return undefined; };
    const stop = host.knex;
    let writes = 0;
    const killed = new Error('the process died');
    const original = stop.client.query.bind(stop.client);
    stop.client.query = (connection: unknown, q: { sql: string }) => { if (/insert into `cs_journal`/.test(q.sql) && ++writes > 5) throw killed; return original(connection, q); };
    await host.desk.undoRequest(host.as('ben'), id).catch(() => undefined);
    stop.client.query = original;
    host.world.before = undefined;
    const other = host.restart();
    for (let n = 0; n < 6; n++) { host.clock.move(3 * MINUTE); await other.tick(); }
    const view = await host.desk.get(host.as('ben'), id);
    expect(view.undo?.state).not.toBe('running');
    expect(view.items.slice(0, 2).map(i => i.state)).toEqual(['undone', 'undone']);
    expect(taken().sort()).toEqual(['prod.revoke-role', 'saas.remove-seat']);
  });

  it('G20: the window of each change counts, and what was so before is left', async () => {
    const id = await two();
    host.clock.move(31 * 24 * 60 * MINUTE);
    const { items, may } = await host.desk.undoPreview(host.as('ben'), id);
    expect(may).toBe(false);
    expect(items.map(i => ('whyNot' in i ? i.whyNot : ''))).toEqual([expect.stringContaining('The time to undo it is over'), expect.stringContaining('The time to undo it is over')]);
    await expect(host.desk.undoRequest(host.as('ben'), id)).rejects.toMatchObject({ status: 409 });
  });

  it('G20: only the person concerned or the desk', async () => {
    const id = await two();
    await expect(host.desk.undoRequest(host.as('juno'), id)).rejects.toMatchObject({ status: 404 });
    await expect(host.desk.undoPreview(host.as('juno'), id)).rejects.toMatchObject({ status: 404 });
    await expect(host.desk.undoRequest(host.as('chloe'), id)).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.undoRequest(host.as('ben', { assurance: 1 }), id)).rejects.toMatchObject({ status: 403 });
    expect((await host.desk.undoPreview(host.as('chloe'), id)).may).toBe(false);
    expect(host.world.state.size).toBe(2);
  });

  it('G20: a request that is closed can still be undone within its window', async () => {
    const id = await two();
    await host.desk.confirm(host.as('ben'), id, true);
    expect((await host.desk.undoRequest(host.as('ben'), id)).items.slice(0, 2).map(i => i.state)).toEqual(['undone', 'undone']);
    expect(host.world.state.size).toBe(0);
  });
});

it('G21: an undo that gives access back is asked anew, under today’s rules', async () => {
  host = await createTestHost(new ScriptedModel(() => [call('app', { app: FIGMA })]));
  const { id } = await host.desk.ask(host.as('ben'), { text: 'Figma' });
  await host.desk.undo(host.as('ben'), `${id}.i1`);
  // The removal is a part of the same request; giving it back would be a request of its own, and the preview offers none of it.
  expect((await host.desk.undoPreview(host.as('ben'), id)).items.map(i => i.itemId)).toEqual(['i1']);
  expect(host.world.state.size).toBe(0);
});

describe('G21: taking back what took access away', () => {
  const RETURN = { id: 'give-back', title: 'Give a seat back', examples: ['I do not need Figma any more'], autonomy: 'auto' as const, slots: { app: { type: 'app' as const, required: true, question: 'Which app?' }, person: { type: 'person' as const, default: '$requester' } }, actions: [{ use: 'saas.remove-seat', input: { person: '$person', target: '$app' } }] };
  const SEAT = `saas user:default/ben ${FIGMA}`;
  /** Ben gave his seat back. */
  async function returned(policies = ''): Promise<string> {
    host = await createTestHost(new ScriptedModel(() => [call('give-back', { app: FIGMA })]), { types: [RETURN], policies });
    host.world.state.set(SEAT, 'member');
    const { id } = await host.desk.ask(host.as('ben'), { text: 'Take my seat' });
    expect(host.world.state.size).toBe(0);
    return id;
  }

  it('G21: the preview says that it is asked anew; undoing everything makes a request of its own', async () => {
    const id = await returned();
    expect(await host.desk.undoPreview(host.as('ben'), id)).toMatchObject({ may: true, items: [{ itemId: 'i1', asksAnew: true }] });
    const { undo, items } = await host.desk.undoRequest(host.as('ben'), id);
    expect(undo).toMatchObject({ state: 'done', results: [{ itemId: 'i1', outcome: 'asked', requestId: expect.stringMatching(/^REQ-/) }] });
    expect(items).toMatchObject([{ state: 'verified' }]);
    const anew = await host.desk.get(host.as('ben'), undo?.results[0].requestId ?? '');
    expect(anew.items).toMatchObject([{ action: 'saas.grant-seat', state: 'verified', grant: { state: 'active' } }]);
    expect(host.world.state.get(SEAT)).toBe('member');
  });

  it('G21: today’s rules decide: what needs a yes now waits for it, and nothing is given before', async () => {
    const id = await returned('@id("seat-owner") @says("A seat needs the owner’s yes now.") forbid (principal, action == Action::"saas.grant-seat", resource) unless { context.approvals.owner >= 1 };');
    const { undo } = await host.desk.undoRequest(host.as('ben'), id);
    const asked = undo?.results[0].requestId ?? '';
    expect((await host.desk.get(host.as('ben'), asked)).items).toMatchObject([{ state: 'waiting', waiting: { for: 'approval' } }]);
    expect(host.world.state.size).toBe(0);
    await host.desk.decide(host.as('chloe'), `${asked}.i1.1`, { decision: 'approve' });
    expect(host.world.state.get(SEAT)).toBe('member');
  });
});
