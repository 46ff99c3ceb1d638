import type { System } from '@countersign/core';
import { withSecrets } from './secrets';

const system = (config: unknown) => ({ id: 'crm', title: 'CRM', config, connector: {} }) as unknown as System;

it('G33: secrets are references, read at start; one that is not set stops it', () => {
  const { config } = withSecrets(system({ tenants: { a: { baseUrl: 'https://x.example', token: '$env:CRM_TOKEN' } }, list: ['$env:CRM_TOKEN', 'plain'] }), { CRM_TOKEN: 's3cret-value' });
  expect(config).toEqual({ tenants: { a: { baseUrl: 'https://x.example', token: 's3cret-value' } }, list: ['s3cret-value', 'plain'] });
  expect(() => withSecrets(system({ token: '$env:CRM_TOKEN' }), {})).toThrow(/set CRM_TOKEN in the environment/);
});
