import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Answer, Caller, Refusal, SiteEvent, record } from './call';
import { Fault, Faults } from './faults';
import { callerOf } from './identity';
import { State } from './model';
import { createRouter } from './router';
import { routes } from './routes';
import { allowed } from './scopes';

export interface LogLine { as: string; method: string; path: string; status: number }

interface Parts { state: State; scopes?: readonly string[]; faults: Faults; log: LogLine[]; emit: (event: SiteEvent) => void; address: () => string }

const route = createRouter(routes);
const nameOf = (caller: Caller) => (caller.kind === 'user' ? `user:${caller.accountId}` : caller.kind);

export function createAnswering(parts: Parts): RequestListener {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', parts.address());
    const method = request.method ?? 'GET';
    const fault = parts.faults.take(method, url.pathname);
    const { caller, throughApp } = callerOf(request.headers, parts.state);
    const json = await jsonOf(request);
    const answer = fault && !fault.after ? undefined : answerOf(parts, { method, url, caller, throughApp, json });
    const status = fault?.status ?? answer?.status ?? 500;
    parts.log.push({ as: nameOf(caller), method, path: url.pathname, status });
    send(response, fault ? { status, body: { errorMessages: ['Injected failure.'], errors: {} } } : (answer as Answer), fault);
  };
}

function answerOf(parts: Parts, given: { method: string; url: URL; caller: Caller; throughApp: boolean; json: unknown }): Answer {
  const { method, url, caller, throughApp, json } = given;
  const found = route(method, url.pathname);
  if (!found) return problem(url.pathname, new Refusal(404, 'No such path here.'));
  if (throughApp && parts.scopes && !allowed(found.route.on, parts.scopes)) return { status: 403, body: { code: 403, message: 'Unauthorized; scope does not match' } };
  try {
    return found.route.run({ state: parts.state, site: parts.address(), caller, params: found.params, query: url.searchParams, body: record(json), json, emit: parts.emit });
  } catch (error) {
    if (error instanceof Refusal) return problem(url.pathname, error);
    throw error;
  }
}

/** JSM and the platform say no in different forms. */
function problem(path: string, { status, message }: Refusal): Answer {
  const desk = path.startsWith('/rest/servicedeskapi/');
  return { status, body: desk ? { errorMessage: message, i18nErrorMessage: { i18nKey: `sd.error.${status}`, parameters: [] } } : { errorMessages: [message], errors: {} } };
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  let raw = '';
  for await (const chunk of request) raw += chunk;
  if (!raw) return undefined;
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, answer: Answer, fault?: Fault): void {
  response.writeHead(answer.status, { 'content-type': 'application/json', ...(fault?.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }) });
  response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
}
