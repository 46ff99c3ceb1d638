import { expect, test, type Browser, type Page } from '@playwright/test';
import { accessible, as, card } from './kit';

// Five people, each in a browser of their own.
test.setTimeout(240_000);

const settle = async (page: Page, { row, how, why }: { row: RegExp; how: 'Adopt' | 'Take away'; why: string }) => {
  const found = page.getByRole('listitem').filter({ hasText: row });
  await found.getByRole('button', { name: how }).click();
  await found.getByRole('textbox', { name: 'Why' }).fill(why);
  await accessible(page);
  await found.getByRole('button', { name: how === 'Adopt' ? 'Ask to adopt it' : 'Ask to take it away' }).click();
  await expect(page).toHaveURL(/REQ-/);
};

const approve = async (browser: Browser, name: string, what: RegExp) => {
  const page = await as(browser, name, '/countersign/approvals');
  await page.getByRole('link', { name: what }).first().click();
  await accessible(page);
  await page.getByRole('button', { name: /^Approve/ }).first().click();
  await expect(page.getByText('Approved').first()).toBeVisible();
};

test('G20: access given behind the desk’s back is found, and taken away or adopted once others say yes', async ({ browser, request }) => {
  const give = async (data: object) => expect((await request.post('/api/countersign-demo/behind', { data })).ok()).toBe(true);
  await give({ action: 'prod.grant-role', input: { system: 'resource:default/orders-db', person: 'user:default/felix', role: 'read', duration: 'P3D' } });
  await give({ action: 'saas.grant-seat', input: { app: 'resource:default/zoom', person: 'user:default/emma' } });

  const ines = await as(browser, 'Ines', '/countersign/governance/drift');
  const felix = ines.getByText('Felix Braun holds read on orders-db, which was not given here.');
  const emma = ines.getByText(/^Emma Novak holds .*Zoom, which was not given here\./);
  await ines.getByRole('button', { name: 'Scan now' }).click();
  await expect(felix).toBeVisible();
  await expect(emma).toBeVisible();
  await accessible(ines);

  await settle(ines, { row: /Felix Braun/, how: 'Take away', why: 'Nobody asked for it' });
  await expect(card(ines, /orders-db/)).toContainText('Waiting for');
  await accessible(ines);
  await approve(browser, 'Noor', /orders-db/);
  await expect(card(ines, /orders-db/)).toContainText('Verified', { timeout: 20_000 });
  await expect(card(ines, /orders-db/)).toContainText('The system says not held');

  await ines.goto('/countersign/governance/drift');
  await settle(ines, { row: /Emma Novak/, how: 'Adopt', why: 'Sales calls customers with it' });
  await expect(card(ines, /Zoom/)).toContainText('Waiting for');
  await approve(browser, 'Vera', /Zoom/);
  await approve(browser, 'Iris', /Zoom/);
  await expect(card(ines, /Zoom/)).toContainText('Verified', { timeout: 20_000 });

  await ines.goto('/countersign/governance/drift');
  await ines.getByRole('button', { name: 'Scan now' }).click();
  await expect(felix).toHaveCount(0);
  await expect(emma).toHaveCount(0);
});
