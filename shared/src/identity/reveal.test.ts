import { z } from 'zod';
import type { Change, System } from '../contract';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const PASSWORD = 'Blue-Kettle-7391';
const issued = new Set<string>();
const issue: Change<{ person: string }, { set: boolean }> = {
  id: 'issue-password', title: 'Issue', description: 'Issues a password.', effect: 'change', idempotent: true, input: z.object({ person: z.string() }),
  subject: i => i.person, resource: i => i.person, preview: (i, say) => `New password for ${say.person(i.person)}`, done: () => 'A new password was made',
  read: async i => ({ set: issued.has(i.person) }), reached: (_, s) => (s.set ? 'held' : 'notHeld'), fields: () => [], readBack: s => `Set: ${s.set}`,
  async run(i, ctx) {
    issued.add(i.person);
    return { outcome: 'changed', secret: await ctx.oneTimeSecret(PASSWORD) };
  },
};
const vault: System = { id: 'vault', title: 'Vault', config: {}, demo: true, connector: { id: 'vault', title: 'Vault', config: z.object({}), lookups: [], changes: [issue as never] } };
const type = { id: 'password', title: 'Password', examples: ['new password'], autonomy: 'auto' as const, slots: { person: { type: 'person' as const, default: '$requester' } }, actions: [{ use: 'vault.issue-password', input: { person: '$person' } }] };

let host: TestHost;
let secret: string;
let id: string;
beforeEach(async () => {
  issued.clear();
  host = await createTestHost(new ScriptedModel([[{ name: 'do_password', args: { quote: '' } }]]), { systems: [vault], types: [type], policies: '@id("issue") @says("Your own.") permit (principal, action == Action::"vault.issue-password", resource) when { context.self };' });
  const view = await host.desk.ask(host.as('ben'), { text: 'new password' });
  id = view.id;
  secret = view.items[0].receipt?.secret as string;
});
afterEach(() => host.close());
const prove = async (name = 'ben') => ({ challengeId: (await host.desk.challengeReveal(host.as(name), secret)).id, proof: 'ok' });

it('G18: is shown once, to the subject, after a proof for this very secret', async () => {
  await expect(host.desk.reveal(host.as('ben'), secret, {})).rejects.toMatchObject({ status: 422 });
  const other = await host.desk.challengeReveal(host.as('ben'), 'another-secret');
  await expect(host.desk.reveal(host.as('ben'), secret, { challengeId: other.id, proof: 'ok' })).rejects.toMatchObject({ status: 403 });
  await expect(host.desk.reveal(host.as('mara'), secret, await prove('mara'))).rejects.toMatchObject({ status: 404 });
  expect(await host.desk.reveal(host.as('ben'), secret, await prove())).toEqual({ value: PASSWORD });
  await expect(host.desk.reveal(host.as('ben'), secret, await prove())).rejects.toMatchObject({ status: 404 });
});

it('G18: three wrong proofs end it, and each is on the record of the request', async () => {
  for (let n = 0; n < 4; n++) await expect(host.desk.reveal(host.as('ben'), secret, { challengeId: 'c0', proof: 'guess' })).rejects.toMatchObject({ status: 422 });
  await expect(host.desk.reveal(host.as('ben'), secret, await prove())).rejects.toMatchObject({ status: 404 });
  const { events } = await host.desk.audit(host.as('otto'), { requestId: id, kind: 'step-up.failed' });
  expect(events).toHaveLength(3);
  expect(events[0]).toMatchObject({ actor: 'user:default/ben', data: { evidence: { item: 'i1', for: 'secret', reason: 'wrong' } } });
  expect(JSON.stringify(events)).not.toContain('guess');
});

it('G18: ten minutes later it is gone, and it was never written anywhere in clear', async () => {
  const tables: { name: string }[] = await host.knex('sqlite_master').where({ type: 'table' }).select('name');
  const written = JSON.stringify([await Promise.all(tables.map(t => host.knex(t.name).select())), host.notices]);
  expect(written).not.toContain(PASSWORD);
  host.clock.move(10 * 60_000);
  await expect(host.desk.reveal(host.as('ben'), secret, await prove())).rejects.toMatchObject({ status: 404 });
});

it('G18: a claim is shown nothing', async () => {
  await expect(host.desk.challengeReveal(host.as('ben', { assurance: 1 }), secret)).rejects.toMatchObject({ status: 403 });
  await expect(host.desk.reveal(host.as('ben', { assurance: 1 }), secret, { challengeId: 'c1', proof: 'ok' })).rejects.toMatchObject({ status: 403 });
});
