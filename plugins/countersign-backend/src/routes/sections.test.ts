import type { Me, Section } from '@countersign/backstage-plugin-countersign-common';
import { start } from '../__testUtils__/portal';

const READS: Readonly<Record<Section, string>> = {
  overview: '/metrics', record: '/audit', replay: '/audit/key', drift: '/drift', systems: '/systems', 'other-hosts': '/peers', switches: '/switches', 'break-glass': '/break-glass', rules: '/rules', privacy: '/privacy/holds',
};

it('G5 G26: everybody is shown the parts of the governance page that answer them, and no others', async () => {
  const { call } = await start();
  const sectionsOf = async (name: string) => ((await call(name, 'get', '/me').expect(200)).body as Me).sections;
  expect(await sectionsOf('ben')).toEqual([]);
  expect(await sectionsOf('sam')).toEqual(['overview', 'drift', 'systems', 'switches', 'rules']);
  const auditor = await sectionsOf('otto');
  expect(auditor).toEqual(Object.keys(READS));
  for (const section of auditor) await call('otto', 'get', READS[section]).expect(200);
  for (const section of await sectionsOf('sam')) await call('sam', 'get', READS[section]).expect(200);
  expect((await call('ben', 'get', '/me')).body.pages).not.toContain('governance');
}, 60_000);
