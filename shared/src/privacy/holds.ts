import { randomUUID } from 'node:crypto';
import { loadRecord } from '../case';
import { DeskError } from '../desk-api';
import type { RequestRow } from '../journal';
import { notFound, type Runtime } from '../runtime';
import { headline } from '../state/answer';
import type { RequestRecord } from '../state/record';
import { stateOf } from '../state/status';
import type { Actor, Json } from '../types';
import { holds as hasRole, mustBeSignedIn, mustKnow } from '../verbs/who';
import { createSayer } from '../words';
import type { PrivacyDesk } from './desk-api';
import { ERASE_PERSON } from '../floor';
import type { EraseInput } from './erase-person';
import { STORES } from './stores';
import { RETENTION, type PrivacyView } from './types';

/** Legal holds: one sets, two release, like switches. */
export function holdVerbs(rt: Runtime): Pick<PrivacyDesk, 'holds' | 'setHold' | 'releaseHold'> {
  const { board } = rt.privacy;

  async function mustKeep(actor: Actor): Promise<void> {
    await mustKnow(rt, actor);
    if (!(await hasRole(rt, actor, 'privacy')) && !(await hasRole(rt, actor, 'auditor'))) throw new DeskError(403, 'Legal holds are for the privacy officer and auditors.', 'Tell one of them what must be kept.');
  }

  async function view(actor: Actor): Promise<PrivacyView> {
    const [{ holds, lastExpired }, people, rows] = await Promise.all([board.read(), rt.directory.people(), rt.journal.listRequests({ limit: 500 })]);
    const name = createSayer(people, []).person;
    return {
      holds: holds.map(h => ({
        ...h, byName: name(h.by), mayRelease: h.release?.by !== actor.person,
        ...(h.person && { personName: name(h.person) }), ...(h.release && { releaseByName: name(h.release.by) }),
      })),
      erasures: rows.flatMap(row => erasureOf(row, name)), retention: { ...RETENTION, ...rt.retention }, stores: STORES,
      maySet: true, mayErase: await hasRole(rt, actor, 'privacy'), ...(lastExpired && { lastExpired }),
    };
  }

  return {
    async holds(actor) {
      await mustKeep(actor);
      return view(actor);
    },

    async setHold(actor, { person, requestId, reason }) {
      mustBeSignedIn(actor);
      await mustKeep(actor);
      if ((person === undefined) === (requestId === undefined)) throw new DeskError(422, 'A hold is on one person or on one request.', 'Name one of the two.');
      if (!reason.trim()) throw new DeskError(422, 'A hold needs a reason.', 'Say in a sentence which matter it is for.');
      if (requestId && !(await loadRecord(rt.journal, requestId))) throw notFound(requestId);
      await board.write('hold.set', actor.person, now => {
        if (now.some(h => h.person === person && h.requestId === requestId)) throw new DeskError(409, 'It is held already.', 'Look at the holds.');
        return { id: randomUUID(), reason: reason.trim().slice(0, 500), ...(person && { person }), ...(requestId && { requestId }) };
      });
      return view(actor);
    },

    async releaseHold(actor, id) {
      mustBeSignedIn(actor);
      await mustKeep(actor);
      const seen = (await board.read()).holds.find(h => h.id === id);
      if (!seen) throw new DeskError(404, 'There is no such hold.', 'Look at the holds again.');
      await board.write(seen.release ? 'hold.released' : 'hold.release-asked', actor.person, (now): Json => {
        const hold = now.find(h => h.id === id);
        if (!hold || Boolean(hold.release) !== Boolean(seen.release)) throw new DeskError(409, 'Somebody was there at the same moment.', 'Look at the holds.');
        if (hold.release?.by === actor.person) throw new DeskError(409, 'You asked for the release already: a second person releases it.', 'Ask the privacy officer or an auditor.');
        return { id };
      });
      return view(actor);
    },
  };
}

function erasureOf(row: RequestRow, name: (ref: string) => string): PrivacyView['erasures'] {
  const record = row.snapshot as unknown as RequestRecord | null;
  const item = record?.items.find(i => i.action === ERASE_PERSON);
  if (!record || !item) return [];
  const { person } = item.input as unknown as EraseInput;
  return [{ requestId: record.id, person, personName: name(person), state: stateOf(record), headline: headline(record), at: record.createdAt }];
}
