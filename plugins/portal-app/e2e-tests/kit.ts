import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';

/** A browser of one's own: two people at once. */
export async function as(browser: Browser, name: string, path = '/countersign', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(path);
  await page.getByRole('button', { name: `Continue as ${name}` }).click();
  return page;
}

export async function ask(page: Page, text: string) {
  await page.getByLabel('What do you need?').fill(text);
  await page.keyboard.press('Enter');
}

export const card = (page: Page, title: RegExp) => page.getByRole('article', { name: title });

export const prove = (page: Page) => proveAs(page, page.getByRole('button', { name: 'Prove it is me', exact: true }));

/** To the identity provider by this button, and back with what it asks for. */
export async function proveAs(page: Page, button: Locator) {
  await button.click();
  await page.getByRole('heading', { name: 'Prove it is you' }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(v => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
  await page.getByLabel('Code').fill(await page.locator('dd').first().innerText());
  await page.getByRole('button', { name: 'Confirm' }).click();
}

/** Approves what asks its approver to type the name and to prove who they are (G15). */
export async function approveProved(page: Page) {
  const label = page.getByText(/^Type .* to approve$/).first();
  await page.getByLabel(/^Type .* to approve$/).fill((/^Type (.*) to approve$/.exec(await label.innerText()) ?? [])[1]);
  await proveAs(page, page.getByRole('button', { name: /^Prove it is me and approve/ }));
  await expect(page.getByText('Approved').first()).toBeVisible();
}

export async function accessible(page: Page) {
  await page.locator('.cs-page main > *').first().waitFor();
  const { violations } = await new AxeBuilder({ page }).include('.cs-page').analyze();
  expect(violations.map(v => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
}
