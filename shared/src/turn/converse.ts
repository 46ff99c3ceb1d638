import { Case } from '../case';
import { lookForLeftovers } from '../holdings';
import { silent, tell, type Emit, type Runtime } from '../runtime';
import type { EventData, RequestRecord } from '../state/record';
import type { Actor, Handoff, Person } from '../types';
import { createSayer } from '../words';
import { planEvidence, rememberingSayer } from '../replay';
import { recordWords } from './record-words';
import type { TurnRunner } from './graph';
import { intake } from './intake';
import type { Plan } from './plan';
import type { Understanding } from './understand';

export interface Message {
  readonly actor: Actor;
  readonly subject: Person;
  readonly text: string;
  readonly entityRef?: string;
  /** Unique in the journal: the same message sent twice is written once. */
  readonly said?: string;
}

/** Secrets do not belong in a chat; the person is told once, and nothing of it was kept. */
const REDACTED = 'I removed a code or password from your message and did not use it. Prove who you are with the button, never in the chat.';

/** One message on a request: understood, planned, committed in one statement, then its items run. */
export async function converse(rt: Runtime, run: TurnRunner, kase: Case, opened: EventData['opened'] | undefined, message: Message, emit: Emit = silent): Promise<void> {
  const record = opened ? undefined : kase.now;
  const { turn, redacted } = intake(rt, message.actor, message.text, (record?.turns.length ?? 0) + 1);
  if (record?.handoff && (record.handoff.state === 'open' || record.handoff.state === 'taken')) {
    // A person has it: the agent is quiet and only passes the words on.
    kase.note('turn.said', message.actor.person, { turn, request: { flagged: record.flagged || Boolean(turn.flagged) } }, message.said);
    await kase.commit();
    return;
  }
  await rt.confirmRules();
  const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
  const { say, names } = rememberingSayer(createSayer(people, resources));
  const entityRef = message.entityRef ?? record?.entityRef;
  const entity = entityRef ? { ref: entityRef, title: say.resource(entityRef) } : undefined;
  const { understanding, plan } = await run({ rt, record, actor: message.actor, subject: message.subject, turn, lexicon: { people, resources }, say, ...(entityRef && { entityRef }) }, entity, emit);
  await commitPlan(rt, kase, { opened, record, actor: message.actor, names, ...(message.said && { said: message.said }), turn: { ...turn, model: understanding.model } }, plan, understanding, redacted);
  tell(emit, rt, 'plan', 'done', { note: plan.items.map(i => i.sentence).join(' · ') });
  await runOpen(rt, kase, emit);
}

interface Committing { readonly opened?: EventData['opened']; readonly record?: RequestRecord; readonly actor: Actor; readonly said?: string; readonly names: Readonly<Record<string, string>>; readonly turn: NonNullable<EventData['turn']> }

async function commitPlan(rt: Runtime, kase: Case, c: Committing, plan: Plan, u: Understanding, redacted: boolean): Promise<void> {
  const me = c.actor.person;
  const flagged = Boolean(c.turn.flagged) || (c.record?.flagged ?? false);
  const rehearsed = c.opened?.rehearsal ?? c.record?.rehearsal;
  kase.note(c.opened ? 'request.opened' : 'turn.said', me, {
    ...(c.opened && { opened: c.opened }), turn: c.turn, request: { flagged, question: null },
    stages: [{ stage: 'intake', at: c.turn.at }, { stage: 'understand', at: c.turn.at, ms: u.model.ms, note: u.model.name }],
  }, c.said);
  for (const change of plan.changes) kase.note(change.kind, me, change.data);
  if (plan.items.length) kase.note('plan.made', 'countersign', { items: shapedBy(c.record, plan.items), ...(plan.leaving && !rehearsed && { request: { leaving: plan.leaving } }), evidence: { proposed: u.calls as never, ...(plan.seen !== undefined && { census: plan.seen }), ...planEvidence(rt, c.names, 'slots') } });
  const words = [...(redacted ? [REDACTED] : []), ...plan.words, ...(plan.status ? [await recordWords(rt, me, kase.id, c.record, plan.status)] : [])];
  if (plan.question) words.push(plan.question.text);
  if (words.length) {
    const turn = { n: c.turn.n + 1, by: 'countersign' as const, channel: c.actor.channel, text: words.join('\n\n'), at: rt.clock.now().toISOString(), ...(plan.citations.length && { citations: plan.citations }) };
    kase.note(plan.question ? 'question.asked' : 'turn.answered', 'countersign', { turn, ...(plan.question && { request: { question: plan.question } }) });
  }
  if (plan.handOff && rehearsed) kase.note('rehearsal.would-hand-off', 'countersign', { evidence: { reason: plan.handOff } });
  else if (plan.handOff) kase.note('handoff.opened', 'countersign', { request: { handoff: handoffFor(rt, c, plan), ...(plan.gap && { gap: plan.gap }) } });
  // A message that asks for something does not close the request it stands in, whatever else in it says so (G31).
  const asksMore = plan.items.length > 0 || plan.question !== undefined || plan.changes.length > 0;
  if (plan.confirm !== undefined && c.record && !(plan.confirm && asksMore)) noteConfirmed(rt, kase, me, plan.confirm);
  await kase.commit();
}

/** Whoever opened the request shaped all of it (G12). */
const shapedBy = (record: RequestRecord | undefined, items: Plan['items']) =>
  (record ? items.map(i => ({ ...i, makers: [...new Set([...i.makers, record.requester])] })) : items);

function handoffFor(rt: Runtime, c: Committing, plan: Plan): Handoff {
  return {
    reason: plan.handOff ?? '', summary: c.turn.text.slice(0, 600), at: rt.clock.now().toISOString(), state: 'open',
    tried: plan.gap ? ['Searched the knowledge base: nothing strong enough'] : plan.items.map(i => i.sentence),
  };
}

/** "Yes, that solved it" closes it as resolved; "no" hands it to a person. */
export function noteConfirmed(rt: Pick<Runtime, 'clock'>, kase: Case, by: string, solved: boolean): void {
  if (solved) {
    kase.note('request.confirmed', by, { request: { closed: { as: 'resolved', by, because: 'The requester said yes' } } });
    return;
  }
  kase.note('handoff.opened', by, {
    request: { handoff: { reason: 'The requester says it is not solved', summary: kase.now.title, tried: kase.now.items.map(i => i.sentence), at: rt.clock.now().toISOString(), state: 'open' } },
  });
}

/** Runs every item that can move now, one after another on its own thread. */
export async function runOpen(rt: Runtime, kase: Case, emit: Emit): Promise<void> {
  for (const item of kase.now.items.filter(i => i.state === 'planned')) {
    await rt.items.run(kase, item.id, emit);
  }
  await lookForLeftovers(rt, kase);
}
