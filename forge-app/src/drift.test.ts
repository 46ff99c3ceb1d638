import { at } from './__testUtils__/clock';
import { ADA, changeOfRoles, INES, MIRA, OMAR, openForBusiness, SAM } from './__testUtils__/company';
import { createInstallation, GROUPS, PEOPLE, type As, type Installation } from './__testUtils__/installation';

/** A desk is opened for every call: on a busy machine that adds up. */
jest.setTimeout(300_000);
const DAY = 86_400_000;
const handlers = () => require('./index') as typeof import('./index');

describe('what a comparison of Jira with the record finds', () => {
  let app: Installation;
  const members = (id: string) => app.site.state.groups.find(g => g.groupId === id)?.members ?? [];
  const compared = async () => { at(Date.now() + DAY + 3_600_000); await app.as(undefined, () => handlers().runDaily()); };
  /** Somebody is put into the group by hand. */
  const byHand = async (account: string) => {
    members(GROUPS.figma).push(account);
    await compared();
    return (await app.ok('drift', undefined, INES)).findings.find(f => f.account === account && f.resource.endsWith(GROUPS.figma));
  };
  const resolve = async (finding: { id: string } | undefined, more: { how: 'revoke' } | { how: 'adopt'; duration: string }) => {
    const { id } = await app.ok('resolveDrift', { id: finding?.id ?? '', reason: 'Added by hand', ...more }, INES);
    await app.drain();
    return id;
  };
  const approve = async (who: As) => {
    const [{ id, payloadHash }] = await app.ok('approvals', undefined, who);
    await app.ok('decide', { id, decision: 'approve', payloadHash }, who);
    await app.drain();
  };
  const item = async (id: string) => (await app.ok('request', { id }, SAM)).request?.items[0];

  beforeAll(async () => {
    app = await createInstallation();
    members(GROUPS.managers).push(PEOPLE.omar);
    // Nobody inside says who gets in.
    members(GROUPS.figma).length = 0;
    await openForBusiness(app);
    await changeOfRoles(app, { 'people.yaml': `teams: [{ group: "group:jira/${GROUPS.everyone}", manager: "user:jira/${PEOPLE.mira}" }]\ncontractors: []\ninterns: []\nservices: []\nprivileged: []\n` }, () => at(Date.now() + 61 * 60_000));
    await compared();
  });
  it('is compared when an administrator asks, in the queue; twice at once is once more', async () => {
    const [before] = (await app.ok('drift', undefined, INES)).systems;
    at(Date.now() + 60_000);
    expect(await app.ok('scanDrift', undefined, INES)).toEqual({ id: 'drift' });
    await app.drain({ twice: true });
    const [after] = (await app.ok('drift', undefined, INES)).systems;
    expect(after.at > before.at).toBe(true);
    expect(await app.call('scanDrift', undefined, ADA)).toMatchObject({ ok: false, status: 403 });
  });

  it('what the starter says of it holds in its own rows', async () => {
    const { tests } = await app.ok('checkRules', { change: { 'policies/settling.cedar': '' } }, INES);
    expect(tests.failed).toEqual(expect.arrayContaining([expect.stringContaining('With the owner\'s yes')]));
    expect((await app.ok('checkRules', { change: {} }, INES)).tests.failed).toEqual([]);
  });

  afterAll(async () => { jest.useRealTimers(); await app.close(); });

  it('G20: a membership made by hand is taken away after a second person’s yes, and not before', async () => {
    const finding = await byHand(PEOPLE.ada);
    expect(finding).toMatchObject({ kind: 'unmanaged', says: 'Ada Lind holds Figma users, which was not given here.', may: ['adopt', 'revoke'] });
    expect(await app.call('resolveDrift', { id: finding?.id ?? '', how: 'revoke', reason: 'Added by hand' }, ADA)).toMatchObject({ ok: false, status: 403 });
    const id = await resolve(finding, { how: 'revoke' });
    expect(await item(id)).toMatchObject({ state: 'waiting', waiting: { for: 'approval' }, sentence: 'Take Ada Lind out of Figma users' });
    expect(await app.ok('approvals', undefined, INES)).toEqual([]);
    expect(members(GROUPS.figma)).toContain(PEOPLE.ada);
    await approve(OMAR);
    expect(await item(id)).toMatchObject({ state: 'verified', receipt: { verified: true } });
    expect(members(GROUPS.figma)).not.toContain(PEOPLE.ada);
  });

  it('G20: it is kept, with an end, after the owner’s and their manager’s yes', async () => {
    const id = await resolve(await byHand(PEOPLE.sam), { how: 'adopt', duration: 'P7D' });
    await approve(OMAR);
    expect(await item(id)).toMatchObject({ state: 'waiting' });
    await approve(MIRA);
    expect(await item(id)).toMatchObject({ grant: { state: 'active', person: `user:jira/${PEOPLE.sam}` } });
    expect(members(GROUPS.figma)).toContain(PEOPLE.sam);
  });
});
