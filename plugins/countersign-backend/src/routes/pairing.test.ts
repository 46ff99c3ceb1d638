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
    expect((await call('ines', 'get', '/peers').expect(200)).body).toEqual({ peers: [], names: [] });
    await call('ines', 'post', '/peers/invite', { name: 'jira' }).expect(422);
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
});
