import MiniSearch from 'minisearch';
import type { Article, Knowledge } from '../ports';
import type { Citation, Person } from '../types';
import { stem, STOP_WORDS } from './stem';

/** One paragraph of an article: what is searched and cited. */
interface Passage { readonly id: string; readonly article: string; readonly title: string; readonly text: string }

/** Share of the question's words that the evidence must hold, weighted by how rare they are, before it is relied on. */
const ENOUGH = 0.5;
const LONGEST = 420;

const words = (text: string) => text.toLowerCase().normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
const terms = (text: string) => words(text).filter(w => !STOP_WORDS.has(w)).map(stem);

/** Lexical retrieval over the company's articles, each read only by its audience. Evidence below the threshold is no answer. */
export function createKnowledge(articles: readonly Article[]): Knowledge {
  const byId = new Map(articles.map(a => [a.id, a]));
  const passages = articles.flatMap(passagesOf);
  const index = new MiniSearch<Passage>({
    fields: ['title', 'text'], storeFields: ['article', 'title', 'text'], tokenize: words,
    processTerm: w => (STOP_WORDS.has(w) ? null : stem(w)), searchOptions: { boost: { title: 2 }, combineWith: 'OR' },
  });
  index.addAll(passages);
  const rarity = rarityOf(passages);

  const search = async (question: string, reader: Person, limit = 3): Promise<Citation[]> => {
    const wanted = [...new Set(terms(question))];
    const total = wanted.reduce((sum, t) => sum + rarity(t), 0) || 1;
    const hits = index.search(question, { filter: r => mayRead(byId.get(r.article as string), reader) }).slice(0, 12);
    return hits.map(h => {
      const held = new Set(terms(`${h.title} ${h.text}`));
      const score = wanted.filter(t => held.has(t)).reduce((sum, t) => sum + rarity(t), 0) / total;
      const article = byId.get(h.article as string);
      return { id: h.article as string, title: h.title as string, passage: h.text as string, score: Math.round(score * 100) / 100, ...(article?.updated && { updated: article.updated }) };
    }).sort((a, b) => b.score - a.score).filter((c, i, all) => all.findIndex(x => x.id === c.id) === i).slice(0, limit);
  };

  return {
    search,
    async answer(question, reader) {
      const [best, ...others] = await search(question, reader);
      if (!best || best.score < ENOUGH || terms(question).length === 0) return { ok: false, score: best?.score ?? 0, ...(best && { nearest: best }) };
      const citations = [best, ...others.filter(c => c.score >= ENOUGH && c.score >= best.score * 0.9)].slice(0, 2);
      return { ok: true, text: best.passage, citations, score: best.score };
    },
  };
}

function passagesOf(article: Article): Passage[] {
  const paragraphs = article.body.split(/\n\s*\n/).map(p => p.replace(/^#+\s*/gm, '').replace(/\s+/g, ' ').trim()).filter(p => p.length > 20);
  return paragraphs.map((text, n) => ({ id: `${article.id}#${n}`, article: article.id, title: article.title, text: text.slice(0, LONGEST) }));
}

/** Audience before search: what a reader may not know never takes part in ranking. */
function mayRead(article: Article | undefined, reader: Person): boolean {
  if (!article) return false;
  return article.audience.includes('all') || article.audience.some(a => a === reader.ref || reader.groups.includes(a));
}

/** Words that nothing here knows weigh most: a question about something else finds no evidence. */
function rarityOf(passages: readonly Passage[]): (term: string) => number {
  const seen = new Map<string, number>();
  for (const p of passages) for (const t of new Set(terms(`${p.title} ${p.text}`))) seen.set(t, (seen.get(t) ?? 0) + 1);
  return term => Math.log(1 + passages.length / (1 + (seen.get(term) ?? 0)));
}
