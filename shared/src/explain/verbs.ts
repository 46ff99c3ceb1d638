import { notFound, openCase, type Runtime } from '../runtime';
import { noteLooking } from '../privacy';
import { recordedIn } from '../replay';
import type { RequestRecord } from '../state/record';
import type { Actor } from '../types';
import { holds, mustSee } from '../verbs/who';
import { createSayer } from '../words';
import type { ExplainDesk } from './desk-api';
import { explain, type Sight } from './why';

export const explainVerbs = (rt: Runtime): ExplainDesk => ({
  async why(actor, id, itemId) {
    const kase = await openCase(rt, id);
    await mustSee(rt, actor, kase.now);
    await noteLooking(rt, actor, 'why', [kase.now]);
    const item = kase.now.items.find(i => i.id === itemId);
    if (!item) throw notFound(`${id}, ${itemId}`);
    const [people, resources, events] = await Promise.all([rt.directory.people(), rt.directory.resources(), rt.journal.events(id)]);
    const last = recordedIn(events).decisions.filter(d => d.itemId === itemId).at(-1);
    return explain(item, last, await sightOf(rt, actor, kase.now, itemId), createSayer(people, resources).person);
  },
});

/** Who answers for the decision sees what it rested on; a requester sees what is theirs to know. */
async function sightOf(rt: Runtime, actor: Actor, r: RequestRecord, itemId: string): Promise<Sight> {
  const steps = r.items.find(i => i.id === itemId)?.steps ?? [];
  if (steps.some(s => s.candidates.includes(actor.person))) return 'all';
  return (await holds(rt, actor, 'desk')) || (await holds(rt, actor, 'auditor')) ? 'all' : 'own';
}
