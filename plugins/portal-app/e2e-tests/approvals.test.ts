import { expect, test } from '@playwright/test';
import { accessible, as, ask, card } from './kit';

// Several people, each in a browser of their own.
test.setTimeout(240_000);

test('G13: the same for three people is read in one list and approved in one press', async ({ browser }) => {
  const askers = [];
  for (const name of ['Ben', 'Lina', 'Kofi']) {
    const page = await as(browser, name);
    await ask(page, 'put me in vpn-users for two weeks');
    await expect(card(page, /vpn-users/)).toContainText('Waiting for');
    askers.push(page);
  }
  const ines = await as(browser, 'Ines', '/countersign/approvals');
  await ines.getByRole('button', { name: 'Approve all 3' }).click();
  const dialog = ines.getByRole('dialog');
  await expect(dialog.getByText(/Lina Rossi/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Approve all 3' }).click();
  for (const page of askers) await expect(card(page, /vpn-users/)).toContainText('Verified', { timeout: 20_000 });
});

test('G12 G16: somebody decides for who is away, and reports what looks wrong', async ({ browser }) => {
  const theo = await as(browser, 'Theo', '/countersign/approvals');
  await theo.getByRole('button', { name: 'Name somebody' }).click();
  await theo.getByRole('button', { name: /Who decides for me/ }).click();
  await theo.getByRole('option', { name: 'Mara Lindqvist' }).click();
  await theo.getByRole('button', { name: 'Let them decide' }).click();
  await expect(theo.getByText('Mara Lindqvist decides for you')).toBeVisible();
  await accessible(theo);
  try {
    const lina = await as(browser, 'Lina');
    await ask(lina, "I'd like a Tableau account");
    await expect(card(lina, /Tableau/)).toContainText('Waiting for');
    const mara = await as(browser, 'Mara', '/countersign/approvals');
    await expect(mara.getByText('You decide for Theo Grant').first()).toBeVisible();
    await accessible(mara);
    await mara.getByRole('button', { name: 'Decline', exact: true }).click();
    await mara.getByRole('radio', { name: /^Something is wrong/ }).check({ force: true });
    await mara.getByLabel('Why').fill('She told me she never asked for it');
    await mara.getByRole('button', { name: 'Decline and report' }).click();
    await expect(card(lina, /Tableau/)).toContainText('Declined');
  } finally {
    await theo.getByRole('button', { name: /^End it/ }).click();
    await expect(theo.getByText('Nobody decides for you')).toBeVisible();
  }
});

test('G20: everything a request did is undone in one press, after saying what', async ({ browser }) => {
  const emma = await as(browser, 'Emma');
  await ask(emma, 'Figma and Miro');
  await expect(card(emma, /Figma/)).toContainText('Verified');
  await expect(card(emma, /Miro/)).toContainText('Verified');
  await emma.getByRole('button', { name: 'Undo all of this' }).click();
  await expect(emma.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
  await emma.getByRole('button', { name: 'Undo 2 things' }).click();
  const came = emma.getByRole('status', { name: 'Undo of this request' });
  await expect(came.getByText('Undone', { exact: true })).toHaveCount(2);
  await expect(card(emma, /Figma/).first()).toContainText('Undone');
  await accessible(emma);
});

test('G14: a link of a notice leads to its decision, for the person it was sent to alone', async ({ browser }) => {
  const ben = await as(browser, 'Ben', '/countersign/approvals?link=not-a-link');
  await expect(ben.getByText('This link does not open anything.')).toBeVisible();
  expect(ben.url()).not.toContain('link=');
  await accessible(ben);
});
