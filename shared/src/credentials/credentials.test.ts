import { createTestHost, ScriptedModel, type TestHost } from '../testing';

describe('credentials', () => {
  let host: TestHost;
  beforeEach(async () => { host = await createTestHost(new ScriptedModel(() => [])); });
  afterEach(() => host.close());
  const about = { name: 'figma', origin: 'https://figma.example' };

  it('G33: who set which secret, and for where, is on the record; setting it again is seen too', async () => {
    await host.desk.noteCredential(host.as('ines'), about);
    await host.desk.noteCredential(host.as('ines'), { ...about, origin: 'https://eu.figma.example' });
    expect(await host.desk.credentials(host.as('otto'))).toEqual([{ name: 'figma', origin: 'https://eu.figma.example', by: 'user:default/ines', at: host.clock.now().toISOString() }]);
    const { events } = await host.desk.audit(host.as('otto'), { kind: 'credential.set' });
    expect(events.map(e => [e.actor, e.summary, e.data])).toEqual([
      ['user:default/ines', 'Set the secret of a system: figma', { name: 'figma', origin: 'https://eu.figma.example' }],
      ['user:default/ines', 'Set the secret of a system: figma', about],
    ]);
    expect(await host.desk.verifyAudit(host.as('otto'))).toMatchObject({ ok: true });
  });

  it('G26: only connector operators set one, and only those who answer for systems read which are set', async () => {
    for (const who of ['sam', 'otto', 'ben']) await expect(host.desk.noteCredential(host.as(who), about)).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.noteCredential({ ...host.as('ines'), assurance: 1 }, about)).rejects.toMatchObject({ status: 403 });
    await expect(host.desk.credentials(host.as('ben'))).rejects.toMatchObject({ status: 403 });
  });
});
