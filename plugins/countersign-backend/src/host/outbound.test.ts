import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { egressFetch, EgressRefused, type Outbound } from '@countersign/core';
import { nodeOutbound } from './outbound';

const servers: Server[] = [];
const listen = (on: RequestListener) => new Promise<number>(done => {
  const server = createServer(on).listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  servers.push(server);
});
afterEach(() => { for (const s of servers.splice(0)) s.close(); });

const system = (baseUrl: string, extra: object = {}) => ({ id: 'crm', config: { tenants: { a: { baseUrl, token: 'secret' } } }, demo: true, ...extra });
const over = (s: ReturnType<typeof system>, outbound: Outbound = nodeOutbound) => egressFetch({ fetch: () => Promise.reject(new Error('not by this way')), outbound }, s as never);
/** A name service of the test's; the connection itself is real. */
const named = (answers: Record<string, string[]>, asked: string[] = []): Outbound => ({ ...nodeOutbound, resolve: async host => { asked.push(host); return answers[host] ?? []; } });

describe('what a connector may call', () => {
  it('G33: its own configured hosts, with method, headers and body as given', async () => {
    const port = await listen((req, res) => {
      let body = '';
      req.on('data', c => { body += c; }).on('end', () => { res.setHeader('x-seen', `${req.method} ${req.headers.authorization} ${req.headers.host}`).end(body.toUpperCase()); });
    });
    const response = await over(system(`http://127.0.0.1:${port}`))(`http://127.0.0.1:${port}/a?b=c`, { method: 'PATCH', headers: { authorization: 'Bearer x' }, body: 'hello' });
    expect([response.status, response.headers.get('x-seen'), await response.text()]).toEqual([200, `PATCH Bearer x 127.0.0.1:${port}`, 'HELLO']);
  });

  it('G33: nothing else: another port, another host, another scheme', async () => {
    const hits: string[] = [];
    const port = await listen((req, res) => { hits.push(req.url ?? ''); res.end(); });
    const call = over(system('https://crm.example.com'), named({ 'crm.example.com': ['127.0.0.1'] }));
    for (const at of [`http://127.0.0.1:${port}/`, 'https://crm.example.com:8443/', 'https://crm.example.com.evil.example/', 'http://crm.example.com/', 'file:///etc/passwd']) await expect(call(at)).rejects.toThrow(EgressRefused);
    expect(hits).toEqual([]);
  });

  it.each([[301], [302], [303], [307], [308]])('G33: a redirect (%i) is not followed: neither to another port nor to a metadata address', async status => {
    const hits: string[] = [];
    const other = await listen((req, res) => { hits.push(req.url ?? ''); res.end('inside'); });
    for (const to of [`http://127.0.0.1:${other}/`, 'http://169.254.169.254/latest/meta-data/']) {
      const port = await listen((_req, res) => { res.writeHead(status, { location: to }).end(); });
      await expect(over(system(`http://127.0.0.1:${port}`))(`http://127.0.0.1:${port}/`)).rejects.toThrow(/redirect/);
    }
    expect(hits).toEqual([]);
  });

  it.each([
    ['a metadata address', '169.254.169.254'], ['another link-local one', '169.254.1.1'], ['link-local, version 6', 'fe80::1'], ['metadata inside version 6', '::ffff:169.254.169.254'], ['metadata of a cloud, version 6', 'fd00:ec2::254'],
    ['translated metadata', '64:ff9b::a9fe:a9fe'], ['nothing', '0.0.0.0'], ['a private range', '10.0.0.7'], ['private, version 6', 'fd12::1'], ['private inside version 6', '::ffff:192.168.1.1'], ['shared space', '100.64.1.1'], ['multicast', '224.0.0.1'],
    ['this machine', '127.0.0.1'], ['this machine, version 6', '::1'], ['no address at all', 'localhost'],
  ])('G33: a name that leads to %s (%s) is refused', async (_, address) => {
    const call = over(system('https://crm.example.com', { demo: false }), named({ 'crm.example.com': ['93.184.216.34', address] }));
    await expect(call('https://crm.example.com/')).rejects.toThrow(EgressRefused);
  });

  it('G33: an address in figures is allowed only where it is configured so; a metadata address never', async () => {
    const refused = (at: string, extra: object = {}) => expect(over(system(at, { demo: false, ...extra }))(at)).rejects.toThrow(EgressRefused);
    await refused('https://169.254.169.254/', { network: 'private' });
    await refused('https://[fe80::1]/', { network: 'private' });
    await refused('https://127.0.0.1/');
    await refused('https://127.1/');
    await refused('https://2130706433/');
    await refused('http://10.0.0.7/');
    const reached: string[] = [];
    const noted: Outbound = { ...nodeOutbound, resolve: async () => ['10.0.0.7'], fetch: async (url, _init, address) => { reached.push(`${url.hostname} ${address}`); return new Response(); } };
    await over(system('https://10.0.0.7', { demo: false }), noted)('https://10.0.0.7/');
    await over(system('https://ad.corp.example', { demo: false, network: 'private' }), noted)('https://ad.corp.example/');
    await expect(over(system('https://ad.corp.example', { demo: false }), noted)('https://ad.corp.example/')).rejects.toThrow(EgressRefused);
    expect(reached).toEqual(['10.0.0.7 10.0.0.7', 'ad.corp.example 10.0.0.7']);
  });

  it('G33: the address that was checked is the address that is called, whatever the name service says next', async () => {
    const hits: (string | undefined)[] = [];
    const port = await listen((req, res) => { hits.push(req.headers.host); res.end('ok'); });
    const asked: string[] = [];
    // The connection would not find this name at all: it is never asked again.
    const at = `http://localhost:${port}`;
    const response = await over(system(at), named({ localhost: ['127.0.0.1'] }, asked))(`${at}/`);
    expect([await response.text(), asked, hits]).toEqual(['ok', ['localhost'], [`localhost:${port}`]]);
    await expect(nodeOutbound.fetch(new URL(`http://no-such-name.invalid:${port}/`), {}, '127.0.0.1').then(r => r.text())).resolves.toBe('ok');
  });

  it('G33: at most a megabyte, and the caller’s time counts', async () => {
    const port = await listen((req, res) => {
      if (req.url === '/slow') return;
      res.write('x'.repeat(1_000_000));
      setTimeout(() => res.end('x'.repeat(200_000)), 10);
    });
    const call = over(system(`http://127.0.0.1:${port}`));
    await expect(call(`http://127.0.0.1:${port}/`)).rejects.toThrow(/more than a megabyte/);
    await expect(call(`http://127.0.0.1:${port}/slow`, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  });

  it('G33: https only, unless it is a demo on this machine', async () => {
    await expect(over(system('http://crm.example.com'), named({ 'crm.example.com': ['93.184.216.34'] }))('http://crm.example.com/')).rejects.toThrow(/https only/);
    await expect(over(system('http://127.0.0.1:9', { demo: false }))('http://127.0.0.1:9/')).rejects.toThrow(/https only/);
  });
});
