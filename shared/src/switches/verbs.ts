import { randomUUID } from 'node:crypto';
import { loadRecords } from '../case';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import type { Actor, Json } from '../types';
import { holds, mustBeSignedIn, mustKnow } from '../verbs/who';
import type { SwitchesDesk } from './desk-api';
import { WAITS_FOR_SWITCH } from '../state/status';
import type { SwitchScope, SwitchesView } from './types';

export function switchVerbs(rt: Runtime): SwitchesDesk {
  const mayPull = async (actor: Actor) => (await holds(rt, actor, 'admin')) || holds(rt, actor, 'security');

  async function mustPull(actor: Actor) {
    mustBeSignedIn(actor);
    await mustKnow(rt, actor);
    if (!(await mayPull(actor))) throw new DeskError(403, 'Switches are for administrators and the security team.', 'Tell one of them what you see.');
  }

  const verbs: SwitchesDesk = {
    async switches(actor) {
      await mustKnow(rt, actor);
      if (!(await mayPull(actor)) && !(await holds(rt, actor, 'auditor')) && !(await holds(rt, actor, 'desk'))) throw new DeskError(403, 'The switches are shown to those who answer for them.', 'Ask the service desk.');
      const pulled = await rt.switches.read();
      const rows = await rt.journal.listRequests({ waitingOn: WAITS_FOR_SWITCH, limit: 200 });
      const records = await loadRecords(rt.journal, rows.map(r => r.id));
      const outliving = records.flatMap(r => r.items).flatMap(i => (i.grant?.state === 'ending' ? [{ grantId: i.grant.id, person: i.grant.person, title: i.grant.title, ...(i.grant.until && { until: i.grant.until }) }] : []));
      return {
        pulled, outliving, waiting: records.map(r => r.id), mayPull: await mayPull(actor),
        may: (await mayPull(actor)) ? pulled.filter(s => s.release?.by !== actor.person).map(s => s.id) : [],
        systems: rt.systems.map(({ id, title }) => ({ id, title })), requestTypes: [...rt.types.values()].map(({ id, title }) => ({ id, title })),
      } satisfies SwitchesView;
    },

    async pullSwitch(actor, { kind, reason, scope = {} }) {
      await mustPull(actor);
      if (!reason.trim()) throw new DeskError(422, 'A switch needs a reason.', 'Say in a sentence what you see: everybody reads it.');
      mustExist(scope);
      const id = randomUUID();
      await rt.switches.write('switch.pulled', actor.person, pulled => {
        if (pulled.some(s => s.kind === kind && JSON.stringify(s.scope) === JSON.stringify(scope))) throw new DeskError(409, 'That is stopped already.', 'Look at the switches.');
        return { id, kind, reason: reason.trim().slice(0, 500), scope } as unknown as Json;
      });
      await tell(`Changes are stopped: ${reason.trim().slice(0, 200)}`, 'What people ask is kept and runs after the release.');
      return verbs.switches(actor);
    },

    async releaseSwitch(actor, id) {
      await mustPull(actor);
      const current = (await rt.switches.read()).find(s => s.id === id);
      if (!current) throw new DeskError(404, 'There is no such switch pulled.', 'Look at the switches again.');
      const second = current.release && current.release.by !== actor.person;
      await rt.switches.write(second ? 'switch.released' : 'switch.release-asked', actor.person, pulled => {
        const now = pulled.find(s => s.id === id);
        if (!now) throw new DeskError(409, 'Somebody released it at the same moment.', 'Look at the switches.');
        if (now.release?.by === actor.person) throw new DeskError(409, 'You asked for the release already: a second person releases it.', 'Ask another administrator or somebody in security.');
        if (Boolean(now.release) !== Boolean(current.release)) throw new DeskError(409, 'Somebody asked for the release at the same moment.', 'Look at the switches and release it.');
        return { id };
      });
      await tell(second ? 'A switch was released' : 'A second person is asked to release a switch', current.reason);
      return verbs.switches(actor);
    },

    async pulledSwitches(actor) {
      await mustKnow(rt, actor);
      return (await rt.switches.read()).map(({ kind, scope, at, reason }) => ({ kind, scope, at, reason }));
    },
  };

  function mustExist({ system, requestType }: SwitchScope) {
    if (system && !rt.systems.some(s => s.id === system)) throw new DeskError(422, `No connected system is called ${system}.`, 'Pick one of the systems shown.');
    if (requestType && !rt.types.has(requestType)) throw new DeskError(422, `There is no request type ${requestType}.`, 'Pick one of those shown.');
  }

  /** Everybody who may release it. */
  async function tell(title: string, body: string) {
    const to = [...new Set((await Promise.all([...rt.roles.admin, ...rt.roles.security].map(ref => rt.directory.members(ref)))).flat())];
    await rt.notices.send({ to, title, body, requestId: '', severity: 'high' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));
  }
  return verbs;
}
