import { ConfigReader } from '@backstage/config';
import { Factors } from './factors';
import { demoEnabled } from './guard';

const config = (host: string, baseUrl = `http://127.0.0.1:7007`, enabled = true) => new ConfigReader({ app: { baseUrl }, backend: { baseUrl, listen: { host, port: 7007 } }, countersign: { demo: { enabled } } }) as never;

it('G24: the demo exists only with everything on this machine', () => {
  expect(demoEnabled(config('127.0.0.1'))).toBe(true);
  expect(demoEnabled(config('127.0.0.1', undefined, false))).toBe(false);
  expect(() => demoEnabled(config('0.0.0.0'))).toThrow(/127\.0\.0\.1/);
  expect(() => demoEnabled(config('127.0.0.1', 'https://portal.example.com'))).toThrow(/portal\.example\.com/);
});

describe('G17: the demo company’s factors', () => {
  const both = ['registered-device', 'totp'] as const;
  const factors = new Factors();
  const code = (signIn: string, method: string) => factors.show(signIn, 'ben', both).find(d => d.method === method)?.code as string;
  beforeEach(() => factors.reset());

  it('takes the laptop’s number or the app’s code', () => {
    for (const method of both) expect(factors.check('s1', 'ben', both, code('s1', method))).toEqual({ state: 'right', method });
  });

  it('takes the laptop’s number for one sign-in, once', () => {
    const number = code('s1', 'registered-device');
    expect(factors.check('s2', 'ben', ['registered-device'], number)).toMatchObject({ state: 'wrong' });
    factors.check('s1', 'ben', both, number);
    expect(factors.check('s1', 'ben', ['registered-device'], number)).toMatchObject({ state: 'wrong' });
  });

  it('does not take a method that was not asked for', () => {
    expect(factors.check('s1', 'ben', ['registered-device'], code('s1', 'totp'))).toMatchObject({ state: 'wrong', left: 4 });
  });

  it('locks after five wrong codes, for another sign-in too', () => {
    for (let n = 0; n < 5; n++) factors.check('s1', 'ben', both, 'nope');
    expect(factors.check('s2', 'ben', both, code('s2', 'registered-device'))).toEqual({ state: 'locked' });
  });
});
