import { z } from 'zod';
import type { Change, ReadContext, RunContext, System } from '../contract';
import { directoryConnector, type Account } from '../connectors/directory';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const MINUTE = 60_000;
/** The password of each account, as the system behind it knows it. */
const passwords = new Map<string, string>();
let readable = true;

/** A directory in memory with a password; every reset makes another one. */
function passwordChange(id: string, more: Partial<Change<{ person: string }, { set: string }>>): Change<{ person: string }, { set: string }> {
  return {
    id, title: id, description: id, effect: 'change', input: z.object({ person: z.string() }), subject: i => i.person, resource: i => i.person, preview: () => id, done: () => id,
    async read(i) {
      if (!readable) throw new Error('the system is down');
      return { set: passwords.get(i.person) ?? '' };
    },
    fields: () => [], undoWhyNot: 'No.', run: async () => ({ outcome: 'changed' }), ...more,
  };
}
let n = 0;
const reset = (rotate: string | undefined) => passwordChange('reset-password', {
  ...(rotate && { rotate }), reached: (_, s) => (s.set.startsWith('one-time') ? 'held' : 'notHeld'),
  async run(i, ctx) {
    passwords.set(i.person, `one-time-${n++}`);
    return { outcome: 'changed', secret: await ctx.oneTimeSecret(passwords.get(i.person) ?? '') };
  },
});
const discard = passwordChange('discard-password', {
  idempotent: true, reached: (_, s) => (s.set.startsWith('unknown') ? 'held' : 'notHeld'),
  async run(i) {
    passwords.set(i.person, `unknown-${n++}`);
    return { outcome: 'changed' };
  },
});
const system = (rotate?: string): System => ({ id: 'accounts', title: 'Accounts', config: {}, demo: true, connector: { id: 'accounts', title: 'Accounts', config: z.object({}), lookups: [], changes: [reset(rotate) as never, discard as never] } });
const type = { id: 'password', title: 'Password', examples: ['new password'], autonomy: 'auto' as const, slots: { person: { type: 'person' as const, default: '$requester' } }, actions: [{ use: 'accounts.reset-password', input: { person: '$person' } }] };

