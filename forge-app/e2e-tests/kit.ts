import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type FrameLocator, type Page } from '@playwright/test';

export type Who = 'ada' | 'mira' | 'omar' | 'sam' | 'ines' | 'aud' | 'cleo' | 'carl';
export const TYPES = { access: 25, software: 26, question: 27 } as const;

/** A browser of one's own: two people at once. */
export async function as(browser: Browser, who: Who, path = '/portal', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const { origin } = new URL(String(process.env.JSM_URL ?? 'http://127.0.0.1:7118'));
  await context.addCookies([{ name: 'as', value: who, url: origin }]);
  await page.goto(path);
  return page;
}

/** Everybody leaves: a page that stays open goes on asking. */
export const leave = async ({ browser }: { browser: Browser }): Promise<void> => { await Promise.all(browser.contexts().map(c => c.close())); };

/** What the app shows in this place of the site. */
export const panel = (page: Page, title: string): FrameLocator => page.frameLocator(`iframe[title="${title}"]`);
export const doing = (page: Page) => panel(page, 'What IT is doing');
export const desk = (page: Page) => panel(page, 'Countersign');

/** What somebody holds, asked, and has to decide. */
export const mine = (page: Page) => panel(page, 'My access');

/** Opens the one decision these words are about, where several wait. */
export async function decideOn(page: Page, words: RegExp): Promise<void> {
  await mine(page).getByRole('button', { name: /^Approve/ }).waitFor();
  const other = mine(page).getByRole('button', { name: words });
  if (await other.count()) await other.first().click();
}

/** Says it in the panel of the form, before the request is filed. */
export async function answerNow(page: Page, text: string): Promise<void> {
  await panel(page, 'Answer now').getByLabel('What do you need?').fill(text);
  await panel(page, 'Answer now').getByRole('button', { name: 'Look for an answer' }).click();
}

/** Files a request by the form of the portal, the one of this type or the one on screen. @returns the key of its issue */
export async function file(page: Page, { type, summary }: { type?: keyof typeof TYPES; summary: string }): Promise<string> {
  if (type) await page.goto(`/portal/create/${TYPES[type]}`);
  await page.getByLabel('What do you need?').fill(summary);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL('**/portal/request/*');
  return page.url().split('/').at(-1) ?? '';
}

/** Files it with what was said before, so that it runs as the person without another press. */
export async function fileSigned(page: Page, summary: string): Promise<string> {
  await page.goto(`/portal/create/${TYPES.access}`);
  await answerNow(page, summary);
  await expect(panel(page, 'Answer now').getByText(/counts as said by you/)).toBeVisible();
  return file(page, { summary });
}

/** Asks in the header of the help centre; the conversation goes on in the same place. */
export async function askIt(page: Page, text: string): Promise<FrameLocator> {
  await page.goto('/portal');
  const talk = panel(page, 'Ask IT');
  await talk.getByLabel('What do you need?').fill(text);
  await talk.getByRole('button', { name: 'Ask IT' }).click();
  return talk;
}

export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(v => `${v.id}: ${v.nodes[0]?.target.join(' ')} ${v.nodes[0]?.html}`)).toEqual([]);
}
