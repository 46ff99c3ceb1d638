import { IncomingMessage, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Installed, install } from '../host/installed';
import { createSqlProxy } from '../platform/sql';
import type { EngineName } from '../platform/sql-engine';
import { createRouter } from '../site/router';
import { deeds } from './deeds';
import { frames } from './frames';
import { live } from './living';
import { ownFiles } from './own-files';
import { places } from './places';
import { Page, Way, visitOf } from './web';

export interface LocalJsm { url: string; at: Installed; close: () => Promise<void> }
export interface ServeOptions { manifest: string; code: string; pages: string; port?: number; engine?: EngineName; via?: ReadonlyMap<string, string>; onFailure?: (words: string) => void }

const NOWHERE: Page = { status: 404, type: 'text/plain', body: 'Not here.' };
const BROKEN: Page = { status: 500, type: 'text/plain', body: 'This did not work. Try again.' };

/** A small site that looks like a help centre and like Jira, with the built app in it. */
export async function serve({ manifest, code, pages, port = 0, engine, via, onFailure = () => undefined }: ServeOptions): Promise<LocalJsm> {
  // Installing needs more statements than Forge allows in a minute; nobody trying this out should wait for the next hour.
  const sql = createSqlProxy({ engine, limits: { ddlPerMinute: 1000 } });
  const at = await install({ manifest, code, sql, via, publicUrl: () => url });
  const route = createRouter<Way>([...places, ...deeds, ...frames(pages), ...(await ownFiles())]);
  const answer = async (request: IncomingMessage): Promise<Page> => {
    const found = route(request.method ?? 'GET', new URL(request.url ?? '/', 'http://localhost').pathname);
    return found ? found.route.go(await visitOf(request, { at, params: found.params })) : NOWHERE;
  };
  const server = createServer(async (request, response) => {
    const page = await answer(request).catch(error => { onFailure(String(error?.stack ?? error)); return BROKEN; });
    response.writeHead(page.status ?? 200, { 'content-type': page.type ?? 'text/plain', ...page.headers });
    response.end(page.body ?? '');
  });
  await new Promise<void>((ready, failed) => { server.once('error', failed).listen(port, '127.0.0.1', ready); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = await live(at, onFailure);
  return { url, at, close: async () => { stop(); server.closeAllConnections(); server.close(); await at.close(); await sql.close(); } };
}
