import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { adminView, metrics, switches } from './__fixtures__/admin';
import { expectSound, open, type Answers } from './__fixtures__/page';
import { LIAM, me, MIRA } from './__fixtures__/people';
import { hold, privacy } from './__fixtures__/privacy';

const officer = () => me({ kind: 'licensed' });
const only = adminView({ holds: ['privacy'], switches: switches({ mayPull: false }) });
const people = (told: Answers) => open(() => require('./admin'), { me: officer(), admin: only, metrics: metrics(), holds: privacy(), closedAccounts: [], ...told });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));
const type = async (label: string | RegExp, value: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value } });
const enabled = (name: string) => waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(false));

test('G26: a privacy officer has the tab People and nothing else; who administers and is none has it not', async () => {
  await people({});
  expect((await screen.findAllByRole('tab')).map(t => t.textContent)).toEqual(['People']);
  await expectSound();
  document.body.replaceChildren();
  await people({ me: me({ kind: 'licensed', may: { administer: true } }), admin: adminView({ holds: ['admin'] }) });
  await screen.findByRole('tab', { name: 'Stop' });
  expect(screen.queryByRole('tab', { name: 'People' })).toBeNull();
});

test('G29: an account that Atlassian closed is asked to be erased by its id, and leaves the list; an auditor sees it and asks nothing', async () => {
  const closed = [{ person: LIAM, since: '2026-11-25T09:31:00.000Z' }];
  const { sent, tell } = await people({ closedAccounts: closed, erase: () => { tell({ closedAccounts: [], holds: privacy({ erasures: [...privacy().erasures, { requestId: 'REQ-11', person: LIAM, personName: 'Liam Doyle', state: 'waiting', headline: 'Security decides it.', at: closed[0].since }] }) }); return { id: 'REQ-11' }; } });
  expect((await screen.findByText('Atlassian closed these accounts')).parentElement?.textContent).toContain('5f1a-liam');
  expect(screen.queryByText('Liam Doyle')).toBeNull();
  await expectSound();
  await press('Ask to erase 5f1a-liam');
  const dialog = within(await screen.findByRole('dialog', { name: 'Erase this person?' }));
  expect(dialog.getByText(/“Atlassian closed this account.”/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Ask security to erase' }));
  expect(await screen.findByText('Security decides it.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('Atlassian closed these accounts')).toBeNull());
  expect(sent()).toContainEqual(['erase', { person: LIAM, reason: 'Atlassian closed this account.' }]);
  document.body.replaceChildren();
  await people({ holds: privacy({ mayErase: false }), closedAccounts: closed });
  expect(await screen.findByText(/a privacy officer asks, and somebody in security decides/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Ask to erase/ })).toBeNull();
});

test('G29: a hold is set on a person whose name is shown before, or on a request, with a reason', async () => {
  const { sent } = await people({ setHold: privacy({ holds: [hold()] }) });
  expect(await screen.findByText('Nothing is held')).toBeTruthy();
  expect(screen.getByText('180 days')).toBeTruthy();
  await type('Account id of whom to hold', '5f1a-liam');
  expect(await screen.findByText('Liam Doyle')).toBeTruthy();
  await type(/Why it is held/, 'Case 4711');
  await enabled('Keep everything of it');
  await press('Keep everything of it');
  await waitFor(() => expect(sent()).toContainEqual(['setHold', { person: LIAM, reason: 'Case 4711' }]));
  expect((await screen.findByText('Case 4711')).parentElement?.textContent).toContain('Mira Olsen');
  await expectSound();
  fireEvent.change(screen.getByLabelText('On'), { target: { value: 'request' } });
  await type('Request', 'req-7k3m');
  await type(/Why it is held/, 'The same case');
  await enabled('Keep everything of it');
  await press('Keep everything of it');
  await waitFor(() => expect(sent()).toContainEqual(['setHold', { requestId: 'REQ-7K3M', reason: 'The same case' }]));
});

test('G29: two lift a hold; the first sees that a second is needed, the second what lifting means', async () => {
  const asked = { by: LIAM, at: '2026-11-25T10:00:00.000Z' };
  const { sent } = await people({ holds: privacy({ holds: [hold()] }), releaseHold: privacy({ holds: [hold({ release: asked, mayRelease: false })] }) });
  await press('Ask to lift this hold');
  fireEvent.click(within(await screen.findByRole('dialog', { name: 'Ask to lift this hold?' })).getByRole('button', { name: 'Ask to lift it' }));
  expect(await screen.findByText(/asked to lift it .* A second person lifts it\./)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Lift this hold' })).toBeNull();
  expect(sent()).toContainEqual(['releaseHold', { id: 'h-1' }]);
  document.body.replaceChildren();
  const second = await people({ me: me({ kind: 'licensed', person: MIRA }), holds: privacy({ holds: [hold({ release: asked })] }), releaseHold: privacy() });
  await press('Lift this hold');
  const dialog = within(await screen.findByRole('dialog', { name: 'Lift this hold?' }));
  expect(dialog.getByText(/It does not come back/)).toBeTruthy();
  await expectSound();
  fireEvent.click(dialog.getByRole('button', { name: 'Lift it' }));
  expect(await screen.findByText('Nothing is held')).toBeTruthy();
  expect(second.sent()).toContainEqual(['releaseHold', { id: 'h-1' }]);
});

test('G29: erasing says what it erases, and asks security; an auditor may hold and not erase', async () => {
  const { sent } = await people({ erase: { id: 'REQ-10' } });
  await type('Account id of whom to erase', '5f1a-liam');
  await type(/Why they are erased/, 'They asked for it');
  await enabled('Erase this person');
  await press('Erase this person');
  await press('Ask security to erase');
  expect(await screen.findByText('Security decides REQ-10.')).toBeTruthy();
  expect(sent()).toContainEqual(['erase', { person: LIAM, reason: 'They asked for it' }]);
  expect(screen.getByText('Security decides.').parentElement?.textContent).toContain('Sam Otieno');
  document.body.replaceChildren();
  await people({ holds: privacy({ mayErase: false }) });
  await screen.findByRole('button', { name: 'Keep everything of it' });
  expect(screen.queryByRole('button', { name: 'Erase this person' })).toBeNull();
});
