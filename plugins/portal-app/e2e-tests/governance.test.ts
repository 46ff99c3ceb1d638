import { expect, test } from '@playwright/test';
import { accessible, as, ask, card } from './kit';

test.setTimeout(120_000);
const JUNO = [{ account: 'juno', disabled: false, sessions: 2 }];

test('journey 7: a manager offboards a contractor; everything is taken away and read back, nothing is left, and the auditor takes the evidence', async ({ browser, request }) => {
  await request.post('/api/countersign-demo/given', { data: JUNO });
  const mara = await as(browser, 'Mara');
  await ask(mara, 'Juno needs Miro');
  await expect(card(mara, /Miro/)).toContainText('Waiting for');
  const theo = await as(browser, 'Theo', '/countersign/approvals');
  await theo.getByRole('link', { name: /Juno Park.*Miro|Miro.*Juno Park/ }).first().click();
  await theo.getByRole('button', { name: /^Approve/ }).first().click();
  await expect(card(mara, /Miro/)).toContainText('Verified');
  await mara.goto('/countersign');
  await ask(mara, 'Offboard Juno now');
  for (const title of [/[Ss]igned .* out everywhere|sessions/i, /[Dd]isabled the account of Juno/, /Miro/]) await expect(card(mara, title)).toContainText('Verified', { timeout: 30_000 });
  await accessible(mara);
  const id = /REQ-\w+/.exec(mara.url())?.[0] ?? '';
  expect(id).toMatch(/^REQ-/);

  const ines = await as(browser, 'Ines', '/countersign/governance/drift');
  await ines.getByRole('button', { name: 'Scan now' }).click();
  await expect(ines.getByText(/Compared today/)).toBeVisible();
  await expect(ines.getByText(/Juno Park/)).toHaveCount(0);
  await accessible(ines);

  const otto = await as(browser, 'Otto', `/countersign/requests/${id}`);
  const download = otto.waitForEvent('download');
  await otto.getByRole('button', { name: 'Take the evidence' }).click();
  expect((await download).suggestedFilename()).toBe(`evidence-${id}.html`);
  await request.post('/api/countersign-demo/given', { data: JUNO });
});

test('G22: a named person proves who they are, acts without asking, and somebody else in security reads it', async ({ browser }) => {
  const noor = await as(browser, 'Noor', '/countersign/governance/break-glass');
  await accessible(noor);
  await noor.getByLabel('What is on fire').fill('Payments are down and Ben cannot get in');
  await noor.getByRole('button', { name: 'Prove it is me and open' }).click();
  await noor.getByRole('heading', { name: 'Prove it is you' }).waitFor();
  await noor.getByLabel('Code').fill(await noor.locator('dd').first().innerText());
  await noor.getByRole('button', { name: 'Confirm' }).click();
  await expect(noor.getByText(/It closes by itself at/)).toBeVisible();
  await noor.getByRole('button', { name: /^Whose|Select an option/ }).last().click();
  await noor.getByRole('option', { name: 'Ben Okafor' }).click();
  await accessible(noor);
  await noor.getByRole('button', { name: 'Unlock account now' }).click();
  await expect(card(noor, /account of Ben Okafor/)).toContainText('Verified');

  const dana = await as(browser, 'Dana', '/countersign/governance/break-glass');
  await expect(dana.getByText('Open now').first()).toBeVisible();
  await accessible(dana);
});

test('each reader has only their own sections', async ({ browser }) => {
  const vera = await as(browser, 'Vera', '/countersign/governance');
  await expect(vera.getByRole('heading', { name: 'Privacy' })).toBeVisible();
  await accessible(vera);
  await vera.goto('/countersign/governance/record');
  await expect(vera.getByRole('heading', { name: 'Privacy' })).toBeVisible();
  const sam = await as(browser, 'Sam', '/countersign/governance/systems');
  await expect(sam.getByRole('link', { name: 'Record' })).toHaveCount(0);
  await accessible(sam);
});

test('G28: the auditor sees what was checked, keeps the head, and takes an export along', async ({ browser }) => {
  const otto = await as(browser, 'Otto', '/countersign/governance/record');
  await otto.getByRole('button', { name: 'Verify now' }).waitFor();
  await otto.keyboard.press('v');
  await expect(otto.getByText(/^Intact: [\d,]+ events/)).toBeVisible();
  for (const what of ['Chains', 'Tree', 'Signed heads', 'Complete']) await expect(otto.getByText(what, { exact: true })).toBeVisible();
  await expect(otto.getByRole('button', { name: 'Copy for your own keeping' })).toBeVisible();
  const download = otto.waitForEvent('download');
  await otto.getByRole('button', { name: 'Export the events' }).click();
  expect((await download).suggestedFilename()).toMatch(/^record-.*\.jsonl$/);
  await otto.getByRole('button', { name: 'Count and compare with the systems' }).click();
  await expect(otto.getByRole('columnheader', { name: 'It agrees' })).toBeVisible();
  await accessible(otto);
});
