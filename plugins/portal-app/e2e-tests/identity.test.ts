import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { accessible, approveProved, as, ask, card, prove, proveAs } from './kit';

// Several people, each in a browser of their own.
test.setTimeout(240_000);

const clock = (request: APIRequestContext, data: object) => request.post('/api/countersign-demo/clock', { data });
const needs = (page: Page) => page.getByRole('list', { name: 'What it needs' });

test('journey 5: a lost phone: proof on the registered laptop, and the manager’s yes', async ({ browser }) => {
  const lina = await as(browser, 'Lina');
  await ask(lina, 'I lost my phone, reset my MFA');
  await expect(needs(lina)).toContainText('Proof that it is you');
  await expect(needs(lina)).toContainText('The manager’s yes');
  await accessible(lina);
  await prove(lina);
  await expect(needs(lina)).toContainText('with a registered laptop');
  await expect(needs(lina)).toContainText('Theo Grant can');
  const theo = await as(browser, 'Theo', '/countersign/approvals');
  await expect(theo.getByRole('heading', { name: /second factors.*Lina Rossi|Lina Rossi.*second factors/ })).toBeVisible();
  await accessible(theo);
  await theo.getByRole('button', { name: /^Approve/ }).first().click();
  await expect(card(lina, /second factors/)).toContainText('Verified', { timeout: 20_000 });
  await expect(card(lina, /second factors/)).toContainText('Theo Grant');
});

test('journey 5: a privileged person waits an hour and needs two, who prove themselves and type the name', async ({ browser, request }) => {
  const raj = await as(browser, 'Raj');
  await ask(raj, 'I lost my phone, reset my MFA');
  await prove(raj);
  await expect(needs(raj)).toContainText('A wait of 1 hour');
  for (const [name, last] of [['Mara', false], ['Dana', true]] as const) {
    const approver = await as(browser, name, '/countersign/approvals');
    await approver.getByRole('navigation', { name: 'Waiting for you' }).getByRole('link').last().click();
    const go = approver.getByRole('button', { name: /^Prove it is me and approve/ });
    await expect(go).toBeDisabled();
    await accessible(approver);
    const typed = approver.getByLabel(/^Type .* to approve$/);
    await typed.fill('something else');
    await expect(go).toBeDisabled();
    await approveProved(approver);
    if (!last) await expect(needs(raj)).toContainText('Mara Lindqvist, ');
  }
  await expect(card(raj, /second factors/)).toContainText('Waiting on purpose');
  await accessible(raj);
  try {
    await clock(request, { move: 'PT61M' });
    await expect(card(raj, /second factors/)).toContainText('Verified', { timeout: 30_000 });
  } finally {
    await clock(request, { now: new Date().toISOString() });
  }
});

test('vouching: who cannot prove it reads a code to their manager, who proves who they are', async ({ browser }) => {
  const ben = await as(browser, 'Ben');
  await ask(ben, "I'm locked out of my account");
  await ben.getByRole('button', { name: 'I can’t prove it' }).click();
  await accessible(ben);
  await ben.getByRole('button', { name: 'Ask my manager' }).click();
  const code = (await ben.getByLabel(/^Code \d/).innerText()).replace(/\D/g, '');
  expect(code).toHaveLength(8);
  await accessible(ben);
  const mara = await as(browser, 'Mara', '/countersign/approvals');
  const asked = mara.getByRole('article', { name: 'Vouch for Ben Okafor' });
  await asked.getByLabel('The code they read to you').fill(code);
  await accessible(mara);
  await proveAs(mara, asked.getByRole('button', { name: 'Prove it is me and vouch' }));
  await expect(mara.getByText('You said that it is Ben Okafor').first()).toBeVisible();
  const done = card(ben, /Unlocked the account/);
  await expect(done).toContainText('Verified', { timeout: 20_000 });
  await expect(done).toContainText('Mara Lindqvist vouched');
});

test('a one-time password is shown once, after a fresh proof', async ({ browser }) => {
  const kofi = await as(browser, 'Kofi');
  await ask(kofi, 'I forgot my password');
  await prove(kofi);
  const reset = card(kofi, /password/);
  await expect(reset).toContainText('Verified', { timeout: 20_000 });
  await proveAs(kofi, reset.getByRole('button', { name: 'Prove it is me and show it' }));
  await expect(reset.getByText('It is not shown again.')).toBeVisible();
  expect(kofi.url()).not.toContain('#');
  await accessible(kofi);
  await kofi.reload();
  await expect(card(kofi, /password/)).toContainText('Verified');
  await expect(kofi.getByText('It is not shown again.')).toHaveCount(0);
});
