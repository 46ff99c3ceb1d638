import { expect, test, type Page } from '@playwright/test';
import { accessible, as, type Who } from './kit';

const SCREENS: readonly { readonly name: string; readonly who: Who; readonly path: string; readonly frame: string; readonly tab?: string }[] = [
  { name: 'help-centre', who: 'ada', path: '/portal', frame: 'Ask IT' },
  { name: 'create', who: 'ada', path: '/portal/create/25', frame: 'Answer now' },
  { name: 'request', who: 'ada', path: '/portal/request/IT-3', frame: 'What IT is doing' },
  { name: 'profile', who: 'ada', path: '/portal/profile', frame: 'My access' },
  { name: 'queue', who: 'sam', path: '/jira/queue', frame: 'Waiting for a person' },
  { name: 'issue', who: 'sam', path: '/jira/issue/IT-1', frame: 'Countersign' },
  { name: 'dashboard', who: 'sam', path: '/jira/dashboard', frame: 'Countersign' },
  { name: 'project-settings', who: 'ines', path: '/jira/settings', frame: 'Countersign in IT help' },
  { name: 'rules', who: 'ines', path: '/jira/admin', frame: 'Countersign', tab: 'Rules' },
  { name: 'systems', who: 'ines', path: '/jira/admin', frame: 'Countersign', tab: 'Systems' },
  { name: 'people', who: 'mira', path: '/jira/apps', frame: 'Countersign', tab: 'People' },
  { name: 'record', who: 'aud', path: '/jira/apps', frame: 'Countersign', tab: 'Record' },
];

/** Pixels that the page and the app in it stick out sideways. */
const sideways = (page: Page) => Promise.all(page.frames().map(f => f.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)));

for (const colorScheme of ['light', 'dark'] as const) {
  test(`400 px, ${colorScheme}: nothing scrolls sideways and nothing fails axe`, async ({ browser }, info) => {
    for (const { name, who, path, frame, tab } of SCREENS) {
      const page = await as(browser, who, path, { viewport: { width: 400, height: 900 }, colorScheme });
      const shown = page.frameLocator(`iframe[title="${frame}"]`);
      if (tab) await shown.getByRole('tab', { name: tab, exact: true }).click();
      await expect(shown.getByRole('status')).toHaveCount(0);
      expect(await sideways(page), name).toEqual(page.frames().map(() => 0));
      await accessible(page);
      await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
      await page.context().close();
    }
  });
}
