import type { Case } from '../case';
import { DeskError } from '../desk-api';
import type { Emit, Runtime } from '../runtime';
import type { Actor, JsonObject } from '../types';
import { createSayer } from '../words';
import { holds, mustBeSignedIn, mustHold, mustKnow } from '../verbs/who';
import { isOpen, REVIEW_MS, stateOfWindow } from './board';
import type { GlassDesk } from './desk-api';
import { fieldsOf } from './fields';
import { breakGlass, challengeGlass } from './open';
import type { GlassView } from './types';
import { glassDo } from './use';

/** `glassDo` answers the case: the desk shows it to who asked. */
export function glassVerbs(rt: Runtime): Omit<GlassDesk, 'glassDo'> & { glassDo(actor: Actor, body: { action: string; input: JsonObject }, emit: Emit): Promise<Case> } {
  async function view(actor: Actor): Promise<GlassView> {
    await mustKnow(rt, actor);
    const now = rt.clock.now();
    const [{ windows }, people, security, admin, auditor] = await Promise.all([rt.glass.read(), rt.directory.people(), holds(rt, actor, 'security'), holds(rt, actor, 'admin'), holds(rt, actor, 'auditor')]);
    const { people: named, actions, minutes } = rt.settings.breakGlass;
    const mine = named.includes(actor.person);
    const open = windows.find(w => w.by === actor.person && isOpen(w, now));
    const say = createSayer(people, []);
    const shown = windows.filter(w => security || admin || auditor || w.by === actor.person).reverse().slice(0, 100);
    return {
      minutes, mayOpen: mine && !open, ...(open && { open }),
      actions: mine ? actions.flatMap(id => { const a = rt.actions.find(id); return a ? [{ id, title: a.change.title, description: a.change.description, fields: fieldsOf(a.change.input) }] : []; }) : [],
      windows: shown.map(w => ({ ...w, name: say.person(w.by), state: stateOfWindow(w, now), reviewBy: new Date(Date.parse(w.at) + REVIEW_MS).toISOString() })),
      mayReview: security ? shown.filter(w => !w.review && !isOpen(w, now) && w.by !== actor.person).map(w => w.id) : [],
    };
  }

  return {
    breakGlassView: view,
    challengeGlass: (actor, body) => challengeGlass(rt, actor, body),
    async breakGlass(actor, body) {
      await breakGlass(rt, actor, body);
      return view(actor);
    },
    glassDo: (actor, body, emit) => glassDo(rt, actor, body, emit),
    async reviewGlass(actor, id, { verdict, text }) {
      mustBeSignedIn(actor);
      await mustKnow(rt, actor);
      await mustHold(rt, actor, 'security', 'Reviewing break-glass');
      if (!text.trim()) throw new DeskError(422, 'A review needs words.', 'Say in a sentence what you looked at.');
      await rt.glass.write(s => {
        const window = s.windows.find(w => w.id === id);
        if (!window) throw new DeskError(404, 'There is no such use of break-glass.', 'Look at the list again.');
        if (window.by === actor.person) throw new DeskError(403, 'This was you, so somebody else reviews it.', 'Ask a colleague in security.');
        if (isOpen(window, rt.clock.now())) throw new DeskError(409, 'It is still open.', `Review it after ${window.until.slice(11, 16)} UTC.`);
        if (window.review) throw new DeskError(409, 'Somebody reviewed it already.', 'Look at the list again.');
        return [{ kind: 'glass.reviewed', actor: actor.person, data: { id, verdict, text: text.trim().slice(0, 1_000) } }];
      });
      return view(actor);
    },
  };
}
