import { INES, MIRA, change, openForBusiness, OMAR } from './__testUtils__/company';
import { createInstallation, type Installation } from './__testUtils__/installation';
import { beginningOf, pathOf } from './frontend/admin/rules/beginnings';

jest.setTimeout(300_000);

const TYPE = pathOf('request type', 'parking-card');
const POLICY = pathOf('policy', 'sensitive-groups');
const added = { [TYPE]: beginningOf('request type', 'parking-card'), [POLICY]: beginningOf('policy', 'sensitive-groups') };

describe('files of the rules come and go', () => {
  let app: Installation;
  beforeAll(async () => {
    app = await createInstallation();
    await openForBusiness(app);
  });
  afterAll(() => app.close());
  const paths = async () => (await app.ok('rules', undefined, INES)).files.map(f => f.path);

  it.each([TYPE, POLICY])('what %s begins with passes the check as it stands', async path => {
    const check = await app.ok('checkRules', { change: { [path]: added[path] } }, INES);
    expect(check).toMatchObject({ ok: true, faults: [], tests: { failed: [] }, diff: [{ file: path }] });
  });

  it('a rule’s id that is taken is said with file and line', async () => {
    const path = pathOf('policy', 'join');
    expect((await app.ok('checkRules', { change: { [path]: beginningOf('policy', 'join') } }, INES)).faults).toMatchObject([{ file: path, message: expect.stringContaining('join') }]);
  });

  it('G25: what was added is in force after a second person’s yes; they read that the files are new', async () => {
    await app.ok('proposeRules', { change: added, reason: 'Cards for the garage' }, INES);
    await app.drain();
    const [{ item, id, payloadHash }] = await app.ok('approvals', undefined, MIRA);
    expect(item).toMatchObject({ sentence: `Change the rules in ${POLICY} (new), ${TYPE} (new)`, input: { back: { [TYPE]: null, [POLICY]: null } } });
    expect(await paths()).not.toContain(TYPE);
    await app.ok('decide', { id, decision: 'approve', payloadHash }, MIRA);
    await app.drain();
    expect(await paths()).toEqual(expect.arrayContaining([TYPE, POLICY]));
    expect((await app.ok('admin', undefined, INES)).requestTypes).toContainEqual({ id: 'parking-card', title: 'Parking card', autonomy: 'off' });
  });

  it('G25: what was removed is gone after a second person’s yes; what must stay cannot be removed', async () => {
    expect((await app.ok('checkRules', { change: { 'policies/tests.yaml': null } }, INES)).faults).toMatchObject([{ message: expect.stringContaining('cannot be removed') }]);
    expect(await app.call('proposeRules', { change: { 'company.yaml': null }, reason: 'No company' }, INES)).toMatchObject({ ok: false, status: 422 });
    expect(await app.call('proposeRules', { change: { [TYPE]: null }, reason: 'No garage' }, OMAR)).toMatchObject({ ok: false, status: 403 });
    await app.ok('proposeRules', { change: { [TYPE]: null }, reason: 'No garage' }, INES);
    await app.drain();
    const [{ item, id, payloadHash }] = await app.ok('approvals', undefined, MIRA);
    expect(item).toMatchObject({ sentence: `Change the rules in ${TYPE} (removed)`, input: { change: { [TYPE]: null } } });
    await app.ok('decide', { id, decision: 'approve', payloadHash }, MIRA);
    await app.drain();
    expect(await paths()).not.toContain(TYPE);
    await change(app, { [POLICY]: null });
    expect(await paths()).not.toContain(POLICY);
  });
});
