import type { isLicensed } from './licence';

type Context = { readonly environmentType: string; readonly license?: { readonly isActive?: boolean; readonly active?: boolean } };

function licensed(licensing: boolean, context: Context): boolean {
  let ask: typeof isLicensed = () => false;
  jest.isolateModules(() => {
    jest.doMock('@forge/api', () => ({ getAppContext: () => context }));
    jest.doMock('../generated/edition', () => ({ LICENSING: licensing }));
    ask = (require('./licence') as typeof import('./licence')).isLicensed;
  });
  return ask();
}

it.each<[string, boolean, Context, boolean]>([
  ['a company that deploys it for itself needs none, in production too', false, { environmentType: 'PRODUCTION' }, true],
  ['sold: one that is active', true, { environmentType: 'PRODUCTION', license: { isActive: true } }, true],
  ['sold: one that is active, as Forge said it before', true, { environmentType: 'PRODUCTION', license: { active: true } }, true],
  ['sold: one that ended', true, { environmentType: 'PRODUCTION', license: { isActive: false } }, false],
  ['sold: none', true, { environmentType: 'PRODUCTION' }, false],
  ['sold, in development: none is told', true, { environmentType: 'DEVELOPMENT' }, true],
])('%s', (_, licensing, context, expected) => { expect(licensed(licensing, context)).toBe(expected); });
