import { answered, failure, refusal, type SqlAnswer } from './sql-answers';
import { engineHere, openEngine, type EngineName, type SqlCall, type SqlEngine } from './sql-engine';
import { PUBLISHED, Window, type SqlLimits } from './sql-limits';
import { refused } from './sql-policy';

const ENDPOINTS: Record<string, 'dml' | 'ddl' | undefined> = { '/api/v1/execute': 'dml', '/api/v1/execute/ddl': 'ddl' };

export interface SqlProxyOptions {
  readonly limits?: Partial<SqlLimits>;
  /** Without it the one that is here. */
  readonly engine?: EngineName;
  /** A database that is kept; without it a fresh one, dropped by `close`. */
  readonly database?: string;
  /** Added to each call, in milliseconds. */
  readonly delayMs?: number;
  /** Loses the answer to the n-th statement (from 1), before or after it was applied. */
  fault?: (n: number, sql: string) => 'before' | 'after' | undefined;
}

export interface SqlStats { dml: number; ddl: number; ms: number; bytesIn: number; bytesOut: number; statements: string[] }
export interface SqlProxy {
  readonly stats: SqlStats;
  /** May be set and taken away between calls. */
  fault?: SqlProxyOptions['fault'];
  handle(target: string, raw: string): Promise<SqlAnswer>;
  /** Counts from zero again; the windows of the limits stay. */
  reset(): void;
  close(): Promise<void>;
}

const none = (): SqlStats => ({ dml: 0, ddl: 0, ms: 0, bytesIn: 0, bytesOut: 0, statements: [] });
const LOST = refusal(504, { code: 'UNKNOWN_ERROR', message: 'no answer' });

/**
 * Stands in for the platform's `sql` capability: what `@forge/sql` sends, answered from a database of our own, with the documented
 * forms, policy and limits. One statement a call.
 */
class StrictSqlProxy implements SqlProxy {
  stats = none();
  fault?: SqlProxyOptions['fault'];
  private readonly limits: SqlLimits;
  private readonly windows: Record<'dml' | 'ddl', Window>;
  private engine?: Promise<SqlEngine>;

  constructor(private readonly options: SqlProxyOptions) {
    if (options.database !== undefined && !/^\w{1,64}$/.test(options.database)) throw new Error(`not a name for a database: ${options.database}`);
    this.limits = { ...PUBLISHED, ...options.limits };
    this.windows = { dml: new Window(this.limits.dmlPerSecond, 1_000), ddl: new Window(this.limits.ddlPerMinute, 60_000) };
    this.fault = options.fault;
  }

  async handle(target: string, raw: string): Promise<SqlAnswer> {
    const endpoint = ENDPOINTS[target];
    if (!endpoint) return refusal(404, { code: 'NOT_FOUND', message: target });
    const size = Buffer.byteLength(raw);
    if (size > this.limits.requestBytes) return refusal(413, { code: 'REQUEST_TOO_LARGE', message: 'the request is too large' });
    const { query, params = [] } = JSON.parse(raw) as { query: string; params?: (string | number | null)[] };
    if (!this.windows[endpoint].take(Date.now())) return refusal(429, { code: 'RATE_LIMITED', message: `too many ${endpoint} statements` });
    this.stats[endpoint] += 1;
    this.stats.bytesIn += size;
    this.stats.statements.push(query);
    const no = refused(endpoint, query, params);
    if (no) return refusal(400, no);
    return this.faulty(query, () => this.run({ endpoint, sql: query, values: params, timeout: /^\s*select/i.test(query) ? this.limits.selectMs : this.limits.writeMs }));
  }

  reset() { this.stats = none(); }
  async close() { await (await this.engine)?.drop(); this.engine = undefined; }

  private async faulty(query: string, run: () => Promise<SqlAnswer>): Promise<SqlAnswer> {
    if (this.options.delayMs) await new Promise(done => setTimeout(done, this.options.delayMs));
    const fault = this.fault?.(this.stats.statements.length, query);
    if (fault === 'before') return LOST;
    const answer = await run();
    if (fault === 'after') return LOST;
    this.stats.bytesOut += answer.body.length;
    return Buffer.byteLength(answer.body) > this.limits.responseBytes ? refusal(413, { code: 'RESPONSE_TOO_LARGE', message: 'the answer is too large' }) : answer;
  }

  private async run(call: SqlCall): Promise<SqlAnswer> {
    const began = performance.now();
    try {
      const engine = await (this.engine ??= this.open());
      return answered(...(await engine.once(call)));
    } catch (error) {
      return failure(error);
    } finally {
      this.stats.ms += performance.now() - began;
    }
  }

  private async open(): Promise<SqlEngine> { return openEngine(this.options.engine ?? (await engineHere()), this.options.database); }
}

export const createSqlProxy = (options: SqlProxyOptions = {}): SqlProxy => new StrictSqlProxy(options);
