import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { collector, DefinitionError, readArticle, type Article, type RuleFiles } from '@countersign/core';

/** The files that decide, as they lie in a company's directory. @throws DefinitionError when there is no company.yaml */
export function readRuleFiles(dir: string): RuleFiles {
  const file = path.join(dir, 'company.yaml');
  if (!existsSync(file)) throw new DefinitionError([{ file, line: 1, message: 'is not there; countersign.company must name a directory with company.yaml' }]);
  const names = ['company.yaml', ...inside(dir, 'policies', f => f.endsWith('.cedar') || f === 'tests.yaml'), ...inside(dir, 'request-types', f => f.endsWith('.yaml'))];
  return Object.fromEntries(names.map(name => [name, readFileSync(path.join(dir, name), 'utf8')]));
}

/** What employees may be told. @throws DefinitionError naming file and line of every mistake. */
export function readArticles(dir: string): Article[] {
  const { found, mistakes } = collector();
  const articles = inside(dir, 'knowledge', f => f.endsWith('.md')).flatMap(f => found(() => readArticle(f, readFileSync(path.join(dir, f), 'utf8'))));
  if (mistakes.length) throw new DefinitionError(mistakes);
  return articles;
}

function inside(dir: string, folder: string, wanted: (file: string) => boolean): string[] {
  const at = path.join(dir, folder);
  return existsSync(at) ? readdirSync(at).filter(wanted).sort().map(f => `${folder}/${f}`) : [];
}
