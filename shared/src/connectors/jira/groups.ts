import { z } from 'zod';
import { durationText, entityRef, personRef, ticketKey } from '../refs';
import { membership } from './membership';
import { everyPage } from './pages';
import { idOf, notThere, read, send, type Ctx, type Site } from './site';

/** Groups of a person come in one answer; members of a group in pages. */
async function isIn(ctx: Ctx, groupId: string, accountId: string): Promise<boolean> {
  const groups = read<readonly { groupId: string }[]>(await send(ctx, 'GET /rest/api/3/user/groups', { query: { accountId } }));
  return groups.some(g => g.groupId === groupId);
}

export const membersOf = async (ctx: Ctx, groupId: string) =>
  (await everyPage(ctx, 'GET /rest/api/3/group/member', { query: { groupId, includeInactiveUsers: 'true' } })) as readonly { accountId: string }[];

const add = (ctx: Ctx, groupId: string, accountId: string) => send(ctx, 'POST /rest/api/3/group/user', { query: { groupId }, body: { accountId } });
const remove = (ctx: Ctx, groupId: string, accountId: string) => send(ctx, 'DELETE /rest/api/3/group/user', { query: { groupId, accountId } });

interface InGroup { readonly group: string; readonly person: string; readonly duration?: string; readonly ticket?: string }
const inGroup = z.object({ group: entityRef, person: personRef });

export const groupChanges = membership<InGroup>({
  ids: { give: 'add-to-group', take: 'remove-from-group' }, titles: { give: 'Membership', take: 'Membership ended' },
  descriptions: { give: 'Adds a person to a Jira group. Safe to repeat.', take: 'Takes a person out of a Jira group. Safe to repeat.' },
  input: { give: inGroup.extend({ duration: durationText.optional(), ticket: ticketKey.optional() }), take: inGroup }, resource: i => i.group,
  verb: ['Add', 'Added'], to: (i, say) => `to ${say.resource(i.group)}`, from: (i, say) => say.resource(i.group),
  has: (i, at) => isIn(at, idOf(i.group), at.account),
  add: (i, at) => add(at, idOf(i.group), at.account), remove: (i, at) => remove(at, idOf(i.group), at.account),
});

/** Which group gives a product is an administrator's word, not Jira's. */
const groupFor = ({ products }: Site, product: string) => (Object.hasOwn(products, product) ? products[product] : undefined);
const noGroup = notThere('NO_SUCH_PRODUCT', 'No group gives this product here.');

interface HasProduct { readonly product: string; readonly person: string; readonly duration?: string }
const hasProduct = z.object({ product: entityRef, person: personRef });

export const productChanges = membership<HasProduct>({
  ids: { give: 'give-product', take: 'take-product' }, titles: { give: 'Product', take: 'Product given back' },
  descriptions: { give: 'Gives a person an Atlassian product by the group that grants it; uses a licence. Safe to repeat.', take: 'Takes an Atlassian product away. Safe to repeat.' },
  input: { give: hasProduct.extend({ duration: durationText.optional() }), take: hasProduct }, resource: i => i.product,
  verb: ['Give', 'Gave'], to: (i, say) => `access to ${say.resource(i.product)}`, from: (i, say) => say.resource(i.product),
  async has(i, at) { const group = groupFor(at.config, i.product); return group !== undefined && isIn(at, group, at.account); },
  async add(i, at) { const group = groupFor(at.config, i.product); return group ? add(at, group, at.account) : noGroup; },
  async remove(i, at) { const group = groupFor(at.config, i.product); return group ? remove(at, group, at.account) : noGroup; },
});
