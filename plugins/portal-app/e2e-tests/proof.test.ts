import { expect, test } from '@playwright/test';
import { accessible, as, ask, card } from './kit';

test('journey 10: the auditor verifies, sees an edited row, replays a decision, and an administrator stops changes', async ({ browser, request }) => {
  const ben = await as(browser, 'Ben');
  await ask(ben, 'I need Miro');
  await expect(card(ben, /Miro/)).toContainText('Verified');
  const otto = await as(browser, 'Otto', '/countersign/governance/record');
  const verify = otto.getByRole('button', { name: 'Verify now' });
  await verify.click();
  await expect(otto.getByText(/^Intact: \d+ events/)).toBeVisible();

  const { requestId, seq } = await (await request.post('/api/countersign-demo/tamper', { data: {} })).json();
  try {
    await verify.click();
    await expect(otto.getByText(`Broken at ${requestId}, event ${seq}`)).toBeVisible();
    await accessible(otto);
  } finally {
    await request.post('/api/countersign-demo/tamper/mend', { data: {} });
  }
  await verify.click();
  await expect(otto.getByText(/^Intact: \d+ events/)).toBeVisible();

  await otto.getByRole('link', { name: 'Replay' }).click();
  await otto.getByLabel('Request').fill(requestId);
  await otto.getByRole('button', { name: 'Replay' }).click();
  await expect(otto.getByText(/The same, byte for byte: \d+ plans and decisions/)).toBeVisible();
  await accessible(otto);
});

test('why a card is as it is, from the record, in the card and in the conversation', async ({ browser }) => {
  const ben = await as(browser, 'Ben');
  await ask(ben, 'prod read access to payments-db for 2h');
  const mine = card(ben, /read access to payments-db/);
  await expect(mine).toContainText('Waiting for');
  await mine.getByText('Why?').click();
  await expect(mine.getByText("Production access needs the owner's yes.").first()).toBeVisible();
  await expect(mine.getByText(/Chloe Martin.* can/)).toBeVisible();
  await accessible(ben);
  await ben.getByLabel('What do you need?').fill('who can approve this?');
  await ben.keyboard.press('Enter');
  await expect(ben.getByText(/A yes from the owner: .*Chloe Martin.* can\./)).toBeVisible();
});
