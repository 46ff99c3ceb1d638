import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { adminView, connection, metrics, peer, rules, switches, verification } from './__fixtures__/admin';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { admin, me, MIRA, SAM } from './__fixtures__/people';
import { privacy } from './__fixtures__/privacy';
import { OPENING } from '../__testUtils__/tab-calls';
import { TABS } from './admin/tabs-for';

const AT = '2026-11-25T09:31:00.000Z';
const settings = (told: Answers = {}) => open(() => require('./admin'), { me: admin(), admin: adminView(), metrics: metrics(), groups: [{ id: 'g-1', name: 'it-team' }, { id: 'g-2', name: 'security-team' }], ...told });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const go = async (name: string) => fireEvent.click(await screen.findByRole('tab', { name }));
const type = async (label: string | RegExp, value: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value } });
const enabled = (name: string) => waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(false));

test('G26: an auditor has no tab that changes anything', async () => {
  const { sent } = await settings({ me: me({ kind: 'licensed', may: { audit: true } }), admin: adminView({ holds: ['auditor'], switches: switches({ mayPull: false }) }), peers: { peers: [peer({ may: [] })], names: [], hosts: [] } });
  expect((await screen.findAllByRole('tab')).map(t => t.textContent)).toEqual(['Numbers', 'Systems', 'Rules', 'Approvers', 'Limits', 'Record', 'Drift', 'People', 'Other hosts', 'About']);
  expect(new Set(sent().map(([name]) => name))).toEqual(new Set(['admin', 'metrics']));
  await go('Systems');
  expect(await screen.findByText('Jira groups')).toBeTruthy();
  await expectSound();
  await go('Other hosts');
  expect(await screen.findByText('Backstage')).toBeTruthy();
  expect([screen.queryAllByRole('button').length, screen.queryAllByRole('textbox').length]).toEqual([0, 0]);
});

test('G26: a tab asks on opening what its roles are let in to, and nothing else', async () => {
  const { sent } = await settings({
    admin: adminView({ edition: 'connected' }), connections: [], rules: rules(), audit: { events: [] }, holds: privacy(), closedAccounts: [], peers: { peers: [], names: [], hosts: [] },
    drift: { says: 'Nothing was compared yet.', agrees: true, systems: [], notCovered: [], findings: [], mayScan: true },
  });
  for (const title of TABS) {
    const before = sent().length - (title === 'Numbers' ? OPENING.Numbers.length : 0);
    await go(title);
    await waitFor(() => expect(sent().slice(before).filter(([name]) => name !== 'admin')).toEqual(OPENING[title]));
  }
});

test('G26: whoever holds no role has no tab, and is told how a role is given', async () => {
  await settings({ me: me({ kind: 'licensed' }), admin: adminView({ holds: [], switches: undefined }) });
  expect(await screen.findByText('You hold no role in Countersign')).toBeTruthy();
  expect(screen.queryAllByRole('tab')).toEqual([]);
  await expectSound();
});

