import type { ZodType } from 'zod';
import type { Change, RunContext, RunResult, Sayer } from '../../contract';
import { changedSince, sameIn } from '../http';
import { refused, type Answer, type Ctx, type Site } from './site';

export interface Member { readonly held: boolean }
interface Joining { readonly person: string; readonly duration?: string; /** Ends early when this issue is done. */ readonly ticket?: string }
type Place = Ctx & { readonly account: string };

/** A set people are in or not: a group, a role, the customers of a desk. */
export interface Membership<I extends Joining> {
  readonly ids: { readonly give: string; readonly take: string };
  readonly titles: { readonly give: string; readonly take: string };
  readonly descriptions: { readonly give: string; readonly take: string };
  readonly input: { readonly give: ZodType<I>; readonly take: ZodType<Omit<I, 'duration' | 'ticket'>> };
  resource(input: I): string;
  role?(input: I): string;
  /** Verb of the sentence, and what follows the person's name: "Add" Ben "to Designers"; "Take Ben out of" Designers. */
  readonly verb: readonly [now: string, then: string];
  to(input: I, say: Sayer): string;
  from(input: I, say: Sayer): string;
  has(input: I, at: Place): Promise<boolean>;
  add(input: I, at: Place): Promise<Answer>;
  remove(input: I, at: Place): Promise<Answer>;
}

const LADDER = ['P90D', 'P30D', 'P14D', 'P7D', 'P1D', 'PT4H', 'PT1H'] as const;
const fields: NonNullable<Change<never, Member>['fields']> = (b, a) => [{ label: 'Member', before: b.held ? 'Yes' : 'No', after: a.held ? 'Yes' : 'No', changed: b.held !== a.held }];
const readBack = (s: Member) => `Jira says ${s.held ? 'member' : 'no member'}`;

export function membership<I extends Joining>(m: Membership<I>): [Change<I, Member, Site>, Change<I, Member, Site>] {
  const common = { effect: 'change' as const, idempotent: true, subject: (i: I) => i.person, resource: m.resource, fields, readBack, read: async (i: I, ctx: Parameters<NonNullable<Change<I, Member, Site>['read']>>[1]) => ({ held: await m.has(i, { ...ctx, account: await ctx.account(i.person) }) }) };
  return [{ ...common, ...giving(m) }, { ...common, ...taking(m) }];
}

type Own<I> = Omit<Change<I, Member, Site>, 'effect' | 'subject' | 'resource'>;

function giving<I extends Joining>(m: Membership<I>): Own<I> {
  const sentence = (verb: string) => (i: I, say: Sayer) => `${verb} ${say.person(i.person)} ${m.to(i, say)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}${i.ticket ? `, at most until ${i.ticket} is done` : ''}`;
  return {
    id: m.ids.give, title: m.titles.give, description: m.descriptions.give, gives: 'access', input: m.input.give,
    coordinates: i => ({ ...(m.role && { role: m.role(i) }), duration: i.duration }),
    preview: sentence(m.verb[0]), done: sentence(m.verb[1]), reached: (_, s) => (s.held ? 'held' : 'notHeld'),
    narrow: { duration: LADDER } as Change<I, Member, Site>['narrow'],
    run: (i, ctx) => attempt(m, i, ctx, true),
    undo: { change: m.ids.take, input: ({ duration: _d, ticket: _t, ...rest }) => rest as never, sentence: (i, say) => `Takes ${say.person(i.person)} out again`, days: 365 },
  };
}

function taking<I extends Joining>(m: Membership<I>): Own<I> {
  const sentence = (verb: string) => (i: I, say: Sayer) => `${verb} ${say.person(i.person)} out of ${m.from(i, say)}`;
  return {
    id: m.ids.take, title: m.titles.take, description: m.descriptions.take, input: m.input.take as ZodType<I>,
    preview: sentence('Take'), done: sentence('Took'), reached: (_, s) => (s.held ? 'notHeld' : 'held'),
    run: (i, ctx) => attempt(m, i, ctx, false),
    undo: { change: m.ids.give, input: i => i as never, sentence: () => 'Asks for it again', days: 30 },
  };
}

/** Jira refuses to add a member or to remove a stranger; then it is read whether the goal was there already. */
async function attempt<I extends Joining>(m: Membership<I>, i: I, ctx: RunContext<Site>, give: boolean): Promise<RunResult> {
  const place = { ...ctx, account: await ctx.account(i.person) };
  if (ctx.expect !== undefined && !sameIn(ctx.expect, { held: await m.has(i, place) }, ['held'])) return changedSince;
  const answer = await (give ? m.add(i, place) : m.remove(i, place));
  if (answer.status < 300) return { outcome: 'changed' };
  if (answer.status !== 429 && (await m.has(i, place).catch(() => !give)) === give) return { outcome: 'alreadyInState' };
  return refused(answer);
}
