import { expect, test } from '@playwright/test';
import { accessible, as, askIt, decideOn, desk, leave, mine } from './kit';

/** What `npm run jsm -- --connected` prints. */
const token = process.env.JSM_SKETCHPAD ?? '';
test.skip(!token, 'needs the connected edition: npm run jsm -- --connected --port 7118, and its token in JSM_SKETCHPAD');
test.afterEach(leave);

test('G33: an application is connected in five minutes, and gives a seat its owner agreed to', async ({ browser }) => {
  const ines = await as(browser, 'ines', '/jira/admin');
  ines.on('dialog', dialog => void dialog.accept());
  await desk(ines).getByRole('tab', { name: 'Systems' }).click();
  const tested = async (says: string) => {
    await desk(ines).getByRole('button', { name: 'Test Applications' }).click();
    await expect(desk(ines).getByText(says)).toBeVisible();
  };
  await tested('Sketchpad is not reached: it has no secret yet.');
  await desk(ines).getByLabel('Token of Sketchpad').fill(token);
  await accessible(ines);
  await desk(ines).getByRole('button', { name: 'Set the secret of Sketchpad' }).click();
  await expect(desk(ines).getByRole('button', { name: 'Replace the secret of Sketchpad' })).toBeVisible();
  await tested('Atlassian does not let this app call https://sketchpad.example');
  await desk(ines).getByRole('button', { name: 'Allow sketchpad.example' }).click();
  await expect(desk(ines).getByText('Allowed', { exact: true })).toBeVisible();
  await tested('Applications answers.');

  const ada = await as(browser, 'ada');
  const talk = await askIt(ada, 'I need a seat in Sketchpad for a week');
  await expect(talk.getByText('Waiting for approval').first()).toBeVisible();
  const omar = await as(browser, 'omar', '/portal/profile');
  await decideOn(omar, /Sketchpad/);
  await mine(omar).getByRole('button', { name: 'Approve 7 days' }).click();
  await expect(mine(omar).getByRole('button', { name: 'Approve 7 days' })).toBeHidden();
  await expect(async () => {
    await ada.goto('/portal/profile');
    await expect(mine(ada).getByRole('button', { name: 'Give back' })).toBeVisible();
  }).toPass();
  await expect(mine(ada).getByText('Sketchpad', { exact: true })).toBeVisible();
});
