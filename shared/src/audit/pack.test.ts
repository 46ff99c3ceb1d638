import { createTestHost, ScriptedModel, type TestHost } from '../testing';
import { verifyPack } from './verify-pack';

const BEN = 'user:default/ben';

describe('G28: what an evidence pack of a person leaves out', () => {
  let host: TestHost;
  beforeEach(async () => { host = await createTestHost(new ScriptedModel(() => [])); });
  afterEach(() => host.close());
  const ask = (text: string) => host.desk.ask(host.as('ben'), { text });
  const pack = async () => {
    const { page, lines } = await host.desk.evidencePack(host.as('otto'), { person: BEN });
    return { page, header: JSON.parse(lines[0]) as { requests: string[]; outOf: number }, report: verifyPack(lines) };
  };

  it('nothing, where all of it fits', async () => {
    const { id } = await ask('hello');
    const { page, header, report } = await pack();
    expect(header).toMatchObject({ requests: [id], outOf: 1 });
    expect(page).toContain('All requests of this person are inside: 1.');
    expect(report.unproven.join(' ')).not.toContain('It holds');
    const { lines, page: one } = await host.desk.evidencePack(host.as('otto'), { requestId: id });
    expect(JSON.parse(lines[0])).not.toHaveProperty('outOf');
    expect(one).not.toContain('of this person');
  });

  it('more than two hundred: those that changed last are inside, and page, lines and verification say of how many', async () => {
    const { id: oldest } = await ask('the first of all');
    for (let n = 0; n < 201; n++) {
      host.clock.move(3_600_000);
      await ask(`hello ${n}`);
    }
    const { page, header, report } = await pack();
    expect([header.requests.length, header.outOf]).toEqual([200, 202]);
    expect(header.requests).not.toContain(oldest);
    expect(page).toContain('200 of 202 requests of this person are inside: those that changed last.');
    expect(page).not.toContain('the first of all');
    expect(report).toMatchObject({ faults: [], requests: 200 });
    expect(report.unproven).toContain('It holds 200 of 202 requests of this person.');
  }, 120_000);
});
