import { z } from 'zod';
import type { ReadContext, Refused } from '../../contract';
import { addressOf, type Operation, type Path, type Query } from './operation';

export const siteConfig = z.object({
  /** Of the site, such as `https://acme.atlassian.net`. */
  url: z.url(),
  /** E-mail and API token of the desk's own account; both absent where the host signs calls itself. */
  user: z.string().optional(),
  token: z.string().min(8).optional(),
  /** Second part of refs: `group:jira/<groupId>`. */
  namespace: z.string().regex(/^[a-z0-9-]+$/).default('jira'),
  /** Product → the group that gives it, by id. */
  products: z.record(z.string(), z.string()).default({}),
  /** What the census counts: ids of groups, ids or keys of projects. */
  counted: z.object({ groups: z.array(z.string()).default([]), projects: z.array(z.string()).default([]) }).default({ groups: [], projects: [] }),
  /** `url` where Assets has an address of its own (`https://api.atlassian.com` for API tokens); `owners` are names of the attribute that holds the user, which differs by type. */
  assets: z.object({ workspace: z.string(), url: z.url().optional(), owners: z.array(z.string()).min(1).default(['Owner', 'Assigned to']) }).optional(),
});
export type Site = z.infer<typeof siteConfig>;
export type Ctx = Pick<ReadContext<Site>, 'config' | 'fetch' | 'signal'>;

export interface Answer { readonly status: number; readonly body: unknown; readonly retryAfter?: string }
interface Options<O extends Operation> { readonly path?: Path<O>; readonly query?: Query; readonly body?: unknown; readonly at?: string }

/** One call. @throws on a network error or a 5xx: the outcome is then not known. */
export async function send<O extends Operation>(ctx: Ctx, operation: O, { path, query, body, at }: Options<O> = {}): Promise<Answer> {
  const { method, address } = addressOf(operation, path, query);
  const response = await ctx.fetch(new URL(address, at ?? ctx.config.url).href, {
    method, signal: ctx.signal, redirect: 'error', headers: headers(ctx.config, body !== undefined), ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`Jira answered ${response.status}`);
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, body: parsed(text), ...(retryAfter && { retryAfter }) };
}

/** Some calls of the service desk are marked experimental and answer only to those who say that they know. */
const headers = ({ user, token }: Site, sends: boolean) => ({
  accept: 'application/json', 'x-experimentalapi': 'opt-in',
  ...(user && token && { authorization: `Basic ${btoa(`${user}:${token}`)}` }),
  ...(sends && { 'content-type': 'application/json' }),
});

function parsed(text: string): unknown {
  try { return text ? JSON.parse(text) : {}; } catch { return { errorMessages: [text.slice(0, 200)] }; }
}

/** Jira and its service desk word refusals differently; only the latter has codes. */
interface Problem { readonly errorMessages?: readonly string[]; readonly errors?: Readonly<Record<string, string>>; readonly errorMessage?: string; readonly i18nErrorMessage?: { readonly i18nKey?: string } }

export function refused({ status, body, retryAfter }: Answer): Refused {
  const { errorMessages, errors, errorMessage, i18nErrorMessage } = (body ?? {}) as Problem;
  const said = errorMessage ?? errorMessages?.[0] ?? Object.values(errors ?? {})[0] ?? `Jira answered ${status}`;
  const code = i18nErrorMessage?.i18nKey ?? `HTTP_${status}`;
  if (status !== 429) return { outcome: 'refused', code, message: said };
  return { outcome: 'refused', code, message: retryAfter ? `${said} (again in ${retryAfter} s)` : said, retryable: true };
}

/** @throws with what Jira said, when it is no answer to a question. */
export function read<T>(answer: Answer): T {
  if (answer.status >= 300) throw new Error(refused(answer).message);
  return answer.body as T;
}

/** What cannot be asked of Jira at all is refused like what Jira refuses. */
export const notThere = (code: string, message: string): Answer => ({ status: 404, body: { errorMessage: message, i18nErrorMessage: { i18nKey: code } } });

/** The last part of a ref is the id in Jira. */
export const idOf = (ref: string) => ref.slice(ref.indexOf('/') + 1);
