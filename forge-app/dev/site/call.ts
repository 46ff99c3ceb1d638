import { State } from './model';

/** Who a call acts as: the app, a person, or nobody signed in. */
export type Caller = { kind: 'app' } | { kind: 'user'; accountId: string } | { kind: 'none' };

export interface Call {
  state: State;
  /** Base address of the site, without a slash at the end. */
  site: string;
  caller: Caller;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The body where it is an object, else empty. */
  body: Record<string, unknown>;
  /** The body as it came; a property's value may be any JSON. */
  json: unknown;
  /** Tells the site that something happened which Jira would send to apps. */
  emit: (event: SiteEvent) => void;
}

export interface Answer { status: number; body?: unknown }

/** `on`: method and path template, as in Atlassian's OpenAPI. */
export interface Route { on: string; run: (call: Call) => Answer }

export interface SiteEvent { eventType: string; atlassianId: string; byApp: boolean; [detail: string]: unknown }

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const done: Answer = { status: 204 };

/** An answer other than success. Its body's form depends on the API asked, so the server writes it. */
export class Refusal extends Error {
  constructor(readonly status: number, message: string) { super(message); }
}

export const missing = (what: string): Refusal => new Refusal(404, `${what} does not exist or you do not have permission to see it.`);
export const forbidden = (message = 'You do not have permission to do this.'): Refusal => new Refusal(403, message);
export const wrong = (message: string): Refusal => new Refusal(400, message);

export const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []);
export const string = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
export const record = (value: unknown): Record<string, unknown> => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {});
