import { z } from 'zod';
import type { Article } from '../ports';
import { DefinitionError, readYaml } from './yaml';

const front = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/), title: z.string().min(3), audience: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  owner: z.string().optional(), updated: z.union([z.string(), z.date()]).optional(),
});

/** One `knowledge/<id>.md`: YAML front matter between `---` lines, then plain text. */
export function readArticle(file: string, text: string): Article {
  const m = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replace(/\r\n/g, '\n'));
  if (!m) throw new DefinitionError([{ file, line: 1, message: 'starts with front matter: a line ---, id, title and audience, and a line ---' }]);
  const head = readYaml(file, m[1], front);
  return {
    id: head.id, title: head.title, body: m[2].trim(), audience: head.audience === 'all' ? ['all'] : head.audience,
    ...(head.owner && { owner: head.owner }), ...(head.updated && { updated: String(head.updated instanceof Date ? head.updated.toISOString().slice(0, 10) : head.updated) }),
  };
}
