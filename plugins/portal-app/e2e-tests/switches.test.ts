import { expect, test } from '@playwright/test';
import { accessible, as, ask, card } from './kit';

test('G22: one person stops changes, a request is kept, two release it', async ({ browser }) => {
  const ines = await as(browser, 'Ines', '/countersign/governance/switches');
  await accessible(ines);
  await ines.getByLabel('Why').fill('The directory shows people who left');
  await ines.getByRole('button', { name: 'Stop now' }).click();
  await expect(ines.getByRole('button', { name: 'Ask for the release' })).toBeVisible();
  await accessible(ines);

  const theo = await as(browser, 'Theo');
  await expect(theo.getByText(/Changes are stopped since/)).toBeVisible();
  await ask(theo, 'I need Zoom');
  await expect(card(theo, /Zoom/)).toContainText('stopped');
  await accessible(theo);

  await ines.getByRole('button', { name: 'Ask for the release' }).click();
  await expect(ines.getByText('A second person releases it.')).toBeVisible();
  const noor = await as(browser, 'Noor', '/countersign/governance/switches');
  await noor.getByRole('button', { name: 'Release' }).click();
  await expect(noor.getByText('Nothing is stopped')).toBeVisible();
  await expect(card(theo, /Zoom/)).toContainText('Verified', { timeout: 20_000 });
});
