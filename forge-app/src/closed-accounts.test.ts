import { at } from './__testUtils__/clock';
import { ADA, AUD, INES, MIRA, openForBusiness, OMAR, SAM } from './__testUtils__/company';
import { createInstallation, GROUPS, PEOPLE, type Installation } from './__testUtils__/installation';

jest.setTimeout(300_000);
const DAY = 86_400_000;
const ada = `user:jira/${PEOPLE.ada}`;
const sam = `user:jira/${PEOPLE.sam}`;

describe('accounts that Atlassian closed', () => {
  let app: Installation;
  const daily = () => app.as(undefined, () => (require('./index') as typeof import('./index')).runDaily());
  const left = async () => (await app.ok('closedAccounts', undefined, MIRA)).map(c => c.person);

  beforeAll(async () => {
    app = await createInstallation();
    // Security: somebody beside the privacy officer decides.
    app.site.state.groups.find(g => g.groupId === GROUPS.managers)?.members.push(PEOPLE.omar);
    await openForBusiness(app);
    for (const who of [ADA, SAM]) await app.ok('ask', { text: 'add me to Figma users for two weeks', key: `closed-${who.account}` }, who);
    await app.drain();
  });
  afterEach(() => { jest.useRealTimers(); });
  afterAll(() => app.close());

  it('G29: are kept by their id since Atlassian said so, and shown to privacy officers and auditors alone', async () => {
    await daily();
    expect(await left()).toEqual([]);
    app.closed.add(PEOPLE.ada).add(PEOPLE.sam).add('5f0a1c2e9b6d4a0068c1ffff');
    await daily();
    const [first] = await app.ok('closedAccounts', undefined, AUD);
    expect(await left()).toEqual([ada, sam].sort());
    expect(Object.keys(first).sort()).toEqual(['person', 'since']);
    at(Date.now() + DAY);
    await daily();
    expect((await app.ok('closedAccounts', undefined, MIRA))[0]).toEqual(first);
    for (const who of [INES, ADA]) expect(await app.call('closedAccounts', undefined, who)).toMatchObject({ ok: false, status: 403 });
  });

  it('one that is open after all leaves the list', async () => {
    app.closed.delete(PEOPLE.sam);
    await daily();
    expect(await left()).toEqual([ada]);
  });

  it('G29: one that was asked for leaves it, comes back when security says no, and stays away when it is erased', async () => {
    await app.ok('erase', { person: ada, reason: 'Atlassian closed this account.' }, MIRA);
    await app.drain();
    expect(await left()).toEqual([]);
    const decide = async (decision: 'approve' | 'decline') => {
      const [{ id, payloadHash, demands, item }] = (await app.ok('approvals', undefined, OMAR)).filter(a => a.item.action === 'countersign.erase-person');
      expect(item.input).toMatchObject({ person: ada });
      return app.ok('decide', { id, decision, payloadHash, comment: 'seen', ...(demands.type && { typed: demands.type }) }, OMAR);
    };
    await decide('decline');
    await app.drain();
    await daily();
    expect(await left()).toEqual([ada]);
    at(Date.now() + 2 * DAY);
    await app.ok('erase', { person: ada, reason: 'Atlassian closed this account, again.' }, MIRA);
    await app.drain();
    await decide('approve');
    await app.drain();
    await daily();
    await daily();
    expect(await left()).toEqual([]);
    expect((await app.ok('holds', undefined, MIRA)).erasures.map(e => e.state).sort()).toEqual(['denied', 'done']);
  });
});
