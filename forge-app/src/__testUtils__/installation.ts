import { AsyncLocalStorage } from 'node:async_hooks';
import type { InvocationError } from '@forge/events';
import { createSite, GROUPS, PEOPLE, type Site } from '../../dev/site';
import { createKvs } from '../../dev/platform/kvs';
import { forgeSql, type ForgeSql } from '../../dev/platform/sql-for-tests';
import type { Answer, CallName, Got, Sent } from '../contract';
import type { Job } from '../host/queue';

/** Who calls, and what Forge would say about the place: the person only through Forge. */
export interface As { readonly account?: string; readonly kind?: 'licensed' | 'unlicensed' | 'customer'; readonly issue?: string; readonly project?: { readonly id: string; readonly key: string }; readonly portal?: boolean; readonly requestType?: string }
export interface Queued { readonly queue: string; readonly job: Job; readonly delay: number }
interface Invocation { readonly account?: string }

/** Late: Atlassian's packages look at the runtime while they load. */
const app = () => require('../index') as typeof import('../index');
const noop = () => undefined;
const metrics = { counter: () => ({ incr: noop, decr: noop }), timing: () => ({ measure: () => ({ stop: noop }) }), gauge: () => ({ set: noop }) };
const ENVIRONMENT = 'local-environment';

/** One installation of the app, in this process: real `@forge/*` code, the site over HTTP, the database behind the strict stand-in, the queue in hand. */
export async function createInstallation(): Promise<Installation> {
  const sql = await forgeSql();
  const site = await createSite({ appId: 'local-app', environmentId: ENVIRONMENT });
  return new Installation(site, sql);
}

export class Installation {
  private readonly here = new AsyncLocalStorage<Invocation>();
  private readonly before = { fetch: platform.__forge_fetch__, runtime: Object.getOwnPropertyDescriptor(globalThis, '__forge_runtime__') };
  private readonly kvs = createKvs();
  readonly queue: Queued[] = [];
  readonly calls: string[] = [];
  /** What Atlassian was told of accounts that are kept. */
  readonly reported: { readonly accountId: string }[][] = [];
  /** Accounts that Atlassian says are closed, when it is told of them. */
  readonly closed = new Set<string>();
  installationId = 'i-1';
  /** In production Forge tells the licence too. */
  production?: { readonly licensed: boolean };
  /** So many pushes to the queue are refused from now on. */
  failPush = 0;

  constructor(readonly site: Site, readonly sql: ForgeSql) {
    const sqlFetch = platform.__forge_fetch__;
    Object.defineProperty(globalThis, '__forge_runtime__', { configurable: true, writable: true, value: this.runtime() });
    platform.__forge_fetch__ = async (to, path, init) => {
      this.calls.push(`${to.type} ${to.type === 'fpp' ? `${to.provider} ` : ''}${String(path).split('?')[0]}`);
      if (to.type === 'sql') return sqlFetch!(to, path, init);
      if (to.type === 'kvs') return this.storage(String(path), String(init?.body));
      if (String(path).includes('report-accounts')) return this.heardOf(JSON.parse(String(init?.body)));
      if (to.remote === 'stargate') return this.published(JSON.parse(String(init?.body)));
      return this.toSite(to.provider ?? 'none', String(path), init);
    };
  }

  /** A call of the front end, through the app's own entry point. */
  async call<C extends CallName>(name: C, sent: Sent<C>, as: As): Promise<Answer<Got<C>>> {
    const { resolver } = app();
    const extension = {
      ...(as.issue && !as.portal && { issue: { id: as.issue, key: as.issue } }), ...(as.issue && as.portal && { request: { key: as.issue } }),
      ...(as.requestType && { request: { typeId: as.requestType } }), ...(as.project && { project: as.project }),
    };
    const context = { accountType: as.kind ?? 'licensed', extension };
    const principal = { accountId: as.account ?? 'unidentified' };
    return this.here.run({ account: as.account }, () => resolver({ call: { functionKey: name, payload: sent as never }, context } as never, { principal } as never)) as Promise<Answer<Got<C>>>;
  }

