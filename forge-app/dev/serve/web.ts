import { IncomingMessage } from 'node:http';
import { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Installed } from '../host/installed';
import { Persona, personaOf } from './personas';

/** One request to the local site's web pages. `params` are the named parts of the address. */
export interface Visit { at: Installed; who: Persona; url: URL; params: Record<string, string>; body: string; form: URLSearchParams; headers: IncomingMessage['headers'] }
export interface Page { status?: number; type?: string; body?: string | Buffer; headers?: Record<string, string> }
export interface Way { on: string; go: (visit: Visit) => Page | Promise<Page> }

export const html = (element: ReactElement, status = 200): Page => ({ status, type: 'text/html; charset=utf-8', body: `<!doctype html>${renderToStaticMarkup(element)}` });
export const json = (value: unknown, status = 200): Page => ({ status, type: 'application/json', body: JSON.stringify(value) });

/** Only to places of this site. */
export const go = (to: string | null): Page => ({ status: 303, headers: { location: to?.startsWith('/') && !to.startsWith('//') ? to : '/portal' } });

export async function visitOf(request: IncomingMessage, { at, params }: { at: Installed; params: Record<string, string> }): Promise<Visit> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const cookie = /(?:^|;\s*)as=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
  return { at, params, url, body, form: new URLSearchParams(body), headers: request.headers, who: personaOf(url.searchParams.get('as') ?? cookie) };
}
