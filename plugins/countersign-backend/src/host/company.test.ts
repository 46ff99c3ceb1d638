import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCompany } from '@countersign/core';
import { readRuleFiles } from './company';
import { isWithin } from './directory';

const ACTIONS = ['saas.grant-seat', 'saas.remove-seat', 'prod.grant-role', 'prod.revoke-role'];
let dir: string;
beforeEach(() => { dir = mkdtempSync(path.join(tmpdir(), 'company-')); cpSync(path.join(__dirname, '../../fixtures/company'), dir, { recursive: true }); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const edit = (file: string, from: string, to: string) => { const at = path.join(dir, file); writeFileSync(at, readFileSync(at, 'utf8').replace(from, to)); };

it('reads a whole company', () => {
  expect(readCompany(readRuleFiles(dir), ACTIONS)).toMatchObject({ name: 'Test company', requestTypes: [{ id: 'app' }, { id: 'prod' }], policies: [{ name: 'policies/all.cedar' }] });
});

it.each([
  ['company.yaml', 'auditor:', 'auditors:', /company\.yaml:3: roles: .*auditors/],
  ['company.yaml', 'group:default/it', 'it-operations', /company\.yaml:4: roles\.admin\.0: a ref such as/],
  ['request-types/app.yaml', 'saas.grant-seat', 'saas.grant-saet', /app\.yaml:8: no connected system offers saas\.grant-saet; did you mean saas\.grant-seat\?/],
  ['request-types/app.yaml', 'target: $app', 'target: $aap', /app\.yaml:8: \$aap is no slot/],
  ['request-types/prod.yaml', 'PT4H, PT2H', 'four, PT2H', /prod\.yaml:8: .*ISO-8601/],
  ['request-types/app.yaml', 'autonomy: auto', 'autonomy: always', /app\.yaml:3: autonomy/],
  ['request-types/app.yaml', ', question: "Which app?"', '', /app\.yaml:6: .*question to ask/],
])('%s: names file and line of a mistake (%s → %s)', (file, from, to, message) => {
  edit(file, from, to);
  expect(() => readCompany(readRuleFiles(dir), ACTIONS)).toThrow(message);
});

it('G6: a source covers a directory, not everything that starts alike', () => {
  expect(isWithin(`file:${path.resolve('company')}/people.yaml`, 'file:company')).toBe(true);
  expect(isWithin(`file:${path.resolve('company-evil')}/people.yaml`, 'file:company')).toBe(false);
  expect(isWithin('url:https://git.example/org/catalog/people.yaml', 'url:https://git.example/org')).toBe(true);
});