  /** What `call` answered, or the test fails with the refusal's words. */
  async ok<C extends CallName>(name: C, sent: Sent<C>, as: As): Promise<Got<C>> {
    const answer = await this.call(name, sent, as);
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${answer.message} ${answer.next}`);
    return answer.value;
  }

  /** One job as the queue delivers it. @returns an error that asks for it again, or nothing. */
  async run({ queue, job }: Queued, retryCount = 0): Promise<InvocationError | undefined> {
    const { runTurn } = app();
    return this.here.run({}, () => runTurn({ body: job as never, queueName: queue, jobId: 'j', eventId: 'e', retryContext: { retryCount, retryReason: '', retryData: undefined } }));
  }

  /** Runs what is queued, and what that queues, until nothing is left. @param twice - every job comes a second time, as queues may do. */
  async drain({ twice = false } = {}): Promise<void> {
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      for (let n = 0; n < (twice ? 2 : 1); n++) {
        if (await this.run(next)) throw new Error(`a run asks to be tried again: ${JSON.stringify(next.job)}`);
      }
    }
  }

  /** @returns what the trigger answered: an error that asks for the event again, or nothing. */
  async event(raw: object): Promise<unknown> {
    const { onIssue } = app();
    return this.here.run({}, () => onIssue(raw));
  }

  async due(): Promise<void> {
    const { runDue } = app();
    await this.here.run({}, () => runDue());
  }

  /** The installation's own key, from its secret storage. */
  get key(): Buffer { return Buffer.from(String(this.kvs.entries.get('secret/key')?.value), 'base64'); }

  /** Names of everything in key-value storage, secrets too. */
  get keptNames(): string[] { return [...this.kvs.entries.keys()].map(at => at.slice(at.indexOf('/') + 1)); }

  /** Values in key-value storage, but for the secret store. */
  get keptInTheOpen(): string { return JSON.stringify([...this.kvs.entries].filter(([at]) => !at.startsWith('secret/'))); }

  /** As somebody, anything of the app's own code. */
  as<T>(account: string | undefined, work: () => Promise<T>): Promise<T> { return this.here.run({ ...(account && { account }) }, work); }

  async close(): Promise<void> {
    platform.__forge_fetch__ = this.before.fetch;
    if (this.before.runtime) Object.defineProperty(globalThis, '__forge_runtime__', this.before.runtime);
    await this.site.close();
    await this.sql.close();
  }

  private published({ queueName, payload }: { queueName: string; payload: readonly { body: Job; delayInSeconds?: number }[] }): Response {
    if (this.failPush-- > 0) return new Response('{}', { status: 500 });
    for (const { body, delayInSeconds = 0 } of payload) this.queue.push({ queue: queueName, job: body, delay: delayInSeconds });
    return new Response('{}', { status: 201 });
  }

  private storage(path: string, sent: string): Response {
    const { status, body } = this.kvs.handle(path, sent);
    return new Response(body || null, { status, headers: { 'content-type': 'application/json' } });
  }

  private heardOf({ accounts }: { accounts: readonly { accountId: string }[] }): Response {
    this.reported.push([...accounts]);
    const closed = accounts.filter(a => this.closed.has(a.accountId)).map(({ accountId }) => ({ accountId, status: 'closed' }));
    return closed.length ? new Response(JSON.stringify({ accounts: closed }), { status: 200, headers: { 'content-type': 'application/json' } }) : new Response(null, { status: 204 });
  }

  private toSite(provider: string, path: string, init?: { method?: string; headers?: Record<string, string>; body?: unknown }): Promise<Response> | Response {
    const account = this.here.getStore()?.account;
    if (provider === 'user' && !account) return new Response('', { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } });
    return fetch(new URL(path, this.site.url), { method: init?.method, headers: { ...init?.headers, 'x-acting-as': provider === 'user' ? `user:${account}` : provider }, ...(init?.body !== undefined && { body: init.body as string }) });
  }

  private runtime() {
    const id = () => this.installationId;
    const on = () => this.production;
    return {
      proxy: {}, contextAri: 'ari:cloud:jira::site/local', tracing: { traceId: '0', spanId: '0' }, metrics, lambdaContext: { getRemainingTimeInMillis: () => 25_000 },
      appContext: { appId: 'local-app', appVersion: '1.0.0', environmentId: ENVIRONMENT, get environmentType() { return on() ? 'PRODUCTION' : 'DEVELOPMENT'; }, get license() { return on() && { isActive: on()?.licensed }; }, invocationId: 'x', get installationId() { return id(); }, installation: { contexts: [{ cloudId: 'cloud-1' }] }, functionKey: 'resolver', moduleType: 'x', moduleKey: 'x' },
    };
  }
}

interface Platform { __forge_fetch__?: (to: { type: string; provider?: string; remote?: string }, path: string, init?: { method?: string; headers?: Record<string, string>; body?: unknown }) => Promise<Response> }
const platform = globalThis as Platform;

const group = (id: string) => `group:jira/${id}`;
export const ROLES = {
  admin: [group(GROUPS.administrators)], auditor: [group(GROUPS.auditors)], desk: [group(GROUPS.deskTeam)], security: [group(GROUPS.managers)],
  policyAuthor: [group(GROUPS.administrators)], policyApprover: [group(GROUPS.managers)], connectorOperator: [group(GROUPS.administrators)], privacy: [`user:jira/${PEOPLE.mira}`],
};
export { GROUPS, PEOPLE };
