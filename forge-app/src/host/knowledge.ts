import { createKnowledge, type Knowledge } from '@countersign/core';
import { searchArticles, type Article } from '../jira/articles';

/** Longer words say more about what is meant. */
const FALL_BACK = 2;
const LONGEST_QUERY = 200;

/** Where articles come from: asked as whoever calls now; read by the asker earlier, in their own call; or nowhere. */
export type Evidence = 'user' | 'none' | readonly Article[];

/**
 * The site's articles, searched and read as the caller: what they may not open takes no part. Where nobody is signed in there is no evidence,
 * but what a resolver read for them and sent along. The site finds; whether that is enough to rely on is decided by the same measure as
 * everywhere, over the passages it showed.
 */
export function siteKnowledge(evidence: Evidence): Knowledge {
  const found = async (question: string) => (evidence === 'none' ? [] : evidence === 'user' ? articlesFor(question) : evidence);
  const over = async (question: string) => createKnowledge((await found(question)).map(a => ({ id: a.id, title: a.title, body: a.text, audience: ['all'] })));
  return {
    search: async (question, reader, limit) => (await over(question)).search(question, reader, limit),
    answer: async (question, reader) => (await over(question)).answer(question, reader),
  };
}

/** As the caller. A whole sentence may find nothing where the site wants every word of it: then its longest words are tried. */
export async function articlesFor(question: string): Promise<readonly Article[]> {
  const words = question.normalize('NFKC').match(/[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu) ?? [];
  const whole = words.join(' ').slice(0, LONGEST_QUERY);
  const found = whole ? await searchArticles(whole) : [];
  if (found.length) return found;
  const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, FALL_BACK);
  const apart = await Promise.all(longest.map(searchArticles));
  return [...new Map(apart.flat().map(a => [a.id, a])).values()];
}
