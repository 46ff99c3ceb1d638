import { electorsFor } from '../approvals/candidates';
import { electorateOf, type Lent } from '../approvals/electorate';
import type { Candidate } from '../approvals/types';
import { countApprovals } from '../approvals/steps';
import { standingOf } from '../floor';
import { standingVotes } from '../pairing/standing-votes';
import type { ItemRecord } from '../state/record';
import type { PolicyQuestion, Ports } from '../ports';
import type { Coordinates, Person, PersonRef, Resource } from '../types';
import { minutesOf } from '../words';
import type { Action } from './catalog';
import type { Ladders } from './ladders';
import type { RequestType } from '../types';

/** A fact that must be readable is not: no effect (G7). */
export class UnreadableFact extends Error { readonly name = 'UnreadableFact' }

/** Facts about everybody and everything a decision rests on, read by the desk's own identity. */
export interface Facts { readonly requester: Person; readonly subject: Person; readonly resource: Resource; readonly owners: readonly PersonRef[] }

export async function readFacts(rt: Pick<Ports, 'directory'>, item: ItemRecord): Promise<Facts> {
  const [requester, subject, resource] = await Promise.all([
    rt.directory.person(item.by), rt.directory.person(item.subject), findResource(rt, item),
  ]);
  if (!requester) throw new UnreadableFact(`The directory does not know ${item.by}`);
  if (!subject) throw new UnreadableFact(`The directory does not know ${item.subject}`);
  const owners = resource.owner ? await rt.directory.members(resource.owner) : [];
  return { requester, subject, resource, owners };
}

/** A person's own account is a resource too, owned by that person. */
async function findResource(rt: Pick<Ports, 'directory'>, item: ItemRecord): Promise<Resource> {
  const known = await rt.directory.resource(item.resource);
  if (known) return known;
  const person = await rt.directory.person(item.resource);
  if (person) return { ref: person.ref, title: person.name, kind: 'account', owner: person.ref, tags: [] };
  if (item.resource === item.subject) throw new UnreadableFact(`The directory does not know ${item.resource}`);
  return { ref: item.resource, title: item.resource, kind: 'unlisted', tags: [] };
}

/** Everything policy is asked, from facts and from what has been proved about this very item. */
export async function questionFor(rt: Lent & Pick<Ports, 'hostAdmins'>, item: ItemRecord, facts: Facts, action: Action, type: RequestType | undefined): Promise<PolicyQuestion> {
  const payload = action.change.coordinates?.(item.input) ?? {};
  const ladders = ladderRungs(item.ladders);
  return {
    action: item.action, effect: item.effect, ...facts, channel: item.channel,
    // Whether the holder may have it is asked as if they asked themself; that somebody else found it is the floor's business.
    ...(item.drift?.how === 'adopt' && { requester: facts.subject }),
    coordinates: {
      assurance: item.stepUp ? 3 : item.assurance,
      cooledMinutes: cooled(rt, item),
      approvals: await validApprovals(rt, item, facts),
      role: payload.role ?? '',
      minutes: payload.duration ? minutesOf(payload.duration) : 0,
      quantity: payload.quantity ?? 1,
    } satisfies Coordinates,
    hasTicket: typeof item.input.ticket === 'string' && item.input.ticket !== '',
    undo: item.undoOf !== undefined,
    autonomy: type?.autonomy ?? 'auto',
    ladders,
    standing: { ...(await standingOf(rt, facts.requester, facts.subject, facts.resource)), mass: item.mass ?? false, ...(item.amended && { amended: true }), ...(item.drift && { drift: item.drift.how }), readable: action.change.read !== undefined },
  };
}

const cooled = (rt: Pick<Ports, 'clock'>, item: ItemRecord) =>
  item.coolingSince ? Math.max(0, Math.floor((rt.clock.now().getTime() - Date.parse(item.coolingSince)) / 60_000)) : 0;

const ladderRungs = (ladders: Ladders): PolicyQuestion['ladders'] => ({
  ...(ladders.role && { role: ladders.role.map(String) }),
  ...(ladders.duration && { minutes: ladders.duration.map(d => minutesOf(String(d))) }),
  ...(ladders.quantity && { quantity: ladders.quantity.map(Number) }),
});

/** Votes count only while the voter may still hold the role and the vote is fresh (G8, G14). */
async function validApprovals(rt: Lent, item: ItemRecord, facts: Facts): Promise<Record<string, number>> {
  const cast = item.steps.filter(s => s.votes.length);
  if (!cast.length) return {};
  const electorate = await electorateOf(rt, facts, item);
  const now = new Map<string, readonly Candidate[]>();
  for (const step of cast) now.set(step.role, (await electorsFor(step.role, electorate)).able);
  const oldest = rt.clock.now().getTime() - (facts.subject.privileged ? 4 : 24) * 3_600_000;
  const stands = await standingVotes(rt, item);
  const fresh = cast.map(s => ({ ...s, votes: s.votes.filter(v => Date.parse(v.at) >= oldest && stands(v)) }));
  return countApprovals(fresh, (vote, role) => now.get(role)?.some(c => c.ref === vote.by && (!c.for || c.for === vote.for)) ?? false);
}
