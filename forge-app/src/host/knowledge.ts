import { createKnowledge, type Knowledge } from '@countersign/core';
import { searchArticles, type Article } from '../jira/articles';

/** Longer words say more about what is meant. */
const FALL_BACK = 2;
const LONGEST_QUERY = 200;

/**
 * The site's articles, searched and read as the caller: what they may not open takes no part. Where nobody is signed in there is no evidence.
 * The site finds; whether that is enough to rely on is decided by the same measure as everywhere, over the passages it showed.
 */
export function siteKnowledge(caller: 'user' | 'none'): Knowledge {
  const over = async (question: string) => createKnowledge((caller === 'user' ? await find(question) : []).map(a => ({ id: a.id, title: a.title, body: a.text, audience: ['all'] })));
  return {
    search: async (question, reader, limit) => (await over(question)).search(question, reader, limit),
    answer: async (question, reader) => (await over(question)).answer(question, reader),
  };
}

/** A whole sentence may find nothing where the site wants every word of it: then its longest words are tried. */
async function find(question: string): Promise<readonly Article[]> {
  const words = question.normalize('NFKC').match(/[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu) ?? [];
  const whole = words.join(' ').slice(0, LONGEST_QUERY);
  const found = whole ? await searchArticles(whole) : [];
  if (found.length) return found;
  const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, FALL_BACK);
  const apart = await Promise.all(longest.map(searchArticles));
  return [...new Map(apart.flat().map(a => [a.id, a])).values()];
}
