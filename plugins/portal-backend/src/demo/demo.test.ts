import { ConfigReader } from '@backstage/config';
import { DemoStepUp } from './step-up';
import { demoEnabled } from './guard';

const config = (host: string, baseUrl = `http://127.0.0.1:7007`, enabled = true) => new ConfigReader({ app: { baseUrl }, backend: { baseUrl, listen: { host, port: 7007 } }, countersign: { demo: { enabled } } }) as never;

it('G24: the demo exists only with everything on this machine', () => {
  expect(demoEnabled(config('127.0.0.1'))).toBe(true);
  expect(demoEnabled(config('127.0.0.1', undefined, false))).toBe(false);
  expect(() => demoEnabled(config('0.0.0.0'))).toThrow(/127\.0\.0\.1/);
  expect(() => demoEnabled(config('127.0.0.1', 'https://portal.example.com'))).toThrow(/portal\.example\.com/);
});

describe('G17: step-up', () => {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const stepUp = new DemoStepUp({ now: () => new Date(now) }, 'http://127.0.0.1:7007');
  const start = (methods = ['registered-device', 'totp']) => stepUp.challenge('user:default/ben', 'payload', methods);
  beforeEach(() => stepUp.reset());

  it('takes the device’s number or the authenticator’s code, once, for one payload', async () => {
    for (const method of ['registered', 'totp'] as const) {
      const { id } = await start();
      const proof = stepUp.devices(id)?.[method] as string;
      expect(await stepUp.verify(id, proof)).toMatchObject({ ok: true, person: 'user:default/ben', payload: 'payload' });
      expect(await stepUp.verify(id, proof)).toEqual({ ok: false, reason: 'used' });
    }
  });

  it('does not take a method that was not asked for', async () => {
    const { id } = await start(['registered-device']);
    expect(await stepUp.verify(id, stepUp.devices(id)?.totp as string)).toMatchObject({ ok: false, reason: 'wrong' });
  });

  it('locks after five wrong codes, also for a new challenge', async () => {
    const { id } = await start();
    for (let n = 0; n < 5; n++) await stepUp.verify(id, 'nope');
    const again = await start();
    expect(await stepUp.verify(again.id, stepUp.devices(again.id)?.registered as string)).toEqual({ ok: false, reason: 'locked' });
  });

  it('is over after five minutes', async () => {
    const { id } = await start();
    const proof = stepUp.devices(id)?.registered as string;
    now += 6 * 60_000;
    expect(await stepUp.verify(id, proof)).toEqual({ ok: false, reason: 'expired' });
  });
});
