import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { moduleOf } from '../host/manifest';
import { Frame } from './pages/frame';
import { extensionAt } from './place';
import { Page, Visit, Way, html } from './web';

const NOWHERE: Page = { status: 404, type: 'text/plain', body: 'Not here.' };

/** The page of a module, with the scripts of its resource as the bundler wrote them. */
function frame(visit: Visit, pages: string): Page {
  const { at, who, params, url } = visit;
  const { type, module } = moduleOf(at.host.manifest, params.module);
  const page = path.join(pages, `${module.resource}.html`);
  if (!existsSync(page)) return NOWHERE;
  const scripts = [...readFileSync(page, 'utf8').matchAll(/<script[^>]+src="([^"]+)"/g)].map(m => `/built/${path.basename(m[1])}`);
  const place = Object.fromEntries(['issue', 'requestType', 'project'].flatMap(name => (url.searchParams.get(name) ? [[name, url.searchParams.get(name)]] : [])));
  const context = {
    accountId: who.accountId, accountType: who.accountType, cloudId: at.host.installation.cloudId, environmentId: at.host.installation.environmentId, environmentType: 'DEVELOPMENT', localId: params.module, locale: 'en-US',
    moduleKey: params.module, siteUrl: 'https://tidewater.example', timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, theme: { colorMode: 'auto' }, extension: { type, ...extensionAt(at.site, place) },
  };
  const people = at.site.state.accounts.filter(a => a.accountType !== 'app').map(({ accountId, displayName }) => ({ accountId, displayName }));
  return html(<Frame title={module.title ?? params.module} start={{ module: params.module, context, people }} scripts={scripts} />);
}

function built({ params }: Visit, pages: string): Page {
  const file = path.join(pages, path.basename(params.file));
  return existsSync(file) ? { type: 'text/javascript', body: readFileSync(file) } : NOWHERE;
}

export const frames = (pages: string): Way[] => [
  { on: 'GET /module/{module}', go: visit => frame(visit, pages) },
  { on: 'GET /built/{file}', go: visit => built(visit, pages) },
];
