import { isMap, isPair, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { ZodType } from 'zod';

export interface Mistake { readonly file: string; readonly line: number; readonly message: string }

/** Files that cannot be used. Every mistake names its file and line; nothing starts with one. */
export class DefinitionError extends Error {
  readonly name = 'DefinitionError';
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(m => `${m.file}:${m.line}: ${m.message}`).join('\n'));
  }
}

/** One YAML file against one schema. @throws DefinitionError naming every mistake. */
export function readYaml<T>(file: string, text: string, schema: ZodType<T>): T {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  if (doc.errors.length) throw new DefinitionError(doc.errors.map(e => ({ file, line: lines.linePos(e.pos[0]).line, message: e.message.split('\n')[0] })));
  const parsed = schema.safeParse(doc.toJS());
  if (parsed.success) return parsed.data;
  throw new DefinitionError(parsed.error.issues.map(issue => {
    const node = nearest(doc, issue.path);
    const at = issue.path.length ? `${issue.path.join('.')}: ` : '';
    return { file, line: node?.range ? lines.linePos(node.range[0]).line : 1, message: `${at}${issue.message}` };
  }));
}

/** The node of the path, or of the deepest parent that is there: a missing field is reported where it should stand. */
function nearest(doc: Document, path: readonly PropertyKey[]): Node | undefined {
  let node: unknown = doc.contents;
  let found = doc.contents as Node | null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(p => isPair(p) && String((p.key as { value?: unknown })?.value ?? p.key) === String(step));
      if (!pair) break;
      found = (pair.key as Node) ?? found;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      found = (node as Node) ?? found;
    } else break;
  }
  return found ?? undefined;
}
