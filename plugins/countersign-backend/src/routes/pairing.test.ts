import { mockCredentials } from '@backstage/backend-test-utils';
import { settingsOf } from '@countersign/core';
import { createTwoHosts } from '@countersign/core/testing';
import request from 'supertest';
import { talkToPeers } from '../host/peers';
import { start } from '../__testUtils__/portal';

describe('another installation at the door', () => {
  it('G28: without a signature of a paired host the inbox answers 401, whoever is signed in, and the record stays as it is', async () => {
    const { server, call } = await start();
    const batch = { countersign: 'peer/1', envelopes: ['eyJhbGciOiJub25lIn0.e30.'] };
    for (const who of [mockCredentials.none.header(), mockCredentials.user.header('user:default/ines')]) {
      const { status, body } = await request(server).post('/api/countersign/peer/inbox').set('Authorization', who).send(batch);
      expect([status, body.error.next]).toEqual([401, expect.stringContaining('docs/pairing.md')]);
    }
    await request(server).post('/api/countersign/peer/inbox').set('Authorization', mockCredentials.none.header()).send({ reply: 'x' }).expect(401);
    expect((await call('ines', 'get', '/peers').expect(200)).body).toEqual({ peers: [], names: [{ name: 'jira', title: 'Jira' }] });
    await call('ines', 'post', '/peers/invite', { name: 'other' }).expect(422);
    // Without a lasting key and name.
    await call('ines', 'post', '/peers/invite', { name: 'jira' }).expect(503);
    await call('ben', 'post', '/peers/invite', { name: 'jira' }).expect(403);
  }, 60_000);

  it('G28: what one host signs, the JOSE library of others reads', async () => {
    const { decodeProtectedHeader, importJWK, jwtVerify } = await import('jose');
    const two = await createTwoHosts();
    await two.pair();
    const { invitation } = await two.home.desk.invitePeer(two.home.as('ines'), 'spare');
    const { identity } = JSON.parse(Buffer.from(invitation, 'base64url').toString()) as { identity: { key: string } };
    const [envelope] = JSON.parse(await two.home.desk.peerSend('jira')).envelopes as string[];
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: identity.key }, 'EdDSA');
    const { payload } = await jwtVerify(envelope, key, { typ: 'countersign-peer+jwt', currentDate: two.home.clock.now(), algorithms: ['EdDSA'] });
    expect(payload).toMatchObject({ iss: expect.stringMatching(/^urn:countersign:backstage:/), aud: expect.stringMatching(/^urn:countersign:forge:/) });
    expect(Object.keys(decodeProtectedHeader(envelope)).sort()).toEqual(['alg', 'kid', 'typ']);
    await two.close();
  }, 60_000);

  it('talks to the address in the rules and to no other; what does not arrive is sent again', async () => {
    const address = 'https://site.example/x1/trigger';
    const two = await createTwoHosts({ home: { settings: { peers: settingsOf({ peers: { jira: { title: 'Jira', address }, spare: { title: 'Spare' } } }).peers } } });
    await two.pair();
    const calls: string[] = [];
    let up = false;
    const outbound = {
      resolve: async () => ['93.184.215.14'],
      fetch: async (url: URL, init: RequestInit) => {
        calls.push(url.href);
        return up ? new Response(await two.away.desk.peerReceive(String(init.body))) : new Response('', { status: 503 });
      },
    };
    const warned: string[] = [];
    const round = () => talkToPeers({ desk: two.home.desk, outbound, log: { warn: m => { warned.push(m); } }, demo: false });
    await two.link('chloe');
    await two.home.desk.askLink(two.home.as('felix'), 'jira');
    await two.away.desk.typeLink(two.as('felix'), 'portal', '12345678');
    await round();
    expect(warned).toEqual(['jira was not reached: it answered 503']);
    up = true;
    await round();
    expect(calls).toEqual([address, address]);
    const before = (await two.away.desk.peers(two.as('ada'))).peers[0];
    await round();
    expect((await two.away.desk.peers(two.as('ada'))).peers[0]).toMatchObject({ acked: before.sent });
    await two.close();
  }, 60_000);

  it('over HTTP: paired by two on each side, linked by the person; each host decides a request of the other, which is carried out at home', async () => {
    const two = await createTwoHosts({ script: () => [{ name: 'do_prod', args: { quote: '', system: 'resource:default/payments-db', role: 'read', duration: 'PT4H' } }] });
    const { away } = two;
    const { server, call, world } = await start({ clock: away.clock, section: { key: Buffer.alloc(32, 5).toString('base64'), instance: 'portal.lumen.example' } });
    const inbox = async (said: object) => (await request(server).post('/api/countersign/peer/inbox').set('Authorization', mockCredentials.none.header()).send(said).expect(200)).text;
    const talk = async () => { for (let n = 0; n < 4; n++) await away.desk.peerReceive(await inbox(JSON.parse(await away.desk.peerSend('portal')))); };

    const { body: { invitation } } = await call('ines', 'post', '/peers/invite', { name: 'jira' }).expect(201);
    const { reply, fingerprint } = await away.desk.acceptPeer(two.as('ada'), { name: 'portal', invitation });
    expect(JSON.parse(await inbox({ reply }))).toEqual({ met: 'jira' });
    await call('ines', 'post', '/peers/jira/confirm', { fingerprint }).expect(403);
    await call('iris', 'post', '/peers/jira/confirm', { fingerprint }).expect(200);
    await away.desk.confirmPeer(two.as('abe'), 'portal', (await call('ines', 'get', '/peers').expect(200)).body.peers[0].fingerprint);
    await talk();
    expect((await call('otto', 'get', '/peers').expect(200)).body.peers[0]).toMatchObject({ state: 'paired', links: 0, ceiling: { privileged: false, steps: 1 } });

    const { body: { code } } = await call('chloe', 'post', '/links/ask', { name: 'jira' }).expect(201);
    await away.desk.typeLink(away.as('chloe'), 'portal', code);
    await talk();
    const { body: { asked: [asked] } } = await call('chloe', 'get', '/links').expect(200);
    await call('chloe', 'post', `/links/${asked.id}/confirm`, {}).expect(200);
    await talk();
    away.clock.move(25 * 3_600_000);

    const here = (await call('ben', 'post', '/requests', { text: 'read access to payments-db for 4h' }).expect(201)).body.id;
    const there = (await away.desk.ask(away.as('ben'), { text: 'please' })).id;
    await talk();
    const mirrored = `${here}@portal.i1.1`;
    expect((await away.desk.approvals(away.as('chloe'))).map(a => a.id)).toContain(mirrored);
    await away.desk.decide(away.as('chloe'), mirrored, { decision: 'approve', narrow: { duration: 'PT2H' } });
    const { body: { items } } = await call('chloe', 'get', '/approvals').expect(200);
    expect(items.map((a: { id: string }) => a.id)).toContain(`${there}@jira.i1.1`);
    await call('felix', 'get', `/requests/${there}@jira`).expect(404);
    await call('chloe', 'post', `/approvals/${there}@jira.i1.1/decision`, { decision: 'approve' }).expect(200);
    await talk();

    expect((await call('ben', 'get', `/requests/${here}`).expect(200)).body.items[0]).toMatchObject({ state: 'verified', input: { duration: 'PT2H' }, steps: [{ votes: [{ by: 'user:default/chloe', host: 'peer:jira' }] }] });
    expect([world.effects.length, away.world.effects.length]).toEqual([1, 1]);
    expect((await call('chloe', 'get', `/requests/${there}@jira`).expect(200)).body.items[0]).toMatchObject({ state: 'verified', receipt: { verified: true } });
    expect((await call('otto', 'get', '/peers/jira/effects').expect(200)).body.items).toMatchObject([{ requestId: here, by: 'user:default/chloe' }]);
    await two.close();
  }, 90_000);
});
