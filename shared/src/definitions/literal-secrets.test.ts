import { mustHoldNoSecrets } from './literal-secrets';
import { DefinitionError } from './yaml';

it.each([
  ['token: abcdefgh12345678'], ['  clientSecret: "hunter22hunter"'], ['key: -----BEGIN RSA PRIVATE KEY-----'], ['x: ghp_abcdefghijklmnopqrstuvwxyz0123456789'], ['hook: xoxb-1234567890-abcdef'], ['url: https://user:hunter22@x.example'], ['id: AKIAABCDEFGHIJKLMNOP'],
])('G33: a literal secret in files of rules is refused by line: %s', line => {
  const faulty = () => mustHoldNoSecrets({ 'company.yaml': `name: Lumen\n${line}\n` });
  expect(faulty).toThrow(DefinitionError);
  expect(faulty).toThrow(/company\.yaml:2: looks like a secret/);
});

it('G33: what only speaks of secrets passes', () => {
  expect(() => mustHoldNoSecrets({ 'company.yaml': 'token: $env:CRM_TOKEN\n# password: in a comment is words\n', 'request-types/reset-password.yaml': 'title: Reset a password\nexamples:\n  - I forgot my password\n' })).not.toThrow();
});
