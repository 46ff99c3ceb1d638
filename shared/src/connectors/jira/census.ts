import type { Census, Holding } from '../../contract';
import { membersOf } from './groups';
import { holdersOf, rolesOf } from './roles';
import type { Ctx, Site } from './site';

/** A group that gives a product is counted as the product. */
async function inGroup(ctx: Ctx, groupId: string): Promise<Holding[]> {
  const product = Object.entries(ctx.config.products).find(([, group]) => group === groupId)?.[0];
  const resource = product ?? `group:${ctx.config.namespace}/${groupId}`;
  const revoke = { change: product ? 'take-product' : 'remove-from-group', input: (person: string) => ({ [product ? 'product' : 'group']: resource, person }) };
  return (await membersOf(ctx, groupId)).map(m => ({ account: m.accountId, resource, revoke }));
}

async function inProject(ctx: Ctx, key: string): Promise<Holding[]> {
  const resource = `project:${ctx.config.namespace}/${key}`;
  const held: Holding[] = [];
  for (const [role, id] of await rolesOf(ctx, key)) {
    const accounts = await holdersOf(ctx, key, id);
    held.push(...accounts.map(account => ({ account, resource, role, revoke: { change: 'take-project-role', input: (person: string) => ({ project: resource, person, role }) } })));
  }
  return held;
}

/** One after the other: a site allows few calls at a time, and a count is in no hurry. */
export const siteCensus: Census<Site> = {
  takenBy: ['remove-from-group', 'take-product', 'take-project-role'],
  async read(ctx) {
    const { counted, products } = ctx.config;
    const held: Holding[] = [];
    for (const group of new Set([...counted.groups, ...Object.values(products)])) held.push(...(await inGroup(ctx, group)));
    for (const project of counted.projects) held.push(...(await inProject(ctx, project)));
    return held;
  },
};
