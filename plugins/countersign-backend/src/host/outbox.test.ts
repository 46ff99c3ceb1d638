import { createHash } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { createTwoHosts } from '@countersign/core/testing';
import { outboxesIn, readOutbox, type Outbox } from './outbox';
import { talkToPeers } from './peers';

const OUTBOX: Outbox = { site: 'https://lumen.atlassian.net', project: 'OUT', token: 'portal@lumen.example:secret' };
const KEY = 'countersign-outbox';
const answers = (status: number, body: object = {}) => new Response(JSON.stringify(body), { status });

/** A Jira that holds these properties of the project. */
function jira(properties: Record<string, unknown>) {
  const asked: { url: string; authorization: string | null }[] = [];
  const call: typeof fetch = async (input, init) => {
    const url = String(input);
    asked.push({ url, authorization: new Headers(init?.headers).get('authorization') });
    const value = properties[url.slice(url.lastIndexOf('/') + 1)];
    return value === undefined ? answers(404) : answers(200, { key: 'k', value });
  };
  return { call, asked };
}
const laidOut = (pairings: object, cut = 40) => {
  const text = JSON.stringify(pairings);
  const parts = text.match(new RegExp(`.{1,${cut}}`, 'g')) ?? [];
  return { [KEY]: { countersign: 'outbox/1', parts: parts.length, sha256: createHash('sha256').update(text).digest('hex') }, ...Object.fromEntries(parts.map((p, n) => [`${KEY}-${n + 1}`, { text: p }])) };
};
const SAID = { '1234567890': { countersign: 'peer/1', envelopes: ['eyJ.a.b', 'eyJ.c.d'] } };

it('is put together from its parts, signed in as the configured account; what was read before is not read again', async () => {
  const { call, asked } = jira(laidOut(SAID));
  const found = await readOutbox(call, OUTBOX, undefined);
  expect(found?.pairings).toEqual(SAID);
  expect(asked[0]).toEqual({ url: 'https://lumen.atlassian.net/rest/api/3/project/OUT/properties/countersign-outbox', authorization: `Basic ${Buffer.from(OUTBOX.token).toString('base64')}` });
  const before = asked.length;
  expect(await readOutbox(call, { ...OUTBOX, token: 'bearer-token' }, found?.sha256)).toBeUndefined();
  expect(asked.slice(before)).toEqual([expect.objectContaining({ authorization: 'Bearer bearer-token' })]);
});

it('nothing there, a part that is missing and parts of two times are nothing; an answer of another shape is a fault', async () => {
  expect(await readOutbox(jira({}).call, OUTBOX, undefined)).toBeUndefined();
  const whole = laidOut(SAID);
  expect(await readOutbox(jira({ ...whole, [`${KEY}-2`]: undefined }).call, OUTBOX, undefined)).toBeUndefined();
  expect(await readOutbox(jira({ ...whole, [`${KEY}-1`]: { text: 'older' } }).call, OUTBOX, undefined)).toBeUndefined();
  await expect(readOutbox(jira({ ...whole, [KEY]: { parts: 9_999 } }).call, OUTBOX, undefined)).rejects.toThrow();
  await expect(readOutbox(async () => answers(401), OUTBOX, undefined)).rejects.toThrow('Jira answered 401');
});

it('the token is named in the configuration and stands in the environment; without it nothing starts', () => {
  const config = (outbox: object) => mockServices.rootConfig({ data: { countersign: { peers: { jira: { outbox } } } } });
  const outbox = { site: 'https://lumen.atlassian.net/', project: 'OUT', tokenEnv: 'JIRA_TOKEN' };
  expect(outboxesIn(config(outbox), { JIRA_TOKEN: OUTBOX.token })).toEqual(new Map([['jira', OUTBOX]]));
  expect(() => outboxesIn(config(outbox), {})).toThrow('JIRA_TOKEN is not set');
  expect(outboxesIn(mockServices.rootConfig({ data: {} }), {})).toEqual(new Map());
});

it('G33: an outbox is called over https at public addresses only, and what lies there for another pairing is left alone', async () => {
  const two = await createTwoHosts();
  await two.pair();
  const [{ id }] = await two.home.desk.peersToTalkTo();
  const said = JSON.parse(await two.away.desk.peerSend('portal')) as object;
  const received: string[] = [];
  const desk = { ...two.home.desk, peerReceive: async (raw: string) => { received.push(raw); return two.home.desk.peerReceive(raw); } };
  const warned: string[] = [];
  const round = (at: string, properties: Record<string, unknown>, site = OUTBOX.site) => talkToPeers({
    desk, log: { warn: m => { warned.push(m); } }, demo: false, outboxes: new Map([['jira', { ...OUTBOX, site }]]),
    outbound: { resolve: async () => [at], fetch: async (url, init) => jira(properties).call(url, init) },
  });
  await round('10.0.0.8', laidOut({ [id]: said }, 30_000));
  await round('93.184.215.14', laidOut({ [id]: said }, 30_000), 'http://lumen.atlassian.net');
  expect(warned).toEqual([expect.stringContaining('private address'), expect.stringContaining('https only')]);
  await round('93.184.215.14', laidOut({ '9999999999': said }, 30_000));
  expect(received).toEqual([]);
  await round('93.184.215.14', laidOut({ [id]: said }, 30_000));
  expect(received).toHaveLength(1);
  expect(warned).toHaveLength(2);
  await two.close();
}, 30_000);
