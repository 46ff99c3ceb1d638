import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from './cli';

const COMPANY = path.join(__dirname, '../../../portal-backend/company');
let dir: string;
let said: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'countersign-policy-'));
  cpSync(COMPANY, dir, { recursive: true });
  said = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => { said += text; return true; });
});
afterEach(() => { jest.restoreAllMocks(); rmSync(dir, { recursive: true, force: true }); });
const change = (file: string, from: string, to: string) => {
  const at = path.join(dir, file);
  const text = readFileSync(at, 'utf8');
  expect(text).toContain(from);
  writeFileSync(at, text.replace(from, to));
};

it('passes the company as it is shipped', async () => {
  expect(await main(['test', '--company', dir])).toBe(0);
  expect(said).toMatch(/^\d+ files, \d+ rules, digest [0-9a-f]{12}\n[1-9]\d* passed, 0 failed$/m);
});

it('says how a row differs', async () => {
  change('policies/tests.yaml', 'expect: needs, needs: [step-up], rule: unlock-account', 'expect: deny, rule: unlock-account');
  expect(await main(['test', '--company', dir])).toBe(1);
  expect(said).toContain('FAILED Own unlock needs proof\n         the outcome should be "deny", is "needs"');
});

it('G9: a policy that denies when more people say yes is a failure, with the sentence that shows it', async () => {
  writeFileSync(path.join(dir, 'policies/odd.cedar'), '@id("odd") @says("x") forbid (principal, action == Action::"directory.unlock-account", resource) when { context.approvals.manager >= 1 };');
  expect(await main(['test', '--company', dir])).toBe(1);
  expect(said).toMatch(/More approval must never deny: directory\.unlock-account by user:default\/\w+ .* is allowed with .* and denied with .* by odd/);
});

it('G9 G20: a promise about the whole policy that is broken is a failure, with one sentence', async () => {
  writeFileSync(path.join(dir, 'policies/odd.cedar'), '@id("for-good") @says("x") permit (principal, action == Action::"prod.grant-role", resource) when { context.role == "read" };');
  change('policies/tests.yaml', 'offer: { role: read, duration: PT8H }', 'offer: { role: read }');
  expect(await main(['test', '--company', dir])).toBe(1);
  expect(said).toMatch(/FAILED Admin rights and roles in systems are never given without an end\. \w+ \w+ would get read on [\w-]+ for good with the owner’s yes, by rule for-good \(prod\.grant-role\)\./);
  expect(said).toMatch(/[1-9]\d* passed, 1 failed/);
}, 60_000);

it('names file and line of what cannot be read', async () => {
  change('policies/tests.yaml', 'who: ben,', 'whom: ben,');
  await expect(main(['test', '--company', dir])).rejects.toThrow(/tests\.yaml:\d+/);
  await expect(main(['prove'])).rejects.toThrow(/policy test/);
});
