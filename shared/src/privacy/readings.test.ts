import { KnexJournal } from '../knex';
import { createTestHost, ScriptedModel, type TestHost } from '../testing';

const PROD = { name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT1H' } };

describe('reading is recorded', () => {
  let host: TestHost;
  let id: string;
  beforeEach(async () => {
    host = await createTestHost(new ScriptedModel(() => [PROD]));
    ({ id } = await host.desk.ask(host.as('ben'), { text: 'please' }));
  });
  afterEach(() => host.close());
  const readings = (name = 'ben') => host.desk.readings(host.as(name), id);

  it('G30: whoever reads somebody else’s request is on the record, once an hour, whichever replica answers', async () => {
    for (let n = 0; n < 3; n++) await host.desk.get(host.as('sam'), id);
    await host.restart().get(host.as('sam'), id);
    await host.desk.audit(host.as('otto'), { requestId: id });
    await host.desk.why(host.as('otto'), id, 'i1');
    await host.desk.replay(host.as('otto'), id);
    await host.desk.handoffs(host.as('sam'));
    expect((await readings()).map(r => [r.name, r.what])).toEqual([['Sam', 'request'], ['Otto', 'record'], ['Otto', 'why'], ['Otto', 'replay']]);
    host.clock.move(3_600_000);
    await host.desk.get(host.as('sam'), id);
    host.clock.move(86_400_000);
    await host.desk.get(host.as('sam'), id);
    expect((await readings()).filter(r => r.name === 'Sam').map(r => r.at.slice(0, 13))).toEqual(['2026-11-23T09', '2026-11-23T10', '2026-11-24T10']);
    expect((await host.desk.verifyAudit(host.as('otto'))).ok).toBe(true);
  });

  it('G30: requester, subject and approvers are part of it: their looking is nobody’s business', async () => {
    await host.desk.get(host.as('ben'), id);
    await host.desk.get(host.as('chloe'), id);
    await host.desk.why(host.as('chloe'), id, 'i1');
    expect(await readings()).toEqual([]);
  });

  it('G30: who read is shown to those who are part of it and to auditors, and to nobody else', async () => {
    await expect(readings('juno')).rejects.toMatchObject({ status: 404 });
    await expect(readings('sam')).rejects.toMatchObject({ status: 403 });
    expect(await readings('otto')).toEqual([]);
    expect(await readings('chloe')).toEqual([]);
  });

  it('many readers at once lose nothing', async () => {
    const desks = Array.from({ length: 4 }, () => host.restart());
    await Promise.all(['sam', 'otto', 'ines'].flatMap(name => desks.map(desk => desk.get(host.as(name), id))));
    expect((await readings()).map(r => r.name).sort()).toEqual(['Ines', 'Otto', 'Sam']);
    expect(await new KnexJournal(host.knex).verify('SYS-reading-2026-11-23')).toBeUndefined();
  });
});
