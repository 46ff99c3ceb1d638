import { Case } from '../case';
import { DeskError } from '../desk-api';
import { namesNow, planEvidence } from '../replay';
import { openCase, silent, type Runtime } from '../runtime';
import { itemOf } from '../turn/items';
import type { Actor } from '../types';
import { requestId } from '../verbs/ask';
import { holds as hasRole, isParticipant, mustBeSignedIn, mustHold, mustKnow, mustSee } from '../verbs/who';
import { createSayer } from '../words';
import type { PrivacyDesk } from './desk-api';
import { ERASE_PERSON } from '../floor';
import { holdOnPerson, holdWords, type EraseInput } from './erase-person';
import { holdVerbs } from './holds';

export function privacyVerbs(rt: Runtime): Omit<PrivacyDesk, 'erasePerson'> & { erasePerson(actor: Actor, body: { person: string; reason: string }): Promise<Case> } {
  return {
    ...holdVerbs(rt),

    /** Answers the opened case. */
    async erasePerson(actor, { person, reason }) {
      mustBeSignedIn(actor);
      await mustKnow(rt, actor);
      await mustHold(rt, actor, 'privacy', 'Erasing a person');
      if (!reason.trim()) throw new DeskError(422, 'An erasure needs a reason.', 'Say in a sentence why, so that whoever approves can judge it.');
      if (person === actor.person) throw new DeskError(403, 'Nobody erases themselves.', 'Another privacy officer asks for it.');
      const hold = await holdOnPerson({ ...rt, board: rt.privacy.board }, person);
      if (hold) throw new DeskError(409, holdWords(hold), 'Ask again once the hold is released.');
      return open(rt, actor, person, reason.trim());
    },

    async readings(actor, id) {
      await mustKnow(rt, actor);
      const kase = await openCase(rt, id);
      const looksAfter = isParticipant(kase.now, actor.person) || (await hasRole(rt, actor, 'auditor')) || (await hasRole(rt, actor, 'privacy'));
      if (!looksAfter) {
        await mustSee(rt, actor, kase.now);
        throw new DeskError(403, 'Who read a request is shown to those it is about and to auditors.', 'Ask the privacy officer.');
      }
      const name = createSayer(await rt.directory.people(), []).person;
      return (await rt.privacy.readings.of(id, kase.now.createdAt)).map(r => ({ ...r, name: name(r.by) }));
    },
  };
}

async function open(rt: Runtime, actor: Actor, person: string, reason: string): Promise<Case> {
  const { say, names } = await namesNow(rt);
  const at = rt.clock.now().toISOString();
  const known = await rt.directory.person(person);
  const input = { person, subject: known ? person : actor.person, name: say.person(person), reason, upTo: at } satisfies EraseInput;
  const item = itemOf(rt.actions.get(ERASE_PERSON), undefined, input, {}, { id: 'i1', actor, turn: 1, quote: reason }, say);
  const kase = Case.fresh(rt.journal, rt.clock, requestId(actor.person));
  kase.note('request.opened', actor.person, {
    opened: { host: rt.host, requester: actor.person, subject: input.subject, channel: actor.channel, title: item.sentence }, turn: { n: 1, by: actor.person, channel: actor.channel, text: reason, at },
  });
  kase.note('plan.made', actor.person, { items: [item], evidence: planEvidence(rt, names, 'untyped') });
  await kase.commit();
  await rt.items.run(kase, item.id, silent);
  await kase.reload();
  return kase;
}
