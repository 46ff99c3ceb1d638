import { ADA, OMAR, openForBusiness } from './__testUtils__/company';
import { createInstallation, type Installation } from './__testUtils__/installation';

/** Statements for each step of a governed request: each is a call over the network in Forge, and 150 a second is all there is. */
const MOST = { ask: 0, understand: 15, decide: 10, carryOut: 11, look: 3 };

describe('calls of the database', () => {
  let app: Installation;
  beforeAll(async () => { app = await createInstallation(); await openForBusiness(app); }, 120_000);
  afterAll(() => app.close());

  it('a governed request takes no more of them than it did', async () => {
    const site = app;
    const counted = async <T>(step: keyof typeof MOST, work: () => Promise<T>): Promise<T> => {
      const before = site.calls.filter(c => c.startsWith('sql')).length;
      const result = await work();
      const used = site.calls.filter(c => c.startsWith('sql')).length - before;
      expect({ step, fits: used <= MOST[step], used }).toMatchObject({ step, fits: true });
      return result;
    };
    const { id } = await counted('ask', () => site.ok('ask', { text: 'add me to Figma users for two weeks', key: 'key-00002' }, ADA));
    await counted('understand', () => site.drain());
    const [approval] = await site.ok('approvals', undefined, OMAR);
    await counted('decide', () => site.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, OMAR));
    await counted('carryOut', () => site.drain());
    expect(await counted('look', () => site.ok('request', { id }, ADA))).toMatchObject({ request: { items: [{ state: 'verified' }] } });
  }, 120_000);
});
