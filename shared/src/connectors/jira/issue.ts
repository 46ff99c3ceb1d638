import { read, send, type Ctx } from './site';

export interface LinkedIssue { readonly id: string; readonly key: string; readonly fields?: { readonly summary?: string } }
export interface IssueLink { readonly id: string; readonly type: { readonly name: string }; readonly inwardIssue?: LinkedIssue; readonly outwardIssue?: LinkedIssue }
interface Fields { readonly summary?: string; readonly status?: { readonly name: string }; readonly issuelinks?: readonly IssueLink[] }

/** Only the fields named. */
export async function issueOf(ctx: Ctx, issueIdOrKey: string, fields: string): Promise<Fields & { readonly key: string }> {
  const issue = read<{ key: string; fields?: Fields }>(await send(ctx, 'GET /rest/api/3/issue/{issueIdOrKey}', { path: { issueIdOrKey }, query: { fields } }));
  return { ...issue.fields, key: issue.key };
}

/** Atlassian's document format, one paragraph a line. */
export const documentOf = (text: string) => ({
  type: 'doc', version: 1,
  content: text.split(/\n+/).filter(Boolean).map(line => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
});
