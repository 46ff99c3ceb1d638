import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mustBeDemo } from './demo-only';

let server: Server;
let asked = 0;
const serve = async (body: string) => {
  server = createServer((_req, res) => { asked++; res.setHeader('content-type', 'application/json').end(body); });
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
beforeEach(() => { asked = 0; });
afterEach(() => new Promise(done => { server.close(done); server.closeAllConnections(); }));

it('G24: takes a portal on this machine that says it is a demo', async () => {
  expect(await mustBeDemo(await serve('{"demo":true,"personas":[{"name":"ada"}]}'))).toEqual({ firstPersona: 'user:default/ada' });
});

it.each(['{}', '{"demo":"true"}', '<html>', '{"demo":false,"personas":[{"name":"ada"}]}'])('G24: refuses a portal that answers %s', async body => {
  await expect(mustBeDemo(await serve(body))).rejects.toThrow(/no demo portal/);
});

it('G24: refuses another machine without asking it anything', async () => {
  await serve('{"demo":true}');
  await expect(mustBeDemo('https://portal.example.com')).rejects.toThrow(/portal\.example\.com: it is not on this machine/);
  expect(asked).toBe(0);
});
