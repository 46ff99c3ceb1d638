import { actor, deskProject, groupsOf, onPortal } from '../access';
import { Call, Route, ok } from '../call';
import { Article } from '../model';
import { page } from '../views/shared';

/** An app's account is in no group: it reads what every customer may read. */
function readable(call: Call, one: Article): boolean {
  const who = actor(call.caller);
  if (call.caller.kind === 'user' && !onPortal(call.state, who, one.serviceDeskId)) return false;
  return !one.groups || groupsOf(call.state, who).some(g => one.groups?.includes(g.groupId));
}

const words = (text: string) => text.toLowerCase().split(/\W+/).filter(w => w.length > 2);

function search(call: Call, deskId?: string) {
  const asked = words(call.query.get('query') ?? '');
  const score = (a: Article) => { const has = new Set(words(`${a.title} ${a.text}`)); return asked.filter(w => has.has(w)).length; };
  const hits = call.state.articles.filter(a => readable(call, a) && (!deskId || a.serviceDeskId === deskId) && score(a) > 0).sort((a, b) => score(b) - score(a));
  return page(call, hits, a => ({
    title: a.title, excerpt: a.text,
    source: { type: 'confluence', pageId: a.id, spaceKey: 'IT' },
    content: { iframeSrc: `${call.site}/rest/servicedeskapi/knowledgebase/article/view/${a.id}` },
  }));
}

export const knowledgeRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/knowledgebase/article', run: call => ok(search(call)) },
  { on: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/knowledgebase/article', run: call => ok(search(call, deskProject(call, call.params.serviceDeskId).serviceDeskId)) },
];
