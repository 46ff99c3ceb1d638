import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DefinitionError, readArticle, readRequestType, readYaml, type Article, type PolicyFile, type RequestType } from '@countersign/core';
import { z } from 'zod';

const refs = z.array(z.string().regex(/^(?:user|group):[a-z0-9-]+\/[A-Za-z0-9._-]+$/, 'a ref such as group:default/it-operations')).default([]);
const schema = z.strictObject({
  name: z.string().min(1),
  timezone: z.string().default('UTC'),
  approvalOrder: z.array(z.array(z.string().regex(/^[a-z][a-z-]*$/)).min(1)).min(1),
  roles: z.strictObject({ admin: refs, auditor: refs, desk: refs, security: refs }),
  examples: z.array(z.string()).max(6).default([]),
});

export interface Company extends z.infer<typeof schema> {
  readonly policies: readonly PolicyFile[];
  readonly requestTypes: readonly RequestType[];
  readonly articles: readonly Article[];
}

/** Everything a company writes down, checked as a whole. @throws DefinitionError naming file and line of every mistake. */
export function readCompany(dir: string, actions: readonly string[]): Company {
  const file = path.join(dir, 'company.yaml');
  if (!existsSync(file)) throw new DefinitionError([{ file, line: 1, message: 'is not there; countersign.company must name a directory with company.yaml' }]);
  const mistakes: DefinitionError['mistakes'][number][] = [];
  const collect = <T>(read: () => T): T[] => {
    try { return [read()]; } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  };
  const [company] = collect(() => readYaml(file, readFileSync(file, 'utf8'), schema));
  const requestTypes = files(dir, 'request-types', '.yaml').flatMap(f => collect(() => readRequestType(f.name, f.text, actions)));
  const articles = files(dir, 'knowledge', '.md').flatMap(f => collect(() => readArticle(f.name, f.text)));
  if (mistakes.length) throw new DefinitionError(mistakes);
  return { ...company, policies: files(dir, 'policies', '.cedar'), requestTypes, articles };
}

function files(dir: string, folder: string, ending: string): PolicyFile[] {
  const at = path.join(dir, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at).filter(f => f.endsWith(ending)).sort().map(f => ({ name: path.join(folder, f), text: readFileSync(path.join(at, f), 'utf8') }));
}
