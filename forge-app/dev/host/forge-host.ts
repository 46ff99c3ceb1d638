import { Delivery, QueueEvent } from '../platform/queue';
import { Platform } from '../platform/platform';
import { Kill } from '../platform/invocations';
import { passes } from './expression';
import { Installation, Invoking, Ran, createInvoking } from './invoking';
import { Manifest, Trigger, WebTrigger, moduleOf } from './manifest';

export interface Person { accountId?: string; accountType?: 'licensed' | 'unlicensed' | 'customer' | 'anonymous' }
export interface Ask extends Person { functionKey: string; payload?: unknown; extension?: object; kill?: Kill }
export interface WebRequest { method?: string; path?: string; headers?: Record<string, string[]>; body?: string; queryParameters?: Record<string, string[]> }

/** Runs the built app as its manifest says: every module by its key, with the body and context Forge gives that kind of module. */
export interface ForgeHost {
  /** A call of the front end. Throws what a page would see: Forge hides the app's own error text. */
  resolve: (moduleKey: string, ask: Ask) => Promise<unknown>;
  event: (event: { eventType: string; byApp?: boolean } & Record<string, unknown>) => Promise<Ran[]>;
  schedule: (key: string, kill?: Kill) => Promise<Ran>;
  web: (key: string, request: WebRequest) => Promise<{ status: number; body: string; contentType: string }>;
  action: (key: string, ask: Person & { inputs: object; jira?: object }) => Promise<Ran>;
  lozenge: (moduleKey: string, ask: Person & { extension: object }) => Promise<unknown>;
  /** One delivery of the queue; `drain` makes them all. */
  deliver: (event: QueueEvent, kill?: Kill) => Promise<Delivery>;
  drain: (options?: { skip?: boolean; kill?: Kill }) => Promise<void>;
  invoking: Invoking; manifest: Manifest; installation: Installation;
}

/** Bytes that a page may send to a resolver. */
const FROM_PAGE = 500 * 1024;
/** Bytes that a function may answer. */
const ANSWER = 5 * 1024 * 1024;

const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value ?? null));

