import { noteLooking } from '../privacy';
import { openCase, type Runtime } from '../runtime';
import type { LiveRules, Rulebook } from '../rules';
import type { Actor } from '../types';
import { holds, mustHold } from '../verbs/who';
import type { ReplayDesk } from './desk-api';
import { replay, type RulesThen } from './replay';

/** Rules are loaded once per version and process: they are on the record and never change. */
export function replayVerbs(rt: Runtime, lent: { readonly live: LiveRules; readonly book: Rulebook } | undefined): ReplayDesk {
  const known = new Map<string, RulesThen>();

  async function rulesOf(digest: string | undefined, policy: string): Promise<RulesThen | undefined> {
    if (!lent || digest === undefined) return policy === '' || rt.policy.digest === policy ? { policy: rt.policy, types: rt.types } : undefined;
    const found = known.get(digest) ?? (await read(digest));
    if (found) known.set(digest, found);
    return found;
  }

  async function read(digest: string): Promise<RulesThen | undefined> {
    const version = await lent?.live.ledger.version(digest);
    if (!version || !lent) return undefined;
    const rules = lent.book.load(version);
    return { policy: rules.policy, types: new Map(rules.requestTypes.map(t => [t.id, t])) };
  }

  return {
    async replay(actor: Actor, id: string) {
      if (!(await holds(rt, actor, 'auditor'))) await mustHold(rt, actor, 'admin', 'Replaying');
      const kase = await openCase(rt, id);
      await noteLooking(rt, actor, 'replay', [kase.now]);
      return replay(kase.id, await rt.journal.events(id), { actions: rt.actions, rulesOf });
    },
  };
}
