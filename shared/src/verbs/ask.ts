import { createHash, randomBytes } from 'node:crypto';
import { Case } from '../case';
import { Conflict } from '../journal';
import { DeskError, type Desk } from '../desk-api';
import { openCase, silent, type Emit, type Runtime } from '../runtime';
import type { Actor, Person } from '../types';
import { scrubText } from '../safety';
import { converse, noteConfirmed } from '../turn/converse';
import type { TurnRunner } from '../turn/graph';
import { resubmit } from '../turn/resubmit';
import { takeMessage } from '../limits';
import { mustBeSignedIn, mustKnow, mustOwn, mustSee } from './who';

/** Bytes of UTF-8 in one message. */
export const MOST_TEXT = 16_384;
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Short enough to say aloud; the same person and idempotency key always give the same one. */
export function requestId(person: string, key?: string): string {
  const bytes = key ? createHash('sha256').update(`${person}\n${key}`).digest() : randomBytes(16);
  return `REQ-${[...bytes.subarray(0, 8)].map(b => ALPHABET[b % 32]).join('')}`;
}

export function checkText(text: unknown): string {
  if (typeof text !== 'string' || !text.trim()) throw new DeskError(422, 'There is nothing to read.', 'Say in a sentence what you need.');
  if (Buffer.byteLength(text) > MOST_TEXT) throw new DeskError(413, 'That is more than 16 kB of text.', 'Send the part that says what you need.');
  return text;
}

export function askVerbs(rt: Runtime, run: TurnRunner) {
  return {
    async ask(actor: Actor, body: Parameters<Desk['ask']>[1], emit: Emit = silent): Promise<Case> {
      const text = checkText(body.text);
      const requester = await mustKnow(rt, actor);
      await takeMessage(rt, actor.person, body.idempotencyKey);
      const subject = await subjectOf(rt, requester, body.onBehalfOf);
      if (body.entityRef && !(await rt.directory.resource(body.entityRef))) throw new DeskError(422, `There is no ${body.entityRef} in the catalog.`, 'Open the page again, or ask without it.');
      const id = requestId(actor.person, body.idempotencyKey);
      const known = body.idempotencyKey && (await rt.journal.events(id)).length ? await Case.load(rt.journal, rt.clock, id) : undefined;
      if (known) return known;
      const kase = Case.fresh(rt.journal, rt.clock, id);
      const opened = { host: rt.host, requester: requester.ref, subject: subject.ref, channel: actor.channel, title: scrubText(titleOf(text)), ...(body.dryRun && { rehearsal: true }), ...(body.entityRef && { entityRef: body.entityRef }) };
      try {
        await converse(rt, run, kase, opened, { actor, subject, text, ...(body.entityRef && { entityRef: body.entityRef }) }, emit);
      } catch (error) {
        // The same request sent twice at once: the first one is the answer to both.
        const rival = error instanceof Conflict && body.idempotencyKey ? await Case.load(rt.journal, rt.clock, id) : undefined;
        if (rival) return rival;
        throw error;
      }
      if (subject.ref !== requester.ref && !body.dryRun) await tellSubject(rt, requester, subject, id);
      return kase;
    },

    async turn(actor: Actor, id: string, body: Parameters<Desk['turn']>[2], emit: Emit = silent): Promise<Case> {
      mustBeSignedIn(actor);
      const kase = await openCase(rt, id);
      await mustSee(rt, actor, kase.now);
      mustOwn(kase.now, actor);
      const said = body.idempotencyKey && saidKey(id, body.idempotencyKey);
      if (said && (await rt.journal.claim(said))) return kase;
      await takeMessage(rt, actor.person, body.idempotencyKey);
      if (kase.now.closed) throw new DeskError(409, 'This request is closed.', 'Reopen it, or ask for something new.');
      const subject = await mustKnow(rt, { ...actor, person: kase.now.subject });
      if (body.offer) await resubmit(rt, kase, actor, { ...body.offer, ...(said && { said }) }, emit);
      else await converse(rt, run, kase, undefined, { actor, subject, text: checkText(body.text), ...(said && { said }) }, emit);
      return kase;
    },

    async confirm(actor: Actor, id: string, solved: boolean): Promise<Case> {
      mustBeSignedIn(actor);
      const kase = await openCase(rt, id);
      await mustSee(rt, actor, kase.now);
      mustOwn(kase.now, actor);
      if (kase.now.closed) throw new DeskError(409, 'This request is closed.', 'Reopen it if it is not solved.');
      noteConfirmed(rt, kase, actor.person, solved);
      await kase.commit();
      return kase;
    },

    async reopen(actor: Actor, id: string, text: string, emit: Emit = silent): Promise<Case> {
      mustBeSignedIn(actor);
      const kase = await openCase(rt, id);
      await mustSee(rt, actor, kase.now);
      mustOwn(kase.now, actor);
      if (!kase.now.closed) throw new DeskError(409, 'This request is still open.', 'Write below it.');
      kase.note('request.reopened', actor.person, { request: { closed: null, doneAt: null, reopened: (kase.now.reopened ?? 0) + 1 } });
      await kase.commit();
      return this.turn(actor, id, { text }, emit);
    },
  };
}

/** A message that comes twice is one: whoever is second finds it claimed. */
const saidKey = (id: string, key: string) => `said:${id}:${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;

/** On behalf of somebody sets the subject, never the requester (G3). Policy decides whether the relation is enough. */
async function subjectOf(rt: Runtime, requester: Person, onBehalfOf: string | undefined): Promise<Person> {
  if (!onBehalfOf || onBehalfOf === requester.ref) return requester;
  const subject = await rt.directory.person(onBehalfOf);
  if (!subject?.active) throw new DeskError(422, `There is no active person ${onBehalfOf}.`, 'Pick the person from the list.');
  return subject;
}

const tellSubject = (rt: Runtime, requester: Person, subject: Person, id: string) =>
  rt.notices.send({ to: [subject.ref], title: `${requester.name} asked IT for something for you`, body: `Request ${id}. You can see it and stop it.`, requestId: id, severity: 'normal' }).catch(e => rt.log.warn(`notice failed: ${e.message}`));

const titleOf = (text: string) => text.trim().split(/\n/)[0].slice(0, 120);
