import { z } from 'zod';
import type { Change, ReadContext, RunContext, RunResult } from '../../contract';
import { changedSince, sameIn } from '../http';
import { durationText, entityRef, personRef } from '../refs';
import { idOf, read, refused, send, type Ctx, type Site } from './site';

interface Value { readonly value?: string | null; readonly user?: { readonly key?: string; readonly accountId?: string } | null }
interface Attribute { readonly objectTypeAttributeId: string; readonly objectTypeAttribute?: { readonly name?: string }; readonly objectAttributeValues?: readonly Value[] }
interface Loan { readonly asset: string; readonly person: string; readonly duration?: string }
interface Holder { readonly holder: 'nobody' | 'this person' | 'somebody else' }
interface Found { readonly attribute: string; readonly owner: string | null }

function addressed(ctx: Ctx) {
  const { assets, url } = ctx.config;
  if (!assets) throw new Error('Assets is not connected');
  return { ...assets, at: assets.url ?? url };
}

/** Attributes have numbers of their own in every object type; people know them by name. */
async function find(ctx: Ctx, id: string): Promise<Found> {
  const { workspace, owners, at } = addressed(ctx);
  const object = read<{ attributes?: readonly Attribute[] }>(await send(ctx, 'GET /jsm/assets/workspace/{workspaceId}/v1/object/{id}', { path: { workspaceId: workspace, id }, at }));
  const attribute = object.attributes?.find(a => owners.includes(a.objectTypeAttribute?.name ?? ''));
  if (!attribute) throw new Error(`This object has no attribute ${owners.join(' or ')}`);
  const value = attribute.objectAttributeValues?.[0];
  return { attribute: attribute.objectTypeAttributeId, owner: value?.user?.accountId ?? value?.user?.key ?? value?.value ?? null };
}

const holderOf = (owner: string | null, account: string): Holder => ({ holder: owner === null ? 'nobody' : owner === account ? 'this person' : 'somebody else' });
const state = async (i: Loan, ctx: ReadContext<Site>) => holderOf((await find(ctx, idOf(i.asset))).owner, await ctx.account(i.person));

/** Assets has no conditional write: the owner is read right before, and read back after. */
async function assign(i: Loan, ctx: RunContext<Site>, give: boolean): Promise<RunResult> {
  const account = await ctx.account(i.person);
  const { attribute, owner } = await find(ctx, idOf(i.asset));
  const now = holderOf(owner, account);
  if (!sameIn(ctx.expect, now, ['holder'])) return changedSince;
  if (now.holder === 'somebody else') return { outcome: 'refused', code: 'HELD_BY_OTHER', message: 'It belongs to somebody else now.' };
  if ((now.holder === 'this person') === give) return { outcome: 'alreadyInState' };
  const { workspace, at } = addressed(ctx);
  const answer = await send(ctx, 'PUT /jsm/assets/workspace/{workspaceId}/v1/object/{id}', {
    path: { workspaceId: workspace, id: idOf(i.asset) }, at,
    body: { attributes: [{ objectTypeAttributeId: attribute, objectAttributeValues: give ? [{ value: account }] : [] }] },
  });
  return answer.status < 300 ? { outcome: 'changed' } : refused(answer);
}

const loan = z.object({ asset: entityRef, person: personRef });
const common = {
  effect: 'change' as const, idempotent: true, subject: (i: Loan) => i.person, resource: (i: Loan) => i.asset, read: state, readBack: (s: Holder) => `Assets says held by ${s.holder}`,
  fields: (b: Holder, a: Holder) => [{ label: 'Held by', before: b.holder, after: a.holder, changed: b.holder !== a.holder }],
};

export const assignAsset: Change<Loan, Holder, Site> = {
  ...common, id: 'assign-asset', title: 'Asset', gives: 'access',
  description: 'Assigns a free device or licence to a person. Refused when somebody else has it. Safe to repeat.',
  input: loan.extend({ duration: durationText.optional() }), coordinates: i => ({ duration: i.duration }),
  preview: (i, say) => `Assign ${say.resource(i.asset)} to ${say.person(i.person)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}`, done: (i, say) => `Assigned ${say.resource(i.asset)} to ${say.person(i.person)}`,
  reached: (_, s) => (s.holder === 'this person' ? 'held' : 'notHeld'), narrow: { duration: ['P365D', 'P90D', 'P30D', 'P7D', 'P1D'] },
  run: (i, ctx) => assign(i, ctx, true),
  undo: { change: 'return-asset', input: i => ({ asset: i.asset, person: i.person }), sentence: () => 'Marks it as free again', days: 365 },
};

export const returnAsset: Change<Loan, Holder, Site> = {
  ...common, id: 'return-asset', title: 'Asset returned',
  description: 'Marks a device or licence of a person as free. Refused when somebody else has it. Safe to repeat.',
  input: loan,
  preview: (i, say) => `Take ${say.resource(i.asset)} back from ${say.person(i.person)}`, done: (i, say) => `Took ${say.resource(i.asset)} back from ${say.person(i.person)}`,
  reached: (_, s) => (s.holder === 'this person' ? 'notHeld' : 'held'),
  run: (i, ctx) => assign(i, ctx, false),
  undo: { change: 'assign-asset', input: i => ({ asset: i.asset, person: i.person }), sentence: () => 'Asks to assign it again', days: 30 },
};
