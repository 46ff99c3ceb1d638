import { route } from '@forge/api';
import { jira, orNothing } from './call';

interface Found { readonly title: string; readonly excerpt?: string; readonly source?: { readonly pageId?: string }; readonly content?: { readonly iframeSrc?: string } }
export interface Article { readonly id: string; readonly title: string; readonly text: string }

const MOST = 10;
/** Characters kept of one: ten of them fit a queue's event many times. */
const LONGEST = 2_000;
/** Around hits, where the site highlights them. */
const MARK = /@@@(?:end)?hl@@@/g;

/** Articles of the portals this caller may open, best first by the site's own search. Always as the caller: nobody reads more by asking here. */
export async function searchArticles(query: string): Promise<readonly Article[]> {
  const found = await orNothing(jira<{ values: readonly Found[] }>('user', route`/rest/servicedeskapi/knowledgebase/article?query=${query}&highlight=false&limit=${String(MOST)}`));
  return (found?.values ?? []).flatMap(article => {
    const id = article.source?.pageId ?? article.content?.iframeSrc?.split('/').pop();
    return id && article.excerpt ? [{ id, title: article.title, text: article.excerpt.replace(MARK, '').slice(0, LONGEST) }] : [];
  });
}
