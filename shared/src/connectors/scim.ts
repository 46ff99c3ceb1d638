import { z } from 'zod';
import { NoAccount, type Change, type Connector, type ReadContext, type RunContext, type RunResult } from '../contract';
import { call, changedSince, refused } from './http';
import { durationText, endpoint, entityRef, personRef } from './refs';
import { seatCensus } from './scim-census';
import { checkTenants } from './scim-check';
import { filter, groupOf, type Config, type Found, type Tenant } from './scim-tenant';

const TYPE = 'application/scim+json';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface Seat { readonly role: string | null; readonly roles: readonly string[]; readonly free: number | null }
type Ctx = Pick<ReadContext<Config>, 'config' | 'account' | 'fetch' | 'signal'>;

function tenantOf(ctx: Ctx, ref: string): Tenant {
  const tenant = ctx.config.tenants[ref];
  if (!tenant) throw new Error(`${ref} is not connected by SCIM`);
  return tenant;
}

/**
 * The account id is the user's externalId in every app: a renamed login or a shared e-mail changes nothing (G2). A server that cannot
 * filter by it answers with everybody, so each answer is looked at.
 */
async function userId(ctx: Ctx, tenant: Tenant, account: string): Promise<string | undefined> {
  const { status, body } = await call<Found<{ id: string; externalId?: string }>>(ctx, tenant, 'GET', `/Users${filter('externalId', account)}`);
  if (status !== 200) throw new Error(`SCIM answered ${status}`);
  const theirs = (body.Resources ?? []).filter(u => u.externalId === account);
  if (theirs.length > 1) throw new Error('two users of the application carry the same external id');
  return theirs[0]?.id;
}

async function provision(ctx: Ctx, tenant: Tenant, person: string): Promise<string | RunResult> {
  const account = await ctx.account(person);
  const known = await userId(ctx, tenant, account);
  if (known) return known;
  if (tenant.provision === false) throw new NoAccount(person, new URL(tenant.baseUrl).host);
  const made = await call<{ id: string }>(ctx, tenant, 'POST', '/Users', { type: TYPE, body: { schemas: [USER], userName: account, externalId: account, active: true, emails: [{ value: `${account}@accounts.invalid`, primary: true }] } });
  if (made.status === 201 || made.status === 200) return made.body.id;
  // Somebody created it at the same moment: theirs is used.
  const raced = made.status === 409 ? await userId(ctx, tenant, account) : undefined;
  return raced ?? refused(made);
}

async function readSeat(ctx: Ctx, ref: string, person: string): Promise<Seat> {
  const tenant = tenantOf(ctx, ref);
  const user = await userId(ctx, tenant, await ctx.account(person));
  const roles: string[] = [];
  for (const [role, group] of Object.entries(tenant.groups)) {
    if (user && (await groupOf(ctx, tenant, group)).members?.some(m => m.value === user)) roles.push(role);
  }
  const seats = await call<{ limit?: number; used?: number }>(ctx, tenant, 'GET', '/seats');
  const free = seats.status === 200 && seats.body.limit !== undefined ? seats.body.limit - (seats.body.used ?? 0) : null;
  return { role: roles[0] ?? null, roles, free };
}

async function member(ctx: RunContext<Config>, tenant: Tenant, group: string, user: string, add: boolean): Promise<RunResult> {
  const { id } = await groupOf(ctx, tenant, group);
  const operation = add ? { op: 'add', path: 'members', value: [{ value: user }] } : { op: 'remove', path: `members[value eq ${JSON.stringify(user)}]` };
  const answer = await call(ctx, tenant, 'PATCH', `/Groups/${encodeURIComponent(id)}`, { type: TYPE, runKey: ctx.runKey, body: { schemas: [PATCH], Operations: [operation] } });
  return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
}

async function give(ctx: RunContext<Config>, ref: string, person: string, role?: string): Promise<RunResult> {
  const tenant = tenantOf(ctx, ref);
  const wanted = role ?? tenant.defaultRole;
  const group = tenant.groups[wanted];
  if (!group) return { outcome: 'refused', code: 'NO_SUCH_ROLE', message: `There is no role ${wanted} there.` };
  const user = await provision(ctx, tenant, person);
  if (typeof user !== 'string') return user;
  const before = await readSeat(ctx, ref, person);
  const added = await member(ctx, tenant, group, user, true);
  if (added.outcome !== 'changed') return added;
  // One role a person: the former one goes after the new one is there, so nobody is left without.
  for (const former of before.roles.filter(r => r !== wanted)) await member(ctx, tenant, tenant.groups[former], user, false);
  return added;
}

async function take(ctx: RunContext<Config>, ref: string, person: string): Promise<RunResult> {
  const tenant = tenantOf(ctx, ref);
  const seat = await readSeat(ctx, ref, person);
  if (ctx.expect !== undefined && (ctx.expect as { role?: string | null }).role !== seat.role) return changedSince;
  const user = await userId(ctx, tenant, await ctx.account(person));
  if (!user || !seat.roles.length) return { outcome: 'alreadyInState' };
  for (const role of seat.roles) {
    const removed = await member(ctx, tenant, tenant.groups[role], user, false);
    if (removed.outcome !== 'changed') return removed;
  }
  return { outcome: 'changed' };
}

const seatFields: NonNullable<Change<never, Seat>['fields']> = (before, after) => [
  { label: 'Seat', before: before.role ?? 'None', after: after.role ?? 'None', changed: before.role !== after.role },
  ...(after.free === null ? [] : [{ label: 'Free seats', before: String(before.free ?? '–'), after: String(after.free), changed: before.free !== after.free }]),
];

