import { expect, test } from '@playwright/test';
import { accessible, as, askIt, decideOn, desk, doing, fileSigned, leave, mine, panel } from './kit';

test.afterEach(leave);

// Four people on nine pages, axe on three of them.
test.setTimeout(300_000);

test('journey 9: a person takes over, edits what waits, somebody else approves, and it is undone later', async ({ browser }) => {
  const ada = await as(browser, 'ada');
  const solved = await askIt(ada, 'I need Miro for a week');
  await expect(solved.getByText('Verified').first()).toBeVisible();
  await solved.getByRole('button', { name: 'This solved it' }).click();
  await expect(solved.getByText('Resolved').first()).toBeVisible();

  const key = await fileSigned(ada, 'I need Figma for two weeks');
  await expect(doing(ada).getByText('Waiting for approval', { exact: true })).toBeVisible();
  await doing(ada).getByRole('button', { name: 'Talk to a person' }).click();
  await expect(doing(ada).getByText('With a person').first()).toBeVisible();

  const sam = await as(browser, 'sam', '/jira/queue');
  await expect(panel(sam, 'Waiting for a person').getByRole('heading', { name: 'Handed over' })).toBeVisible();
  await accessible(sam);
  await sam.goto(`/jira/issue/${key}`);
  for (const name of ['Plan', 'Who asks', 'Tried so far', 'Solved before']) await expect(desk(sam).getByRole('heading', { name })).toBeVisible();
  await accessible(sam);
  await desk(sam).getByRole('button', { name: 'Add the card as an internal note' }).click();
  await expect(desk(sam).getByText('The internal note is on the issue')).toBeVisible();
  await desk(sam).getByRole('button', { name: 'Take over' }).click();
  await expect(desk(sam).getByText('has this. The agent is quiet.')).toBeVisible();

  await desk(sam).getByRole('button', { name: 'Edit' }).click();
  await desk(sam).getByLabel('How long').selectOption({ label: '7 days' });
  await accessible(sam);
  await desk(sam).getByRole('button', { name: 'Save the edit' }).click();
  await expect(desk(sam).getByText(/Figma users for 7 days/).first()).toBeVisible();
  await expect(desk(sam).getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  await sam.reload();
  await expect(sam.getByText('(internal)')).toBeVisible();

  const omar = await as(browser, 'omar', '/portal/profile');
  await decideOn(omar, /Figma users for 7 days/);
  await mine(omar).getByRole('button', { name: 'Approve 7 days' }).click();
  await expect(mine(omar).getByText('You approved 7 days')).toBeVisible();
  await ada.reload();
  await expect(doing(ada).getByText('Verified').first()).toBeVisible();
  await expect(ada.getByText('(internal)')).toHaveCount(0);
  await doing(ada).getByRole('button', { name: 'Give back' }).click();
  await doing(ada).getByRole('button', { name: 'Give it back' }).click();
  await expect(doing(ada).getByText(/^Ended: /)).toBeVisible();
  await ada.goto('/portal/profile');
  await mine(ada).getByRole('button', { name: 'Give back' }).first().click();
  await mine(ada).getByRole('button', { name: 'Give it back' }).click();
  await expect(mine(ada).getByText('The list below is up to date.')).toBeVisible();
});