export function createForgeHost(given: { manifest: Manifest; code: string; platform: Platform; installation: Installation }): ForgeHost {
  const { manifest, platform, installation } = given;
  const invoking = createInvoking(given);
  const { run } = invoking;
  const ofType = <T>(type: string) => (manifest.modules[type] ?? []) as T[];
  const contextOf = (moduleKey: string, ask: Person & { extension?: object }) => {
    const { type } = moduleOf(manifest, moduleKey);
    return {
      accountId: ask.accountId, accountType: ask.accountType ?? 'licensed', cloudId: installation.cloudId, localId: `${moduleKey}-local`, moduleKey, siteUrl: 'https://tidewater.example',
      environmentId: installation.environmentId, environmentType: 'DEVELOPMENT', timezone: 'Etc/UTC', installContext: `ari:cloud:jira::site/${installation.cloudId}`, extension: { type, ...ask.extension },
    };
  };
  const functionFor = (moduleKey: string) => String(moduleOf(manifest, moduleKey).module.function);

  const deliver = async (event: QueueEvent, kill?: Kill): Promise<Delivery> => {
    const consumer = ofType<{ key: string; queue: string; function: string }>('consumer').find(c => c.queue === event.queueName);
    if (!consumer) throw new Error(`the manifest has no consumer of the queue ${event.queueName}`);
    const body = { body: event.body, queueName: event.queueName, jobId: event.jobId, eventId: event.eventId, ...(event.retryContext ? { retryContext: event.retryContext } : {}) };
    return deliveryOf(await run({ functionKey: consumer.function, moduleType: 'consumer', moduleKey: consumer.key, body, kill }));
  };

  return {
    invoking, manifest, installation, deliver,
    resolve: async (moduleKey, ask) => {
      const { type, module } = moduleOf(manifest, moduleKey);
      if (!mayOpen(module.unlicensedAccess, ask.accountType)) throw new Error(`${moduleKey} is not open to ${ask.accountType} accounts`);
      if (size(ask.payload) > FROM_PAGE) throw new Error('The payload is larger than 500 KB.');
      const call = { functionKey: ask.functionKey, payload: ask.payload, jobId: undefined };
      const { result } = await run({ functionKey: String(module.resolver?.function), moduleType: type, moduleKey, accountId: ask.accountId, body: { call, context: contextOf(moduleKey, ask) }, kill: ask.kill });
      if (!result.success) throw new Error('There was an error invoking the function.');
      if (size(result.body) > ANSWER) throw new Error('The answer is larger than 5 MB.');
      return result.body;
    },
    event: async ({ byApp, ...event }) => {
      const heard = ofType<Trigger>('trigger').filter(t => t.events.includes(event.eventType) && !(byApp && t.filter?.ignoreSelf) && (!t.filter?.expression || passes(t.filter.expression, event)));
      return Promise.all(heard.map(t => run({ functionKey: String(t.function), moduleType: 'trigger', moduleKey: t.key, body: event })));
    },
    schedule: (key, kill) => run({ functionKey: functionFor(key), moduleType: 'scheduledTrigger', moduleKey: key, body: { context: { cloudId: installation.cloudId, moduleKey: key } }, kill }),
    web: async (key, request) => {
      const { module } = moduleOf(manifest, key);
      const { result } = await run({ functionKey: String(module.function), moduleType: 'webtrigger', moduleKey: key, body: { method: 'POST', path: '/', headers: {}, queryParameters: {}, ...request } });
      return outputOf(module as WebTrigger, result);
    },
    action: (key, { inputs, jira, ...person }) => run({
      functionKey: functionFor(key), moduleType: 'action', moduleKey: key, accountId: person.accountId, body: { ...inputs, context: { cloudId: installation.cloudId, moduleKey: key, ...(jira ? { jira } : {}) } },
    }),
    lozenge: async (moduleKey, ask) => {
      const { type, module } = moduleOf(manifest, moduleKey);
      const context = contextOf(moduleKey, ask);
      const { result } = await run({ functionKey: String(module.dynamicProperties?.function), moduleType: type, moduleKey, accountId: ask.accountId, body: context, context });
      return result.success ? result.body : undefined;
    },
    drain: ({ skip, kill } = {}) => {
      let first = kill;
      return platform.queue.drain(event => { const now = first; first = undefined; return deliver(event, now); }, { skip });
    },
  };
}

/** Whoever has no Jira licence opens only what the manifest opens to that kind of account. */
const mayOpen = (open: string[] | undefined, kind: Person['accountType']) => kind === undefined || kind === 'licensed' || Boolean(open?.includes(kind));

/** A lost function is delivered again by the platform; a thrown error is not. */
function deliveryOf({ result }: Ran): Delivery {
  if (!result.success) return ['FUNCTION_KILLED', 'FUNCTION_TIME_OUT'].includes(result.error.name) ? { kind: 'crashed', reason: result.error.name } : { kind: 'failed' };
  const asked = result.body as { _retry?: boolean; retryOptions?: { retryAfter?: number; retryReason?: string; retryData?: unknown } } | undefined;
  if (!asked?._retry) return { kind: 'done' };
  return { kind: 'again', afterSeconds: asked.retryOptions?.retryAfter ?? 1, reason: asked.retryOptions?.retryReason ?? 'FUNCTION_RETRY_REQUEST', data: asked.retryOptions?.retryData };
}

/** Static answers: the function names one of the manifest's outputs and adds nothing of its own. */
function outputOf(module: WebTrigger, result: Ran['result']) {
  const key = result.success ? (result.body as { outputKey?: string } | undefined)?.outputKey : undefined;
  const output = module.response.outputs.find(o => o.key === key);
  return output ? { status: output.statusCode, body: output.body, contentType: output.contentType } : { status: 500, body: '', contentType: 'text/plain' };
}