describe('a secret that nobody reads', () => {
  let host: TestHost;
  let id: string;
  let secret: string;
  const open = async (rotate?: string) => {
    passwords.clear();
    readable = true;
    host = await createTestHost(new ScriptedModel([[{ name: 'do_password', args: { quote: '' } }]]), { systems: [system(rotate)], types: [type], policies: '@id("reset") @says("Your own.") permit (principal, action == Action::"accounts.reset-password", resource) when { context.self };' });
    const view = await host.desk.ask(host.as('ben'), { text: 'new password' });
    id = view.id;
    secret = view.items[0].receipt?.secret ?? '';
    expect(passwords.get('user:default/ben')).toMatch(/^one-time/);
  };
  afterEach(() => host.close());
  const later = async (ms = 10 * MINUTE) => { host.clock.move(ms); await host.desk.tick(); };
  const unread = async () => (await host.desk.audit(host.as('otto'), { requestId: id, kind: 'secret.unread' })).events;
  const told = () => host.notices.filter(x => x.title === 'Your one-time secret was not read');

  it('G18: is replaced by one that nobody knows, as an item with an intent and a receipt of its own, once', async () => {
    await open('discard-password');
    await later(9 * MINUTE);
    expect(passwords.get('user:default/ben')).toMatch(/^one-time/);
    await later(MINUTE);
    await Promise.all([host.desk.tick(), host.restart().tick()]);
    expect(passwords.get('user:default/ben')).toMatch(/^unknown/);
    const view = await host.desk.get(host.as('ben'), id);
    expect(view.items).toMatchObject([{ action: 'accounts.reset-password', state: 'verified' }, { action: 'accounts.discard-password', state: 'verified', receipt: { verified: true } }]);
    expect(view.items[1].receipt?.secret).toBeUndefined();
    expect((await host.desk.audit(host.as('otto'), { requestId: id, kind: 'item.intent' })).events).toHaveLength(2);
    expect(await unread()).toMatchObject([{ data: { item: 'i1', evidence: { discardedBy: 'i2' } } }]);
    expect(told()).toMatchObject([{ to: ['user:default/ben'], body: expect.stringContaining('one that nobody knows') }]);
    expect(await host.knex('cs_secrets').select()).toEqual([]);
  });

  it('G18: of a system that the rules no longer name it is shown no more, and the person is told', async () => {
    await open('discard-password');
    const { knex } = host;
    host = await createTestHost(new ScriptedModel(() => []), { knex });
    await later();
    expect(await unread()).toMatchObject([{ data: { item: 'i1', evidence: { discardedBy: null } } }]);
    expect(told()).toMatchObject([{ body: expect.stringContaining('not shown any more') }]);
    expect(await knex('cs_secrets').select()).toEqual([]);
  });

  it('G18: read in time, nothing is replaced', async () => {
    await open('discard-password');
    const { id: challengeId } = await host.desk.challengeReveal(host.as('ben'), secret);
    await host.desk.reveal(host.as('ben'), secret, { challengeId, proof: 'ok' });
    await later(20 * MINUTE);
    expect(passwords.get('user:default/ben')).toMatch(/^one-time/);
    expect(await unread()).toEqual([]);
  });

  it('G18: looked for too late it is not shown, and it is still replaced', async () => {
    await open('discard-password');
    host.clock.move(11 * MINUTE);
    const { id: challengeId } = await host.desk.challengeReveal(host.as('ben'), secret);
    await expect(host.desk.reveal(host.as('ben'), secret, { challengeId, proof: 'ok' })).rejects.toMatchObject({ status: 404 });
    await host.desk.tick();
    expect(passwords.get('user:default/ben')).toMatch(/^unknown/);
  });

  it('G18: a system that cannot replace it: an event and a word to the person, and the row is gone', async () => {
    await open();
    await later();
    await later();
    expect(passwords.get('user:default/ben')).toMatch(/^one-time/);
    expect((await host.desk.get(host.as('ben'), id)).items).toHaveLength(1);
    expect(await unread()).toMatchObject([{ data: { evidence: { discardedBy: null } } }]);
    expect(told()).toHaveLength(1);
    expect(await host.knex('cs_secrets').select()).toEqual([]);
  });

  it('G18: a stop of changes does not keep a password alive that nobody read', async () => {
    await open('discard-password');
    await host.desk.pullSwitch(host.as('ines'), { kind: 'stop-changes', reason: 'Looking into something' });
    await later();
    expect(passwords.get('user:default/ben')).toMatch(/^unknown/);
  });
});

describe('the directory connector', () => {
  it('G18: discards a password without keeping any of it; it must still be changed', async () => {
    const find = (id: string) => directoryConnector.changes.find(c => c.id === id) as Change<{ person: string }, Account>;
    expect(find('reset-password').rotate).toBe('discard-password');
    const now = new Date('2026-11-23T09:10:00.000Z');
    let account: Account = { locked: false, lockedSince: null, failedSignIns: 0, passwordSetAt: '2026-11-23T09:00:00.000Z', mustChange: true, factors: 1, sessions: 0 };
    const answer = async (_: unknown, init?: RequestInit) => {
      if (init?.method !== 'POST') return Response.json(account);
      account = { ...account, passwordSetAt: now.toISOString() };
      return Response.json({ changed: true, password: 'Blue-Kettle-7391' });
    };
    const ctx = { config: { url: 'https://directory.example', token: 't' }, clock: { now: () => now }, fetch: answer as typeof fetch, signal: AbortSignal.timeout(5_000), account: async () => 'ben' } as ReadContext;
    const change = find('discard-password');
    const kept: string[] = [];
    expect(change.reached?.({ person: 'user:default/ben' }, account, now)).toBe('notHeld');
    const ran = await change.run({ person: 'user:default/ben' }, { ...ctx, runKey: 'k', capability: {} as never, progress: () => undefined, oneTimeSecret: async v => { kept.push(v); return 'ref'; } } as RunContext);
    expect(ran).toEqual({ outcome: 'changed' });
    expect(kept).toEqual([]);
    expect(change.reached?.({ person: 'user:default/ben' }, (await change.read?.({ person: 'user:default/ben' }, ctx)) as Account, now)).toBe('held');
    expect(account.mustChange).toBe(true);
  });
});
