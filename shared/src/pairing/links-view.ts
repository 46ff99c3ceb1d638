import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { mustKnow } from '../verbs/who';
import { countsFrom, isLive, isPaired } from './standing';
import type { LinksView } from './types';

/** One's own links and open questions; nobody else's. */
export async function linksView(rt: Runtime, actor: Actor): Promise<LinksView> {
  await mustKnow(rt, actor);
  const { links, asked, peers } = await rt.peers.board.read();
  const now = rt.clock.now();
  const titleOf = (id: string) => { const name = peers.find(p => p.id === id)?.name ?? ''; return { peer: name, title: rt.settings.peers[name]?.title ?? name }; };
  return {
    links: links.filter(l => l.here === actor.person && isLive(l, now)).map(l => ({ id: l.id, ...titleOf(l.peer), there: l.there, display: l.display, since: l.since, countsFrom: countsFrom(l), until: l.until })),
    asked: asked.filter(a => a.here === actor.person && a.until > now.toISOString()).map(a => ({ id: a.id, ...titleOf(a.peer), until: a.until, ...(a.typed && { typed: { there: a.typed.there, display: a.typed.display } }) })),
    peers: peers.filter(p => isPaired(p, rt.settings)).map(p => ({ name: p.name, title: rt.settings.peers[p.name].title })),
  };
}
