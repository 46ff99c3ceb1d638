import { Call } from '../call';

/** A date as JSM writes it, four ways. */
export const when = (date: Date) => ({ iso8601: date.toISOString(), jira: date.toISOString(), friendly: date.toUTCString(), epochMillis: date.getTime() });

/** A page of JSM's API; `start` and `limit` come from the address. */
export function page<T, V>(call: Call, all: readonly T[], view: (one: T) => V) {
  const start = Number(call.query.get('start') ?? 0);
  const limit = Math.min(Number(call.query.get('limit') ?? 50), 100);
  const values = all.slice(start, start + limit).map(view);
  return { _expands: [], size: values.length, start, limit, isLastPage: start + limit >= all.length, _links: { base: call.site, context: '', self: call.site }, values };
}

/** Atlassian's document format, for texts of one or more paragraphs. */
export const adf = (text: string) => ({ type: 'doc', version: 1, content: text.split('\n\n').filter(Boolean).map(p => ({ type: 'paragraph', content: [{ type: 'text', text: p }] })) });

/** The words of a document; a plain string stays what it is. */
export function wordsOf(doc: unknown): string {
  if (typeof doc === 'string') return doc;
  const node = doc as { type?: string; text?: string; content?: unknown[] } | null;
  if (!node) return '';
  const inner = (node.content ?? []).map(wordsOf).join(node.type === 'doc' ? '\n\n' : '');
  return (node.text ?? '') + inner;
}
