import { expect, test, type Page } from '@playwright/test';
import { accessible, as, askIt, desk, leave, mine } from './kit';

test.afterEach(leave);

const open = async (page: Page, tab: string) => {
  await desk(page).getByRole('tab', { name: tab, exact: true }).click();
  return desk(page);
};

test('G22: one person stops changes, what is asked is kept, two let it go on', async ({ browser }) => {
  const ines = await as(browser, 'ines', '/jira/admin');
  const stop = await open(ines, 'Stop');
  await stop.getByLabel('Why').fill('Looking at something odd');
  await accessible(ines);
  await stop.getByRole('button', { name: 'Stop now' }).click();
  await stop.getByRole('dialog').getByRole('button', { name: 'Stop now' }).click();
  await expect(stop.getByRole('button', { name: 'Ask for the release' })).toBeVisible();
  try {
    const ada = await as(browser, 'ada');
    const talk = await askIt(ada, 'I need Miro for a week');
    await expect(talk.getByText('Looking at something odd').first()).toBeVisible();
    await expect(talk.getByText('Waiting', { exact: true }).first()).toBeVisible();
    await accessible(ada);
    await talk.getByRole('button', { name: 'Stop this' }).click();
    await talk.getByRole('button', { name: 'Stop it' }).click();
    await expect(talk.getByText('Stopped').first()).toBeVisible();
  } finally {
    await stop.getByRole('button', { name: 'Ask for the release' }).click();
    await expect(stop.getByText(/asked for the release/)).toBeVisible();
    const mira = await as(browser, 'mira', '/jira/apps');
    await (await open(mira, 'Stop')).getByRole('button', { name: 'Release it' }).click();
    await expect(desk(mira).getByText('Nothing is stopped')).toBeVisible();
  }
});

test('G25: a change of the rules is proposed by one and approved by another', async ({ browser }) => {
  const ines = await as(browser, 'ines', '/jira/admin');
  const types = await open(ines, 'Request types');
  const level = types.getByLabel('Leave a group');
  const next = (await level.inputValue()) === 'approve' ? 'auto' : 'approve';
  await level.selectOption(next);
  await types.getByLabel('Why').fill('To see how often it is asked');
  await accessible(ines);
  await types.getByRole('button', { name: 'Propose the change' }).click();
  await expect(types.getByText('The change is proposed')).toBeVisible();

  const mira = await as(browser, 'mira', '/portal/profile');
  await expect(mine(mira).getByText(/Change the rules in/).first()).toBeVisible();
  await accessible(mira);
  await mine(mira).getByRole('button', { name: /^Approve/ }).click();
  await expect(mine(mira).getByText(/^You approved/)).toBeVisible();
  await expect(async () => {
    await ines.reload();
    await open(ines, 'Request types');
    await expect(desk(ines).getByLabel('Leave a group')).toHaveValue(next, { timeout: 3_000 });
  }).toPass();
  await open(ines, 'Rules');
  await expect(desk(ines).getByText('Mira Sand').first()).toBeVisible();
  await accessible(ines);
});

test('G30: an auditor verifies the record and reads events; an administrator does not', async ({ browser }) => {
  const aud = await as(browser, 'aud', '/jira/apps');
  const record = await open(aud, 'Record');
  await record.getByRole('button', { name: 'Verify now' }).click();
  await expect(record.getByText(/^Intact: \d+ events/)).toBeVisible();
  await expect(record.getByRole('row').nth(1)).toBeVisible();
  await accessible(aud);
  const ines = await as(browser, 'ines', '/jira/admin');
  await open(ines, 'Rules');
  await expect(desk(ines).getByRole('tab', { name: 'Record' })).toHaveCount(0);
});

test('G29: a privacy officer sets a hold, and it takes a second person to lift it', async ({ browser }) => {
  const mira = await as(browser, 'mira', '/jira/apps');
  const people = await open(mira, 'People');
  await people.getByLabel('Account id of whom to hold').fill('qm:8f2f7d3e-5a11-4b7e-9a40-2f1c3b5d7e90:ca31');
  await expect(people.getByText('Carl Weiss')).toBeVisible();
  await people.getByLabel('Why it is held').fill('Case 4711');
  await people.getByRole('button', { name: 'Keep everything of it' }).click();
  await people.getByRole('button', { name: 'Ask to lift this hold' }).click();
  await accessible(mira);
  await people.getByRole('dialog').getByRole('button', { name: 'Ask to lift it' }).click();
  await expect(people.getByText(/A second person lifts it/)).toBeVisible();
  const aud = await as(browser, 'aud', '/jira/apps');
  const second = await open(aud, 'People');
  await second.getByRole('button', { name: 'Lift this hold' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Lift it' }).click();
  await expect(second.getByText('Nothing is held')).toBeVisible();
});
