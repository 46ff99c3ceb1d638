import { asApp, asUser, type Route } from '@forge/api';

/** Jira refused or could not be reached. `status` is its own; 404 also stands for what may not be seen. */
export class JiraRefused extends Error {
  readonly name = 'JiraRefused';
  /** @param retryAfter - seconds, where Jira said so. */
  constructor(readonly status: number, message: string, readonly retryAfter?: number) { super(message); }
}

/** `user`: whoever called the resolver, with their own permissions. `app`: the app's account; first ask whether the person may. */
export type As = 'user' | 'app';
interface Sending { readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly body?: unknown }

/** One call to Jira or Jira Service Management. @throws JiraRefused for every answer but success. */
export async function jira<T>(as: As, path: Route, { method = 'GET', body }: Sending = {}): Promise<T> {
  const client = as === 'user' ? asUser() : asApp();
  const answer = await client.requestJira(path, {
    method, headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), 'x-experimentalapi': 'opt-in' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new JiraRefused(answer.status, await sayingOf(answer), Number(answer.headers.get('retry-after')) || undefined);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** The platform's own words, never a page of HTML. */
async function sayingOf(answer: { status: number; text(): Promise<string> }): Promise<string> {
  try {
    const said = JSON.parse(await answer.text()) as { errorMessage?: string; errorMessages?: string[]; message?: string };
    return (said.errorMessage ?? said.errorMessages?.[0] ?? said.message ?? `Jira answered ${answer.status}`).slice(0, 300);
  } catch {
    return `Jira answered ${answer.status}`;
  }
}

/** What is not there, or may not be seen, is undefined; everything else is thrown. */
export const orNothing = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(error => {
  if (error instanceof JiraRefused && (error.status === 404 || error.status === 403)) return undefined;
  throw error;
});
