import { Case } from '../case';
import { DeskError } from '../desk-api';
import { silent, type Runtime } from '../runtime';
import { itemOf } from '../turn/items';
import type { Actor, Json } from '../types';
import { requestId } from '../verbs/ask';
import { holds, mustBeSignedIn, mustKnow } from '../verbs/who';
import { namesNow, planEvidence } from '../replay';
import { checkChange } from './check';
import { changeBetween, diffOf, digestOf } from './digest';
import type { RulesVersion, RulesChange, RulesCheck, RulesView } from './types';
import type { LiveRules, Rulebook } from './live';
import { heldTogether } from './separation';
import { ADOPT, type AdoptInput } from './system';

const READERS = ['auditor', 'admin', 'desk', 'security', 'policyAuthor', 'policyApprover'] as const;

/** @param lent - absent where a host lends fixed rules: then they can be read nowhere and changed nowhere. */
export function rulesVerbs(rt: Runtime, lent: { readonly live: LiveRules; readonly book: Rulebook } | undefined) {
  const mustHave = () => {
    if (!lent) throw new DeskError(404, 'The rules of this desk are fixed.', 'Change them where it is deployed.');
    return lent;
  };
  const isAuthor = async (actor: Actor) => (await holds(rt, actor, 'policyAuthor')) || holds(rt, actor, 'admin');

  async function inForce(): Promise<RulesVersion> {
    await mustHave().live.confirm();
    const { now } = await mustHave().live.ledger.read();
    if (!now) throw new DeskError(503, 'The rules are not there yet.', 'Try again in a few seconds.');
    return now;
  }

  async function check(change: RulesChange): Promise<RulesCheck> {
    const { live, book } = mustHave();
    const { files } = await inForce();
    const [people, resources] = await Promise.all([rt.directory.people(), rt.directory.resources()]);
    return checkChange(book, { files, policy: live.now.policy }, change, people, resources);
  }

  return {
    async rules(actor: Actor): Promise<RulesView> {
      await mustKnow(rt, actor);
      if (!(await Promise.all(READERS.map(role => holds(rt, actor, role)))).some(Boolean)) throw new DeskError(403, 'The rules are for those who answer for them.', 'Ask Why? on your request to see the rule that decided it.');
      const { live, book } = mustHave();
      const { files, ...now } = await inForce();
      const { history } = await live.ledger.read();
      const waiting = await rt.journal.listRequests({ states: ['waiting'], limit: 200 });
      const to = digestOf(book.deployed);
      const change = changeBetween(files, book.deployed);
      return {
        now, history, together: await heldTogether(rt.directory, rt.roles), mayPropose: await isAuthor(actor),
        files: Object.keys(files).sort().map(path => ({ path, text: files[path] })),
        open: waiting.filter(r => (r.snapshot as { items?: { action: string }[] } | null)?.items?.some(i => i.action === ADOPT)).map(r => r.id),
        ...(to !== now.digest && book.trust !== 'first' && { deployed: { digest: to, change, diff: diffOf(files, change) } }),
      };
    },

    async checkRules(actor: Actor, change: RulesChange): Promise<RulesCheck> {
      await mustKnow(rt, actor);
      if (!(await isAuthor(actor))) throw new DeskError(403, 'Rules are written by policy authors.', 'Ask one of them to propose it.');
      return check(change);
    },

    /** Answers the opened case. */
    async proposeRules(actor: Actor, body: { change: RulesChange; reason: string }): Promise<Case> {
      mustBeSignedIn(actor);
      const checked = await this.checkRules(actor, body.change);
      if (!body.reason.trim()) throw new DeskError(422, 'A change of the rules needs a reason.', 'Say in a sentence why, so that whoever approves can judge it.');
      if (!checked.ok) throw new DeskError(422, sayFault(checked.faults[0]), 'Correct the file and check again.');
      if (!checked.diff.length) throw new DeskError(422, 'Nothing would change.', 'Edit a file first.');
      if (checked.tests.failed.length) throw new DeskError(422, `A policy test fails: ${checked.tests.failed[0]}`, 'Correct the policy, or change the test in the same proposal so that it is approved too.');
      return open(actor, body, checked);
    },
  };

  async function open(actor: Actor, body: { change: RulesChange; reason: string }, checked: RulesCheck): Promise<Case> {
    const { files, digest: from } = await inForce();
    const { say, names } = await namesNow(rt);
    const back = Object.fromEntries(Object.keys(body.change).map(path => [path, files[path] ?? null]));
    const said = `${checked.tests.passed} policy tests pass. ${checked.different.length ? checked.different.join(' ') : 'No row of the table is decided differently.'}`;
    const input = { person: actor.person, reason: body.reason.trim(), from, to: checked.digest, change: body.change, back, diff: checked.diff.map(d => ({ ...d })), tests: said } satisfies AdoptInput;
    const turn = { n: 1, by: actor.person, channel: actor.channel, text: body.reason.trim(), at: rt.clock.now().toISOString() };
    const item = itemOf(rt.actions.get(ADOPT), undefined, input, {}, { id: 'i1', actor, turn: 1, quote: body.reason.trim() }, say);
    const kase = Case.fresh(rt.journal, rt.clock, requestId(actor.person));
    kase.note('request.opened', actor.person, { opened: { host: rt.host, requester: actor.person, subject: actor.person, channel: actor.channel, title: item.sentence }, turn });
    kase.note('plan.made', actor.person, { items: [item], evidence: { tests: checked.tests, different: checked.different, ...planEvidence(rt, names, 'untyped') } as unknown as Json });
    await kase.commit();
    await rt.items.run(kase, item.id, silent);
    await kase.reload();
    return kase;
  }
}

const sayFault = (f: RulesCheck['faults'][number]) => `${f.file}:${f.line}: ${f.message}`;
