import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ref, refused, type Attempt, type Outcome, type Story, type Telling } from './attempt';
import { takeFromSix } from './bulk';

const ME = ref('ines');
const read = (t: Telling, file: string) => readFileSync(path.join(t.company, file), 'utf8');
const propose = (t: Telling, change: Record<string, string | null>) => t.portal.call(ME, 'POST', '/rules/proposals', { change, reason: 'Tidying up' });

/** Refused, or held until somebody else who answers for rules agrees. */
async function held(t: Telling, change: Record<string, string | null>): Promise<Outcome> {
  const answer = await propose(t, change);
  if (answer.status >= 400) return refused(answer);
  const item = answer.body.items[0];
  return item.state === 'waiting' ? { stopped: true, by: `it waits for ${item.steps.map(s => s.role).join(' and ')} (rule ${item.decision?.rules.map(r => r.id).join(', ')})` } : { stopped: false, got: item.sentence };
}

const attempts: readonly Attempt[] = [
  { tries: 'removes the owner’s yes for production', run: t => held(t, { 'policies/production.cedar': read(t, 'policies/production.cedar').replace(/@id\("prod-needs-owner"\)[\s\S]*?\};/, '') }) },
  { tries: 'allows everything to everybody', run: t => held(t, { 'policies/everything.cedar': '@id("everything") @owner("it-operations") @says("Easier.")\npermit (principal, action, resource);\n' }) },
  { tries: 'deletes the policy tests that stand in the way', run: t => held(t, { 'policies/tests.yaml': null }) },
  { tries: 'takes the guardrails away', run: t => held(t, { 'policies/guardrails.cedar': null }) },
  { tries: 'leaves the auditors’ role empty', run: t => held(t, { 'company.yaml': read(t, 'company.yaml').replace(/auditor: \[[^\]]*\]/, 'auditor: []') }) },
  { tries: 'gives one group every role', run: t => held(t, { 'company.yaml': read(t, 'company.yaml').replace(/policyApprover: \[[^\]]*\]/, 'policyApprover: [group:default/it-operations]') }) },
  { tries: 'misspells a word in a rule', run: async t => refused(await propose(t, { 'policies/odd.cedar': '@id("odd") @says("x") permit (principal, action, resource) when { context.rolle == "read" };' })) },
  { tries: 'writes a file that is no rule', run: async t => refused(await propose(t, { '../app-config.yaml': 'x: 1' })) },
  { tries: 'takes a seat from six people at once, while a colleague nods', run: t => takeFromSix(t, { admin: ME, nods: ref('noor') }) },
  { tries: 'pulls a switch for a system that does not exist', run: async t => refused(await t.portal.call(ME, 'POST', '/switches', { kind: 'stop-changes', reason: 'x', scope: { system: 'prd' } })) },
  { tries: 'stops everything by mistake, and lets it go again alone', run: stopAll },
];

async function stopAll(t: Telling): Promise<Outcome> {
  await t.portal.call(ME, 'POST', '/switches', { kind: 'stop-all', reason: 'Wrong button' });
  const { body } = await t.portal.call<{ pulled: { id: string }[] }>(ME, 'GET', '/switches');
  await t.portal.call(ME, 'POST', `/switches/${body.pulled[0].id}/release`, {});
  return refused(await t.portal.call(ME, 'POST', `/switches/${body.pulled[0].id}/release`, {}));
}

export const carelessAdmin: Story = { id: 'careless-admin', who: 'Ines, an IT administrator in a hurry,', attempts };
