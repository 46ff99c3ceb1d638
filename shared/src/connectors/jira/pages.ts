import type { Operation, Path, Query } from './operation';
import { read, send, type Ctx } from './site';

interface Page { readonly values: readonly unknown[]; readonly isLast?: boolean; readonly isLastPage?: boolean }
const SIZE = 50;
/** 10,000 entries: more is a mistake, and half a list would look like access that is gone. */
const MOST_PAGES = 200;

/** All of it, or a throw. Jira counts from `startAt`, its service desk from `start`. */
export async function everyPage<O extends Operation>(ctx: Ctx, operation: O, { path, query }: { path?: Path<O>; query?: Query } = {}): Promise<unknown[]> {
  const [from, size] = operation.includes('/servicedeskapi/') ? ['start', 'limit'] : ['startAt', 'maxResults'];
  const all: unknown[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { values, isLast, isLastPage } = read<Page>(await send(ctx, operation, { path, query: { ...query, [from]: all.length, [size]: SIZE } }));
    all.push(...values);
    if (isLast ?? isLastPage ?? values.length < SIZE) return all;
    if (!values.length) break;
  }
  throw new Error('Jira did not come to the end of its list');
}
