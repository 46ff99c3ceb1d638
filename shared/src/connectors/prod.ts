import { z } from 'zod';
import type { Census, Change, Connector, ReadContext } from '../contract';
import { minutesOf, sayDuration } from '../words';
import { call, changedSince, path, refused, sameIn, type Endpoint } from './http';
import { durationText, endpoint, entityRef, personRef } from './refs';

/** What an access broker says of one person's role in one system. */
interface Holding { readonly held: boolean; readonly expiresAt: string | null }
type Input = { system: string; person: string; role: string; duration?: string; ticket?: string; shift?: string };
type RevokeInput = { system: string; person: string; role: string };
const role = z.enum(['admin', 'write', 'read']);

/** Systems are named by the last part of their ref. */
const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

async function read(i: RevokeInput, ctx: ReadContext<Endpoint>): Promise<Holding> {
  const answer = await call<Holding>(ctx, ctx.config, 'GET', path('systems', nameOf(i.system), 'roles', i.role, 'members', await ctx.account(i.person)));
  if (answer.status === 404) return { held: false, expiresAt: null };
  if (answer.status !== 200) throw new Error(refused(answer).message);
  return answer.body;
}

/** The system's own end comes a little later than ours: a net, should the desk not be there to take it back. */
const NET_MINUTES = 10;
const spoken = (i: Input) => (i.duration ? ` for ${sayDuration(i.duration)}` : '');
const when = (iso: string | null) => (iso ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : '–');
const fields: NonNullable<Change<RevokeInput, Holding>['fields']> = (b, a) => [
  { label: 'Role', before: b.held ? 'Held' : 'None', after: a.held ? 'Held' : 'None', changed: b.held !== a.held },
  { label: 'Ends by itself', before: when(b.expiresAt), after: when(a.expiresAt), changed: b.expiresAt !== a.expiresAt },
];

const grantRole: Change<Input, Holding, Endpoint> = {
  id: 'grant-role', title: 'Role', effect: 'change', gives: 'access', idempotent: true,
  description: 'Gives a person a role in a production system until a time; the system takes it back by itself too. Safe to repeat.',
  input: z.object({ system: entityRef, person: personRef, role, duration: durationText.optional(), ticket: z.string().regex(/^[A-Z]{2,10}-\d+$/).optional(), shift: z.string().regex(/^[a-z0-9-]+:[\w-]{1,60}$/).optional() }),
  subject: i => i.person, resource: i => i.system, coordinates: i => ({ role: i.role, duration: i.duration }),
  preview: (i, say) => `Give ${say.person(i.person)} ${i.role} access to ${say.resource(i.system)}${spoken(i)}${i.ticket ? ` for ${i.ticket}` : ''}${i.shift ? `, ending with on-call shift ${i.shift.split(':')[1]}` : ''}`,
  done: (i, say) => `Gave ${say.person(i.person)} ${i.role} access to ${say.resource(i.system)}${spoken(i)}`,
  read, fields, readBack: h => (h.held ? `The system says held until ${when(h.expiresAt)}` : 'The system says not held'),
  reached: (i, h, since) => (h.held && (!i.duration || !h.expiresAt || Date.parse(h.expiresAt) >= since.getTime() + minutesOf(i.duration) * 60_000) ? 'held' : 'notHeld'),
  narrow: { role: ['admin', 'write', 'read'], duration: ['P7D', 'P1D', 'PT8H', 'PT4H', 'PT2H', 'PT1H'] },
  async run(i, ctx) {
    if (!i.duration) return { outcome: 'refused', code: 'END_REQUIRED', message: 'A production role needs an end.' };
    const expiresAt = new Date(ctx.clock.now().getTime() + (minutesOf(i.duration) + NET_MINUTES) * 60_000).toISOString();
    const answer = await call(ctx, ctx.config, 'PUT', path('systems', nameOf(i.system), 'roles', i.role, 'members', await ctx.account(i.person)), { body: { expiresAt }, runKey: ctx.runKey });
    return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
  },
  undo: { change: 'revoke-role', input: i => ({ system: i.system, person: i.person, role: i.role }), sentence: () => 'Takes the role away', days: 30 },
};

const revokeRole: Change<RevokeInput, Holding, Endpoint> = {
  id: 'revoke-role', title: 'Role ended', effect: 'change', idempotent: true,
  description: 'Takes a role in a production system away. Safe to repeat.',
  input: z.object({ system: entityRef, person: personRef, role }),
  subject: i => i.person, resource: i => i.system,
  preview: (i, say) => `Take ${i.role} access to ${say.resource(i.system)} away from ${say.person(i.person)}`, done: (i, say) => `Took ${i.role} access to ${say.resource(i.system)} away from ${say.person(i.person)}`,
  read, fields, readBack: h => (h.held ? 'The system says held' : 'The system says not held'),
  reached: (_, h) => (h.held ? 'notHeld' : 'held'),
  async run(i, ctx) {
    if (!sameIn(ctx.expect, await read(i, ctx), ['expiresAt'])) return changedSince;
    const answer = await call(ctx, ctx.config, 'DELETE', path('systems', nameOf(i.system), 'roles', i.role, 'members', await ctx.account(i.person)), { runKey: ctx.runKey });
    if (answer.status === 404) return { outcome: 'alreadyInState' };
    return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
  },
  undoWhyNot: 'Ask for the role again.',
};

interface Member { readonly system: string; readonly role: string; readonly account: string; readonly expiresAt: string }
const census: Census<Endpoint> = {
  takenBy: ['revoke-role'],
  async read(ctx) {
    const answer = await call<{ members: readonly Member[] }>(ctx, ctx.config, 'GET', path('members'));
    if (answer.status !== 200) throw new Error(refused(answer).message);
    return answer.body.members.map(m => {
      const system = `resource:default/${m.system}`;
      return { account: m.account, resource: system, role: m.role, until: m.expiresAt, revoke: { change: 'revoke-role', input: person => ({ system, person, role: m.role }) } };
    });
  },
};

/** Roles in production systems behind an access broker with its own expiry. */
export const prodConnector: Connector<Endpoint> = { id: 'prod', title: 'Production access', config: endpoint, lookups: [], changes: [grantRole, revokeRole], census };