type SeatInput = { app: string; person: string; role?: string; duration?: string };
const grantSeat: Change<SeatInput, Seat, Config> = {
  id: 'grant-seat', title: 'Seat', effect: 'change', gives: 'access', idempotent: true,
  description: 'Gives a person a seat in an application, with a role. Refused when no seat is free. Safe to repeat.',
  input: z.object({ app: entityRef, person: personRef, role: z.string().regex(/^[a-z-]{2,24}$/).optional(), duration: durationText.optional() }),
  subject: i => i.person, resource: i => i.app, coordinates: i => ({ role: i.role, duration: i.duration }),
  preview: (i, say) => `Give ${say.person(i.person)} ${i.role ? `${article(i.role)} ${i.role} seat` : 'a seat'} in ${say.resource(i.app)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}`,
  done: (i, say) => `Gave ${say.person(i.person)} ${i.role ? `${article(i.role)} ${i.role} seat` : 'a seat'} in ${say.resource(i.app)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}`,
  read: (i, ctx) => readSeat(ctx, i.app, i.person),
  reached: (i, s) => ((i.role ? s.role === i.role && s.roles.length === 1 : s.role !== null) ? 'held' : 'notHeld'),
  fields: seatFields, readBack: s => `The application says ${s.role ?? 'no seat'}`,
  narrow: { duration: ['P90D', 'P30D', 'P14D', 'P7D', 'P1D'] },
  run: (i, ctx) => give(ctx, i.app, i.person, i.role),
  undo: { change: 'remove-seat', input: i => ({ app: i.app, person: i.person }), sentence: () => 'Gives the seat back', days: 365 },
};

const removeSeat: Change<{ app: string; person: string }, Seat, Config> = {
  id: 'remove-seat', title: 'Seat given back', effect: 'change', idempotent: true,
  description: 'Takes a seat in an application away. Safe to repeat.',
  input: z.object({ app: entityRef, person: personRef }),
  subject: i => i.person, resource: i => i.app,
  preview: (i, say) => `Take the seat of ${say.person(i.person)} in ${say.resource(i.app)} away`, done: (i, say) => `Took the seat of ${say.person(i.person)} in ${say.resource(i.app)} away`,
  read: (i, ctx) => readSeat(ctx, i.app, i.person), reached: (_, s) => (s.role === null ? 'held' : 'notHeld'),
  fields: seatFields, readBack: s => `The application says ${s.role ?? 'no seat'}`,
  run: (i, ctx) => take(ctx, i.app, i.person),
  undo: { change: 'grant-seat', input: (i, before) => ({ app: i.app, person: i.person, ...(before.role && { role: before.role }) }), sentence: () => 'Asks for the seat again', days: 30 },
};

type GroupInput = { group: string; person: string; duration?: string };
const groupFields: NonNullable<Change<never, Seat>['fields']> = (b, a) => [{ label: 'Member', before: b.role ? 'Yes' : 'No', after: a.role ? 'Yes' : 'No', changed: b.role !== a.role }];

const addToGroup: Change<GroupInput, Seat, Config> = {
  ...grantSeat, id: 'add-to-group', title: 'Membership',
  description: 'Adds a person to an access group. Safe to repeat.',
  input: z.object({ group: entityRef, person: personRef, duration: durationText.optional() }),
  subject: i => i.person, resource: i => i.group, coordinates: i => ({ duration: i.duration }),
  preview: (i, say) => `Add ${say.person(i.person)} to ${say.resource(i.group)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}`,
  done: (i, say) => `Added ${say.person(i.person)} to ${say.resource(i.group)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}`,
  read: (i, ctx) => readSeat(ctx, i.group, i.person), reached: (_, s) => (s.role ? 'held' : 'notHeld'),
  fields: groupFields, readBack: s => `The group says ${s.role ? 'member' : 'no member'}`,
  run: (i, ctx) => give(ctx, i.group, i.person),
  undo: { change: 'remove-from-group', input: i => ({ group: i.group, person: i.person }), sentence: () => 'Leaves the group again', days: 365 },
};

const removeFromGroup: Change<GroupInput, Seat, Config> = {
  ...addToGroup, id: 'remove-from-group', title: 'Membership ended', gives: undefined,
  description: 'Takes a person out of an access group. Safe to repeat.',
  input: z.object({ group: entityRef, person: personRef }), coordinates: undefined, narrow: undefined,
  preview: (i, say) => `Take ${say.person(i.person)} out of ${say.resource(i.group)}`, done: (i, say) => `Took ${say.person(i.person)} out of ${say.resource(i.group)}`,
  reached: (_, s) => (s.role ? 'notHeld' : 'held'),
  run: (i, ctx) => take(ctx, i.group, i.person),
  undo: { change: 'add-to-group', input: i => ({ group: i.group, person: i.person }), sentence: () => 'Asks to join again', days: 30 },
};

const article = (word: string) => (/^[aeiou]/.test(word) ? 'an' : 'a');

/** Any application that speaks SCIM 2.0. */
export const scimConnector: Connector<Config> = {
  id: 'scim', title: 'Applications', lookups: [], changes: [grantSeat, removeSeat, addToGroup, removeFromGroup], census: seatCensus, check: checkTenants,
  config: z.object({ tenants: z.record(z.string(), endpoint.extend({ title: z.string().optional(), groups: z.record(z.string(), z.string()), defaultRole: z.string(), group: z.boolean().optional(), provision: z.boolean().optional() })) }),
};
