import { kvs, WhereConditions } from '@forge/kvs';

/** What an approval of JSM was opened for. */
export interface Asked {
  readonly issueId: string; readonly approval: string; readonly payloadHash: string;
  /** Name of the transition that takes it back. */
  readonly back: string;
  /** Its id, once Jira has made it: only then is anything heard in it. */
  readonly jsm?: string;
  /** Account → when its answer was first seen, ISO-8601. */
  readonly seen: Readonly<Record<string, string>>;
}

/** Longer than any approval waits. */
export const KEPT_DAYS = 30;
const PREFIX = 'asked:';
/** Largest page Forge gives. */
const PAGE = 100;
const keyOf = (issueId: string) => `${PREFIX}${issueId}`;

export const keepAsked = (asked: Asked): Promise<void> => kvs.set(keyOf(asked.issueId), asked, { ttl: { value: KEPT_DAYS, unit: 'DAYS' } });
export const askedOn = (issueId: string): Promise<Asked | undefined> => kvs.get<Asked>(keyOf(issueId));
export const forgetAsked = (issueId: string): Promise<void> => kvs.delete(keyOf(issueId));

export async function allAsked(): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = kvs.query().where('key', WhereConditions.beginsWith(PREFIX)).limit(PAGE);
    const { results, nextCursor } = await (cursor ? query.cursor(cursor) : query).getMany<Asked>();
    all.push(...results.map(r => r.value));
    if (!nextCursor) return all;
    cursor = nextCursor;
  }
}