test('G26: who operates connections sets secrets and tests; who only administers tests', async () => {
  await settings({ me: me({ kind: 'licensed' }), admin: adminView({ holds: ['connectorOperator'] }) });
  await go('Systems');
  expect(await screen.findByRole('button', { name: 'Show its signing secret' })).toBeTruthy();
  document.body.replaceChildren();
  await settings({ admin: adminView({ holds: ['admin'] }) });
  await go('Systems');
  expect(await screen.findByRole('button', { name: 'Test Jira groups' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Show its signing secret' })).toBeNull();
});

test('the first run gives roles to Jira groups, and lets nobody both write and approve rules', async () => {
  const { sent } = await settings({ me: { ...admin(), ready: false }, admin: adminView({ setUp: false }), setUp: adminView(), checkSetUp: [{ kind: 'one-approver' }, { kind: 'both', roles: ['auditor', 'admin'], people: 2 }] });
  expect(await screen.findByText('1 step left')).toBeTruthy();
  await type(/Name of the company/, 'Acme');
  await expectSound();
  const pick = (label: string, id: string) => { const box = screen.getByLabelText<HTMLSelectElement>(label); [...box.options].forEach(o => { o.selected = o.value === id; }); fireEvent.change(box); };
  for (const label of ['Administrators', 'Auditors', 'Service-desk agents', 'Rule authors', 'Rule approvers']) pick(label, 'g-1');
  expect(await screen.findByText('One group writes and approves rules')).toBeTruthy();
  pick('Rule approvers', 'g-2');
  expect(await screen.findByText(/One person alone approves rules/)).toBeTruthy();
  expect(screen.getByText(/2 people are among Auditors and Administrators/)).toBeTruthy();
  expect(screen.getByText(/Every later change of a role is a change of company.yaml/)).toBeTruthy();
  await expectSound();
  await enabled('Set up Countersign');
  await press('Set up Countersign');
  const one = ['group:jira/g-1'];
  await waitFor(() => expect(sent()).toContainEqual(['checkSetUp', { roles: expect.objectContaining({ policyApprover: ['group:jira/g-2'] }) }]));
  await waitFor(() => expect(sent()).toContainEqual(['setUp', { name: 'Acme', roles: { admin: one, auditor: one, desk: one, security: [], policyAuthor: one, policyApprover: ['group:jira/g-2'], connectorOperator: [], privacy: [] } }]));
  expect(await screen.findByText('Requests by day')).toBeTruthy();
});

test('numbers: volume, paths, how sure, and what needs a look', async () => {
  await settings({ metrics: metrics({ exceptions: [{ requestId: 'REQ-5', itemId: 'i1', why: 'Nobody knows whether Figma was given', since: AT, kind: 'unknown', owner: 'group:jira/facilities' }] }) });
  const chart = (await screen.findByText('How they were resolved')).closest('figure') as HTMLElement;
  expect(within(chart).getAllByRole('row', { hidden: true }).map(r => r.textContent)).toContainEqual(expect.stringMatching(/By rule alone5$/));
  expect(screen.getByText('12, 4 open')).toBeTruthy();
  expect(screen.getByText('Nobody knows whether Figma was given')).toBeTruthy();
  await expectSound();
});

test('cost saved stands beside what it is worked out from; without a price of an hour there is only the way to state one', async () => {
  const stated = { ...metrics().saved, assumed: { currency: 'EUR', hour: 60 }, amount: 90 };
  await settings({ metrics: metrics({ saved: stated }) });
  expect(await screen.findByText('About €90')).toBeTruthy();
  expect(screen.getByText(/Worked out, not measured: 1 h 30 min of a person’s work at €60 an hour/)).toBeTruthy();
  expect(screen.getByText(/1 more verified, for which no minutes are assumed/)).toBeTruthy();
  expect(within(screen.getByRole('table', { name: 'What it rests on' })).getAllByRole('cell').map(c => c.textContent)).toEqual(['Figma seat', '6', '15', '€90']);
  await expectSound();
});

test('no assumption, no amount', async () => {
  await settings({ metrics: metrics() });
  expect(await screen.findByText(/No amount is shown/)).toBeTruthy();
  expect(screen.getByText(/hour: 50/)).toBeTruthy();
  expect(screen.queryByText(/About/, { selector: 'strong' })).toBeNull();
  expect(screen.queryByText(/90/)).toBeNull();
});

test('a system is tested by a press', async () => {
  const { sent } = await settings({ testSystem: { works: false, message: 'The token is too old. Make a new one.' } });
  await go('Systems');
  await press('Test Jira groups');
  expect(await screen.findByText('The token is too old. Make a new one.')).toBeTruthy();
  expect(sent()).toContainEqual(['testSystem', { id: 'jira' }]);
  await expectSound();
});

const apps = { id: 'apps', title: 'Applications', state: 'closed' as const, says: 'In use', failures: 0 };
const connected = (told: Answers = {}) => settings({ admin: adminView({ edition: 'connected', systems: [apps] }), connections: [connection()], ...told });

test('G33: a secret goes in and is not shown again; who set it and when is', async () => {
  const { sent } = await connected({ setCredential: [connection({ credential: { name: 'figma', state: 'set', by: SAM, at: AT } })] });
  await go('Systems');
  expect(await screen.findByText('Missing')).toBeTruthy();
  expect((await screen.findByLabelText<HTMLInputElement>('Token of Figma')).type).toBe('password');
  await expectSound();
  await type('Token of Figma', ' tok-12345678 ');
  await enabled('Set the secret of Figma');
  await press('Set the secret of Figma');
  expect(await screen.findByText('Set')).toBeTruthy();
  expect(await screen.findByText('Sam Otieno')).toBeTruthy();
  expect(sent()).toContainEqual(['setCredential', { name: 'figma', secret: 'tok-12345678' }]);
  expect(screen.queryByLabelText(/token of Figma/i)).toBeNull();
  await press('Replace the secret of Figma');
  expect((await screen.findByLabelText<HTMLInputElement>('New token of Figma')).value).toBe('');
  expect(document.body.innerHTML).not.toContain('tok-12345678');
  await expectSound();
});

test('G33: a host is allowed by Atlassian’s own dialog, beside those allowed before; a no is said', async () => {
  const kept = [{ key: 'systems', description: '', configured: [{ domain: 'https://old.example', type: ['FETCH_BACKEND_SIDE'] }] }];
  const { bridge, bridged } = await connected();
  await go('Systems');
  expect(await screen.findByRole('button', { name: 'Allow figma.example' })).toBeTruthy();
  expect(screen.queryByText('Not allowed yet')).toBeNull();
  await go('About');
  bridged({ __permission__egressGet: () => ({ results: kept }), __permission__egressSet: () => { throw new Error('rejected'); } });
  await go('Systems');
  expect(await screen.findByText('Not allowed yet')).toBeTruthy();
  await press('Allow figma.example');
  expect(await screen.findByText('The host was not allowed.')).toBeTruthy();
  bridged({ __permission__egressGet: () => ({ results: kept }), __permission__egressSet: ({ egresses }: { egresses: typeof kept }) => { kept.splice(0, 1, ...egresses); return { results: kept }; } });
  await press('Allow figma.example');
  expect(await screen.findByText('Allowed')).toBeTruthy();
  expect(screen.queryByText('The host was not allowed.')).toBeNull();
  expect(bridge('__permission__egressSet').at(-1)).toMatchObject({ egresses: [{ key: 'systems', configured: [{ domain: 'https://old.example' }, { domain: 'https://figma.example', type: ['FETCH_BACKEND_SIDE'] }] }] });
  await expectSound();
});

test('G26: whoever may not set a secret sees how it stands, and no field', async () => {
  await connected({ admin: adminView({ edition: 'connected', systems: [apps], holds: ['auditor'] }), connections: [connection({ maySet: false, credential: { name: 'figma', state: 'for another host' } })] });
  await go('Systems');
  expect(await screen.findByText('Set for another host')).toBeTruthy();
  expect(screen.queryByLabelText(/Token of Figma/i)).toBeNull();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('the edition that runs on Atlassian asks nothing about what is outside', async () => {
  const { sent, bridge } = await settings();
  await go('Systems');
  expect(await screen.findByRole('button', { name: 'Test Jira groups' })).toBeTruthy();
  expect([sent().some(([name]) => name === 'connections'), bridge('__permission__egressGet')]).toEqual([false, []]);
});

test('G25: how far it goes by itself is proposed with a reason, and nothing is different yet', async () => {
  const { sent } = await settings({ autonomy: { id: 'REQ-8' } });
  await go('Request types');
  await type('Figma seat', 'auto');
  expect(await screen.findByText('It then acts without asking')).toBeTruthy();
  await type(/Why/, 'Three months without a no');
  await enabled('Propose the change');
  await press('Propose the change');
  expect(await screen.findByText('Nothing is different yet. Somebody else approves it: REQ-8.')).toBeTruthy();
  expect(sent()).toContainEqual(['autonomy', { requestType: 'figma', autonomy: 'auto', reason: 'Three months without a no' }]);
  await expectSound();
});

test('G25: rules are checked before they can be proposed', async () => {
  const good = { ok: true, faults: [], diff: [{ file: 'company.yaml', patch: '+name: Acme Ltd' }], tests: { passed: 12, failed: [] }, different: ['Ben gets Figma.'], digest: 'd' };
  const { sent, tell } = await settings({ rules: rules({ together: [{ person: MIRA, roles: ['auditor', 'policyApprover'] }] }), checkRules: { ...good, ok: false, faults: [{ file: 'company.yaml', line: 1, message: 'name is empty' }] }, proposeRules: { id: 'REQ-9' } });
  await go('Rules');
  expect(await screen.findByText('abcdef0123456789')).toBeTruthy();
  expect(screen.getByText('is among Auditors and Rule approvers. Give one of them to somebody else.')).toBeTruthy();
  await type('Text of company.yaml', 'name:');
  await enabled('Check the change');
  await press('Check the change');
  expect(await screen.findByText('company.yaml, line 1: name is empty')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Propose the change' })).toBeNull();
  tell({ checkRules: good });
  await type('Text of company.yaml', 'name: Acme Ltd');
  await press('Check the change');
  expect(await screen.findByText('Ben gets Figma.')).toBeTruthy();
  await type(/Why/, 'New name');
  await enabled('Propose the change');
  await expectSound();
  await press('Propose the change');
  await waitFor(() => expect(sent()).toContainEqual(['proposeRules', { change: { 'company.yaml': 'name: Acme Ltd' }, reason: 'New name' }]));
});

test('G25: files are added and removed in a proposal, and shown as such before anybody is asked', async () => {
  const diff = [{ file: 'policies/apps.cedar', patch: '-permit(principal);' }, { file: 'request-types/parking-card.yaml', patch: '+id: parking-card' }];
  const { sent } = await settings({ rules: rules(), checkRules: { ok: true, faults: [], diff, tests: { passed: 4, failed: [] }, different: [], digest: 'd' }, proposeRules: { id: 'REQ-9' } });
  await go('Rules');
  expect(await screen.findByLabelText('Text of company.yaml')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  await press('Add a file');
  await type('Name of the new file', 'Parking Card');
  expect(await screen.findByText(/“Parking Card” cannot be a name/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add the file' }).disabled).toBe(true);
  await type('What to add', 'policy');
  await type('Name of the new file', 'apps');
  expect(await screen.findByText('policies/apps.cedar is there already. Choose another name.')).toBeTruthy();
  await expectSound();
  await type('What to add', 'request type');
  await type('Name of the new file', 'parking-card');
  await enabled('Add the file');
  await press('Add the file');
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Text of request-types/parking-card.yaml')).value).toContain('title: Parking card');
  await type('File', 'policies/apps.cedar');
  await press('Remove policies/apps.cedar');
  expect(await screen.findByText('The change removes policies/apps.cedar')).toBeTruthy();
  expect(screen.getByText('Changed: policies/apps.cedar (removed), request-types/parking-card.yaml (new)')).toBeTruthy();
  await press('Check the change');
  expect((await screen.findByText('Removed')).parentElement?.textContent).toContain('policies/apps.cedar');
  expect((await screen.findByText('New file')).parentElement?.textContent).toContain('request-types/parking-card.yaml');
  await expectSound();
  await type(/Why/, 'Cards for the garage');
  await enabled('Propose the change');
  await press('Propose the change');
  await waitFor(() => expect(sent()).toContainEqual(['proposeRules', { change: { 'policies/apps.cedar': null, 'request-types/parking-card.yaml': expect.stringContaining('id: parking-card') }, reason: 'Cards for the garage' }]));
});

test('what was to be removed or added can stay as it is', async () => {
  await settings({ rules: rules() });
  await go('Rules');
  await type('File', 'policies/apps.cedar');
  await press('Remove policies/apps.cedar');
  await press('Keep policies/apps.cedar');
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Text of policies/apps.cedar')).value).toBe('permit(principal);');
  await press('Add a file');
  await type('Name of the new file', 'parking-card');
  await enabled('Add the file');
  await press('Add the file');
  await press('Do not add request-types/parking-card.yaml');
  expect(await screen.findByLabelText('Text of company.yaml')).toBeTruthy();
  expect(screen.getByText('Nothing is changed yet.')).toBeTruthy();
});

test('G22: one person stops, with a reason and a word on what it does; two release', async () => {
  const pulled = { id: 's1', kind: 'stop-all' as const, scope: {}, by: SAM, at: AT, reason: 'Looks wrong' };
  const { sent } = await settings({ pullSwitch: switches({ pulled: [pulled], may: ['s1'] }), releaseSwitch: switches({ pulled: [{ ...pulled, release: { by: SAM, at: AT } }] }) });
  await go('Stop');
  expect(await screen.findByText('You stop it alone, at once. It takes two people to let it go on.')).toBeTruthy();
  await type('What stops', 'stop-all');
  await type(/Why/, 'Looks wrong');
  await enabled('Stop now');
  await press('Stop now');
  const dialog = await screen.findByRole('dialog', { name: 'Stop everything?' });
  expect(dialog.textContent).toContain('no access ends, for everybody, until two people release it');
  await expectSound();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Stop now' }));
  await waitFor(() => expect(sent()).toContainEqual(['pullSwitch', { kind: 'stop-all', reason: 'Looks wrong' }]));
  await press('Ask for the release');
  expect(await screen.findByText(/A second person releases it\.$/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /elease/ })).toBeNull();
});

test('limits and storage say how full they are; from 80 % on it warns', async () => {
  await settings({ admin: adminView({ storage: { usedBytes: 85 * 1_048_576, ofBytes: 100 * 1_048_576, warning: true } }) });
  await go('Limits');
  expect((await screen.findByText('9 of 10 an hour')).closest('tr')?.textContent).toContain('Messages');
  await expectSound();
  await go('About');
  expect(await screen.findByText('85 % of the storage is used')).toBeTruthy();
  expect(screen.getByText(/nothing leaves Atlassian’s cloud/)).toBeTruthy();
  await expectSound();
});

test('who does what, by the names of groups; an empty role is nobody', async () => {
  await settings();
  await go('Approvers');
  const rows = within(await screen.findByRole('table', { name: 'Roles in force' })).getAllByRole('row');
  await waitFor(() => expect(rows[1].textContent).toContain('it-team'));
  expect(rows[2].textContent).toContain('Nobody');
  await expectSound();
});

const EVENT = { requestId: 'REQ-1', seq: 2, kind: 'decided', actor: MIRA, at: AT, summary: 'Decided', data: null, hash: 'aabbccdd11', prevHash: '00' };

test('G30: an auditor sees who read requests that are not theirs, and what of them', async () => {
  await settings({ audit: sent => ({ events: sent.kind === 'record.read' ? [{ ...EVENT, kind: 'record.read', data: { what: 'replay', id: 'REQ-7' } }] : [EVENT] }) });
  await go('Record');
  const [, row] = within(await screen.findByRole('table', { name: 'Who looked' })).getAllByRole('row');
  expect(row.textContent).toMatch(/^Mira Olsenreplayed itREQ-7/);
  await expectSound();
});

test('G28: verifying says what holds, what is not proven, and where it is broken', async () => {
  const { tell } = await settings({ audit: { events: [EVENT], next: 'n' }, verify: verification(), exportAudit: { lines: '{"seq":1}\n', next: 1 } });
  await go('Record');
  expect(await screen.findByText('aabbccdd')).toBeTruthy();
  await press('Verify now');
  expect(await screen.findByText('Intact: 60 events of 4 requests')).toBeTruthy();
  expect(screen.getByText('Completeness needs a head that you kept.')).toBeTruthy();
  await expectSound();
  tell({ verify: verification({ ok: false, broken: { requestId: 'REQ-1', seq: 2, why: 'was changed' } }) });
  await press('Verify now');
  expect(await screen.findByText('Broken at REQ-1, event 2')).toBeTruthy();
  await press('Export the events');
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Part 1, one event a line')).value).toBe('{"seq":1}\n');
  tell({ exportAudit: { lines: '{"seq":2}\n' } });
  await press('Next part');
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Part 2, one event a line')).value).toBe('{"seq":2}\n');
  expect(screen.queryByRole('button', { name: 'Next part' })).toBeNull();
});

test('drift is settled by a request with a reason', async () => {
  const finding = { id: 'f1', system: 'jira', systemTitle: 'Jira groups', kind: 'orphan' as const, account: 'a', resource: 'group:jira/g-1', resourceTitle: 'it-team', says: 'A former colleague is in it-team.', firstSeen: AT, lastSeen: AT, may: ['revoke' as const] };
  const { sent } = await settings({ drift: { says: '1 difference needs a look.', agrees: false, systems: [{ system: 'jira', title: 'Jira', at: AT, holdings: 9, unmanaged: 0, alarm: true, open: 7 }], notCovered: [], findings: [finding], mayScan: true }, resolveDrift: { id: 'REQ-4' } });
  await go('Drift');
  expect(await screen.findByText('1 difference needs a look.')).toBeTruthy();
  expect(screen.getByText('Jira: 7 of 9 differ at once')).toBeTruthy();
  expect(screen.queryByText('Systems and record agree')).toBeNull();
  await press('Take it away');
  await type(/Why/, 'Left in May');
  await enabled('Ask to take it away');
  await press('Ask to take it away');
  await waitFor(() => expect(sent()).toContainEqual(['resolveDrift', { id: 'f1', how: 'revoke', reason: 'Left in May' }]));
  await expectSound();
});

test('with nothing found, systems that could not be read do not agree', async () => {
  await settings({ drift: { says: 'Jira could not be read, so what is held there now is not known.', agrees: false, systems: [], notCovered: [], findings: [], mayScan: true } });
  await go('Drift');
  expect(await screen.findByText(/could not be read, so/)).toBeTruthy();
  expect(screen.queryByText('Systems and record agree')).toBeNull();
});

test('another host is confirmed by a typed fingerprint, and unpairing says what ends', async () => {
  const view = { peers: [peer()], names: [{ name: 'backstage', title: 'Backstage' }], hosts: [] };
  const { sent } = await settings({ peers: view, pair: { peers: view, carry: 'inv-1234567890', fingerprint: 'amber-fox-12' } });
  await go('Other hosts');
  await press('Make an invitation');
  expect(await screen.findByText('inv-1234567890')).toBeTruthy();
  await type('Fingerprint that Backstage reads to you', 'amber-fox-12');
  await enabled('Confirm Backstage');
  await press('Confirm Backstage');
  await waitFor(() => expect(sent()).toContainEqual(['pair', { do: 'confirm', name: 'backstage', fingerprint: 'amber-fox-12' }]));
  await expectSound();
  await press('Unpair Backstage');
  expect((await screen.findByRole('dialog', { name: 'Unpair Backstage?' })).textContent).toContain('2 links of people end');
});

test('G33: the connected edition says whether Atlassian lets it send to the other host, and what to do', async () => {
  const hosts = [{ name: 'backstage', title: 'Backstage', origin: 'https://portal.example' }, { name: 'old', title: 'Old portal', origin: 'http://old.example' }];
  const kept = [{ key: 'systems', description: '', configured: [{ domain: 'https://figma.example', type: ['FETCH_BACKEND_SIDE'] }] }];
  const view = { peers: [peer({ state: 'paired', may: ['unpair'] })], names: [{ name: 'backstage', title: 'Backstage' }] };
  const { bridge, bridged } = await settings({ peers: { ...view, hosts }, pair: { peers: view } });
  bridged({ __permission__egressGet: () => ({ results: kept }), __permission__egressSet: ({ egresses }: { egresses: typeof kept }) => { kept.splice(0, 1, ...egresses); return { results: kept }; } });
  await go('Other hosts');
  expect(await screen.findByText(/Until then nothing is sent; what waits is kept/)).toBeTruthy();
  expect(screen.getByText(/http:\/\/old.example is not https, so nothing is sent there/)).toBeTruthy();
  await expectSound();
  await press('Allow portal.example');
  expect(await screen.findByText('Allowed')).toBeTruthy();
  expect(screen.queryByText(/Until then nothing is sent/)).toBeNull();
  expect(bridge('__permission__egressSet').at(-1)).toMatchObject({ egresses: [{ key: 'systems', configured: [{ domain: 'https://figma.example' }, { domain: 'https://portal.example', type: ['FETCH_BACKEND_SIDE'] }] }] });
  await press('Unpair Backstage');
  await type(/Why/, 'Moved away');
  await enabled('Unpair');
  await press('Unpair');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByText('Where messages go')).toBeTruthy();
});

test('G33: a signing secret is shown to who asks for it by name', async () => {
  const { sent } = await settings({ signing: { secret: 'whsec_Zm9v' } });
  await go('Systems');
  await type('Name of the sender', 'hr');
  await press('Show its signing secret');
  expect(await screen.findByText('whsec_Zm9v')).toBeTruthy();
  expect(sent()).toContainEqual(['signing', { sender: 'hr' }]);
  await expectSound();
});

test('systems are compared when somebody asks, and what came of it shows without another press', async () => {
  jest.useFakeTimers();
  try {
    const drift = { says: 'No system has been compared yet.', agrees: false, systems: [], notCovered: [], findings: [], mayScan: true };
    const { sent, tell } = await settings({ drift, scanDrift: { id: 'drift' } });
    await go('Drift');
    await press('Compare now');
    expect(await screen.findByText(/You can leave this page/)).toBeTruthy();
    expect(sent()).toContainEqual(['scanDrift', undefined]);
    tell({ drift: { ...drift, says: 'What the systems hold agrees with the record.', agrees: true, systems: [{ system: 'jira', title: 'Jira', at: AT, holdings: 9, unmanaged: 0, alarm: false, open: 0 }] } });
    await jest.advanceTimersByTimeAsync(3_100);
    expect(await screen.findByText('Systems and record agree')).toBeTruthy();
    expect(screen.queryByText(/You can leave this page/)).toBeNull();
  } finally {
    jest.useRealTimers();
  }
});

test('an auditor reads what was compared and compares nothing', async () => {
  await settings({ drift: { says: 'No system has been compared yet.', agrees: false, systems: [], notCovered: [], findings: [], mayScan: false } });
  await go('Drift');
  expect(await screen.findByText('No system has been compared yet.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Compare now' })).toBeNull();
});
