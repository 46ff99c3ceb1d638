import { expect, test } from '@playwright/test';
import { accessible, approveProved, as, ask, card } from './kit';

const NO_MIRO = '\n@id("no-miro")\n@owner("it-operations")\n@says("Miro is closed for now.")\nforbid (principal, action == Action::"saas.grant-seat", resource)\nwhen { resource == Resource::"resource:default/miro" };\n';

test('G25: a rule is proposed by one person, approved by another, and undone the same way', async ({ browser }) => {
  const ines = await as(browser, 'Ines', '/countersign/governance/rules');
  await expect(ines.getByRole('heading', { name: 'In force' })).toBeVisible();
  await accessible(ines);
  await ines.getByRole('button', { name: /File/ }).click();
  await ines.getByRole('option', { name: 'policies/apps.cedar' }).click();
  const text = ines.getByLabel('Text of policies/apps.cedar');
  await text.fill((await text.inputValue()) + NO_MIRO);
  await ines.getByRole('button', { name: 'Check the change' }).click();
  await expect(ines.getByText(/policy tests pass/)).toBeVisible();
  await accessible(ines);
  await ines.getByLabel('Why').fill('Miro has no contract this week');
  await ines.getByRole('button', { name: 'Propose the change' }).click();
  await expect(card(ines, /Change the rules in policies\/apps\.cedar/)).toContainText('Waiting for');

  const noor = await as(browser, 'Noor', '/countersign/approvals');
  await expect(noor.getByText('+@id("no-miro")')).toBeVisible();
  await accessible(noor);
  await approveProved(noor);
  await expect(card(ines, /Changed the rules/)).toContainText('Verified', { timeout: 20_000 });

  const mara = await as(browser, 'Mara');
  await ask(mara, 'I need Miro');
  await expect(card(mara, /Miro/)).toContainText('Miro is closed for now');

  await card(ines, /Changed the rules/).getByRole('button', { name: 'Undo' }).click();
  const dana = await as(browser, 'Dana', '/countersign/approvals');
  await approveProved(dana);
});
