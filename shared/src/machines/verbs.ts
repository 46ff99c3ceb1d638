import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { createSayer } from '../words';
import { holds, mustBeSignedIn, mustKnow } from '../verbs/who';
import type { MachinesDesk } from './desk-api';
import { closedTickets } from './incident-closed';
import { receive, resume } from './receive';

export function machineVerbs(rt: Runtime): MachinesDesk {
  const mayRelease = async (actor: Actor) => (await holds(rt, actor, 'admin')) || holds(rt, actor, 'security');

  const verbs: MachinesDesk = {
    event: event => receive(rt, event),
    closedTickets: source => closedTickets(rt, source),

    async machines(actor) {
      await mustKnow(rt, actor);
      if (!(await mayRelease(actor)) && !(await holds(rt, actor, 'auditor'))) throw new DeskError(403, 'Machines are shown to those who answer for them.', 'Ask an administrator.');
      const [{ held }, people] = await Promise.all([rt.machines.read(), rt.directory.people()]);
      const say = createSayer(people, []);
      return {
        permits: Object.entries(rt.settings.machines).map(([source, kinds]) => ({ source, kinds })),
        held: held.map(h => ({ ...h, subjects: h.subjects.map(ref => ({ ref, name: say.person(ref) })) })),
        may: (await mayRelease(actor)) ? held.filter(h => h.release?.by !== actor.person && !h.subjects.includes(actor.person)).map(h => h.id) : [],
      };
    },

    async releaseMachine(actor, id) {
      mustBeSignedIn(actor);
      await mustKnow(rt, actor);
      if (!(await mayRelease(actor))) throw new DeskError(403, 'Held events are released by administrators and the security team.', 'Tell one of them.');
      let second = false;
      await rt.machines.write(s => {
        const hold = s.held.find(h => h.id === id);
        if (!hold) throw new DeskError(404, 'Nothing of that name is held.', 'Look at the machines again.');
        if (hold.subjects.includes(actor.person)) throw new DeskError(403, 'This concerns you, so somebody else releases it.', 'Ask another administrator or somebody in security.');
        if (hold.release?.by === actor.person) throw new DeskError(409, 'You asked for the release already: a second person releases it.', 'Ask another administrator or somebody in security.');
        second = hold.release !== undefined;
        return [{ kind: second ? 'machine.released' : 'machine.release-asked', actor: actor.person, data: { id } }];
      });
      if (second) await resume(rt, true);
      return verbs.machines(actor);
    },
  };
  return verbs;
}
