import { Case } from '../case';
import { Conflict } from '../journal';
import type { Runtime } from '../runtime';
import { RESTS_ON } from '../state/status';
import type { ItemRecord } from '../state/record';
import type { Resource } from '../types';
import { tellPeople } from './tell';
import { spoken } from './warn';

/** How long access outlives the owner who said yes, unless the new owner says yes too. */
const NOTICE_MS = 3 * 86_400_000;

/**
 * Access that rests on the owner's yes, and the thing has another owner now (as it counts under G6): it ends after three days' notice.
 * Asking for longer asks the new owner. Holder and new owner are told (G20).
 */
export async function ownersChanged(rt: Runtime): Promise<void> {
  for (const row of await rt.journal.listRequests({ waitingOn: RESTS_ON.owner, limit: 5_000 })) {
    const kase = await Case.load(rt.journal, rt.clock, row.id);
    for (const item of kase?.now.items ?? []) {
      const resource = item.grant?.state === 'active' && item.grant.owner ? await rt.directory.resource(item.resource) : undefined;
      if (kase && resource?.owner && resource.owner !== item.grant?.owner) await giveNotice(rt, kase, kase.item(item.id), resource);
    }
  }
}

async function giveNotice(rt: Runtime, kase: Case, item: ItemRecord, resource: Resource): Promise<void> {
  const { grant } = item;
  if (!grant || !resource.owner) return;
  const notice = new Date(rt.clock.now().getTime() + NOTICE_MS).toISOString();
  const sooner = !grant.until || notice < grant.until;
  const { owner: _before, ...rest } = grant;
  const now = sooner ? { ...rest, until: notice, ends: 'owner' as const, extendable: true, owner: resource.owner } : { ...rest, owner: resource.owner };
  kase.note('grant.owner-changed', 'countersign', { item: item.id, set: { grant: now }, evidence: { from: grant.owner ?? '', to: resource.owner } });
  try {
    await kase.commit(newer => { const g = newer.items.find(i => i.id === item.id)?.grant; return g?.state !== 'active' || g.owner !== grant.owner; });
  } catch (error) {
    if (error instanceof Conflict) return;
    throw error;
  }
  const end = spoken(now.until ?? notice);
  await tellPeople(rt, [grant.person], { title: `${resource.title} has a new owner`, body: `Your access (${grant.title}) ends on ${end}. ${sooner ? 'To keep it, open My access and ask for longer: the new owner decides.' : ''}`.trim(), requestId: kase.id });
  await tellPeople(rt, await rt.directory.members(resource.owner), { title: `You own ${resource.title} now`, body: `${item.who} holds ${grant.title}, given by the former owner. It ends on ${end} unless you agree to more when asked.`, requestId: kase.id });
}
