import fc from 'fast-check';
import { DeskError } from './desk-api';
import { loadRecord } from './case';
import { fold } from './state/fold';
import { KnexJournal } from './knex';
import type { JournalEvent } from './journal';
import type { ItemRecord, RequestRecord } from './state/record';
import { createTestHost, ScriptedModel, type ScriptedCall, type TestHost } from './testing';
import { minutesOf } from './words';

/**
 * Random people ask, decide, narrow, correct, stop, undo, return, extend and prove; systems refuse and lose answers; processes restart;
 * clocks jump; owners leave. Whatever happens, what follows holds. A sample with a fixed seed here; `npm run proof` walks the full count.
 */
const WALKS = Number(process.env.COUNTERSIGN_PROOF_WALKS ?? 60);
const SEED = Number(process.env.COUNTERSIGN_PROOF_SEED ?? 20261124);
const PEOPLE = ['ben', 'juno', 'mara', 'chloe', 'felix', 'sam', 'ines'] as const;
const OWNERS = ['user:default/chloe', 'user:default/felix'];
/** Managers stand in for owners who have left or ask for themselves. */
const FALLBACK = ['user:default/mara', 'user:default/vera'];
const MINUTE = 60_000;

const who = fc.constantFrom(...PEOPLE);
const approver = fc.constantFrom('chloe', 'felix', 'chloe', 'felix', ...PEOPLE);
const about = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: who.map(n => `user:default/${n}`) });
const duration = fc.constantFrom('PT1H', 'PT2H', 'PT4H', 'PT8H', 'P7D');
const role = fc.constantFrom('read', 'read', 'read', 'write', 'admin');
/** What a model may say, right or wrong, honest or not. */
const proposal: fc.Arbitrary<ScriptedCall> = fc.oneof(
  fc.record({ name: fc.constant('do_app'), args: fc.record({ quote: fc.constant(''), app: fc.constant('resource:default/figma'), person: about }) }),
  fc.record({ name: fc.constant('do_prod'), args: fc.record({ quote: fc.constant(''), system: fc.constant('resource:default/payments-db'), role, duration, person: about }) }),
  fc.record({ name: fc.constant('do_unlock'), args: fc.record({ quote: fc.constant(''), person: about }) }),
  fc.constant({ name: 'prod.grant-role', args: { person: 'user:default/juno', role: 'admin' } }),
);
const pick = fc.nat(9);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ op: fc.constant('ask' as const), who, calls: fc.array(proposal, { minLength: 1, maxLength: 3 }), channel: fc.constantFrom('portal' as const, 'portal' as const, 'portal' as const, 'mcp' as const, 'mail' as const), assurance: fc.constantFrom(2 as const, 2 as const, 2 as const, 2 as const, 1 as const) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('say' as const), who, pick, calls: fc.array(proposal, { minLength: 1, maxLength: 2 }) }) },
  { weight: 6, arbitrary: fc.record({ op: fc.constant('decide' as const), who: approver, pick, decision: fc.constantFrom('approve' as const, 'approve' as const, 'decline' as const), narrow: fc.option(fc.record({ duration }), { nil: undefined }), twice: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('prove' as const), who, pick, proof: fc.constantFrom('ok', 'ok', 'wrong') }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('cancel' as const), who, pick }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('undo' as const), who, pick }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('return' as const), who, pick }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('extend' as const), who, pick, duration }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('wait' as const), minutes: fc.constantFrom(1, 61, 300, 600, 12_000) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('fault' as const), kind: fc.constantFrom('refuse' as const, 'lost' as const, 'down' as const) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('leaves' as const), who: fc.constantFrom('chloe', 'felix', 'ben') }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class Walk {
  readonly requests: string[] = [];
  /** Who was active, and since when not: for judging decisions by what was true then. */
  readonly left = new Map<string, string>();
  private calls: readonly ScriptedCall[] = [];
  private desk!: TestHost['desk'];
  host!: TestHost;

  async start() {
    this.host = await createTestHost(new ScriptedModel(() => this.calls));
    this.desk = this.host.desk;
    for (const name of PEOPLE) this.host.world.state.set(`directory user:default/${name} resource:default/account`, 'locked');
    return this;
  }

  async take(s: Step): Promise<void> {
    try {
      await this.play(s);
    } catch (error) {
      // A refusal is an answer; anything else is a fault of ours.
      if (!(error instanceof DeskError)) throw error;
    }
  }

  private async play(s: Step): Promise<unknown> {
    const { host, desk } = this;
    switch (s.op) {
      case 'ask': {
        this.calls = s.calls;
        const view = await desk.ask(host.as(s.who, { channel: s.channel, assurance: s.assurance }), { text: 'as the model says' });
        return this.requests.push(view.id);
      }
      case 'say': this.calls = s.calls; return desk.turn(host.as(s.who), this.request(s.pick), { text: 'rather this' });
      case 'decide': {
        const open = await desk.approvals(host.as(s.who));
        const a = open[s.pick % (open.length || 1)];
        // Also decide what is not theirs to decide.
        const id = a?.id ?? `${this.request(s.pick)}.i1.1`;
        const body = { decision: s.decision, comment: 'because', ...(s.narrow && { narrow: s.narrow }) };
        if (!s.twice) return desk.decide(host.as(s.who), id, body);
        const [first] = await Promise.allSettled([desk.decide(host.as(s.who), id, body), host.restart().decide(host.as(s.who), id, body)]);
        if (first.status === 'rejected') throw first.reason;
        return undefined;
      }
      case 'prove': {
        const seen = await desk.get(host.as('sam'), this.request(s.pick));
        // Mostly the person themselves, sometimes somebody else.
        const name = s.pick % 4 ? seen.requester.replace('user:default/', '') : s.who;
        const view = await desk.get(host.as(name), seen.id);
        const item = view.items.find(i => i.waiting?.for === 'step-up')?.id ?? 'i1';
        const c = await desk.challenge(host.as(name), view.id, item);
        return desk.stepUp(host.as(name), view.id, { itemId: item, challengeId: c.id, proof: s.proof });
      }
      case 'cancel': return desk.cancel(host.as(s.who), this.request(s.pick));
      case 'undo': {
        const seen = await desk.get(host.as('sam'), this.request(s.pick));
        return desk.undo(host.as(s.pick % 4 ? seen.requester.replace('user:default/', '') : s.who), `${seen.id}.i1`);
      }
      case 'return': return desk.returnGrant(host.as(s.who), await this.grant(s.who, s.pick));
      case 'extend': return desk.extendGrant(host.as(s.who), await this.grant(s.who, s.pick), { duration: s.duration });
      case 'wait': host.clock.move(s.minutes * MINUTE); return Promise.all([desk.tick(), host.restart().tick()]);
      case 'fault': {
        const once = (f: () => never | { outcome: 'refused'; code: string; message: string }) => { let n = 0; return () => (n++ ? undefined : f()); };
        host.world.before = s.kind === 'refuse' ? once(() => ({ outcome: 'refused', code: 'NO', message: 'not today' })) : s.kind === 'down' ? once(() => { throw new Error('no answer'); }) : undefined;
        host.world.after = s.kind === 'lost' ? once(() => { throw new Error('the answer was lost'); }) : undefined;
        return undefined;
      }
      case 'leaves': {
        const at = host.people.findIndex(p => p.ref === `user:default/${s.who}`);
        host.people[at] = { ...host.people[at], active: false };
        if (!this.left.has(`user:default/${s.who}`)) this.left.set(`user:default/${s.who}`, host.clock.now().toISOString());
        return undefined;
      }
      default: this.desk = host.restart(); return undefined;
    }
  }

  private request(n: number): string { return this.requests[n % (this.requests.length || 1)] ?? 'REQ-NONE'; }

  private async grant(name: string, n: number): Promise<string> {
    const held = (await this.desk.grants(this.host.as(name))).filter(g => g.state === 'active');
    return held[n % (held.length || 1)]?.id ?? `${this.request(n)}.i1`;
  }

  /** Everything due has happened, whatever was in the way is gone. */
  async settle() {
    this.host.world.before = undefined;
    this.host.world.after = undefined;
    for (let n = 0; n < 4; n++) { this.host.clock.move(6 * 24 * 60 * MINUTE); await this.host.desk.tick(); }
  }
}

/** The item as it was when its effect was claimed. */
function itemAt(events: readonly JournalEvent[], runKey: string): ItemRecord | undefined {
  let record: RequestRecord | undefined;
  for (const e of events) {
    record = fold(record, e);
    if (e.effectKey === runKey) return record.items.find(i => i.intent?.effectKey === runKey);
  }
  return undefined;
}

/** Company rules said again, by hand: what POLICIES of the test host mean. */
function wrong(item: ItemRecord, left: ReadonlyMap<string, string>): string | undefined {
  const own = item.subject === item.by || ['user:default/mara'].includes(item.by) || Boolean(item.undoOf);
  if (item.ends) return undefined;
  if (item.decision?.outcome !== 'allow') return 'no decision allowed it';
  if (item.assurance < 2) return 'a claim caused it';
  if (!own && !item.undoOf) return `${item.by} did it for ${item.subject}`;
  if (item.action === 'directory.unlock-account' && item.stepUp?.payloadHash !== item.payloadHash) return 'unlocked without proof for this payload';
  if (item.action === 'prod.grant-role') {
    const { role: given, duration: length } = item.input as { role?: string; duration?: string };
    if (given !== 'read' || !length || minutesOf(length) > 480) return `production ${given} for ${length}`;
    const yes = item.steps.flatMap(s => s.votes).filter(v => v.decision === 'approve');
    // With no owner left who may, the stated fall-back does (G14).
    const nobody = (at: string) => OWNERS.every(o => item.makers.includes(o) || o === item.by || (left.get(o) ?? '9') <= at);
    const valid = yes.filter(v => (OWNERS.includes(v.by) || (nobody(v.at) && FALLBACK.includes(v.by))) && !item.makers.includes(v.by) && v.by !== item.by && (left.get(v.by) ?? '9') >= v.at);
    if (!valid.length) return `production without an owner’s yes: ${JSON.stringify(yes)}`;
    if (yes.some(v => item.makers.includes(v.by))) return 'a maker approved';
  }
  return undefined;
}

it(`G7 G8 G10 G12 G13 G19 G20: ${WALKS} random walks`, async () => {
  const counts = { steps: 0, effects: {} as Record<string, number> };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async steps => {
    const walk = await new Walk().start();
    try {
      for (const s of steps) await walk.take(s);
      await walk.settle();
      const { host } = walk;
      const journal = new KnexJournal(host.knex);
      counts.steps += steps.length;
      for (const e of host.world.effects) counts.effects[e.action] = (counts.effects[e.action] ?? 0) + 1;

      const events = new Map(await Promise.all(walk.requests.map(async id => [id, await journal.events(id)] as const)));
      for await (const { requestId } of journal.heads()) if (!events.has(requestId)) events.set(requestId, await journal.events(requestId));

      // Never an effect without a decision and a claim of its own, written down before it.
      const perItem = new Map<string, number>();
      for (const effect of host.world.effects) {
        const [requestId, itemId] = effect.runKey.split(':');
        const item = itemAt(events.get(requestId) ?? [], effect.runKey);
        if (!item) throw new Error(`${effect.action} has no claim in the journal: ${effect.runKey}`);
        const why = wrong(item, walk.left);
        if (item.action !== effect.action || item.subject !== effect.person || why) throw new Error(`${effect.action} for ${effect.person}: ${why ?? 'not what was decided'}`);
        perItem.set(`${requestId}:${itemId}`, (perItem.get(`${requestId}:${itemId}`) ?? 0) + 1);
      }
      // Never two effects for one payload.
      for (const [item, n] of perItem) if (n > 1) throw new Error(`${item} had ${n} effects`);

      // Record, projection and system agree.
      const records = (await Promise.all([...events.keys()].map(id => loadRecord(journal, id)))).filter((r): r is RequestRecord => r !== undefined);
      for (const r of records) {
        const folded = (events.get(r.id) ?? []).reduce<RequestRecord | undefined>(fold, undefined);
        expect(r.items).toEqual(folded?.items);
      }
      const items = records.flatMap(r => r.items);
      const open = items.some(i => i.state === 'unknown' || i.grant?.state === 'exception' || i.grant?.state === 'ending');
      const held = new Set(items.filter(i => i.grant?.state === 'active').map(i => `${i.action.split('.')[0]} ${i.subject} ${i.resource}`));
      for (const key of held) if (!open && !host.world.state.has(key)) throw new Error(`the desk says held, the system does not: ${key}`);
      // Timed access is over: every walk ends weeks later.
      const late = items.find(i => i.grant?.state === 'active' && i.grant.until);
      if (late) throw new Error(`access outlived its end: ${JSON.stringify(late.grant)}`);
      // Ending goes on until it is done; what was refused for good has an owner.
      const stuck = items.find(i => i.grant?.state === 'ending' || (i.grant?.state === 'exception' && (!i.grant.exception?.owner || i.grant.exception.retryAt)));
      if (stuck) throw new Error(`an end was lost: ${JSON.stringify(stuck.grant)}`);
      if (!open && [...host.world.state.keys()].some(k => k.startsWith('prod ') && !held.has(k))) throw new Error(`a production role outlived its grant: ${JSON.stringify(items.filter(i => i.action.startsWith('prod')).map(i => [i.id, i.action, i.state, i.because, i.receipt?.outcome, i.grant, i.ends]))} ${JSON.stringify(host.world.effects)}`);
      expect(await host.desk.verifyAudit(host.as('otto'))).toMatchObject({ ok: true });
    } finally {
      await walk.host.close();
    }
  }), { numRuns: WALKS, seed: SEED, ...(process.env.COUNTERSIGN_PROOF_PATH && { path: process.env.COUNTERSIGN_PROOF_PATH }) });
  process.stdout.write(`PROOF ${JSON.stringify({ walks: WALKS, ...counts })}\n`);
  // A walk in which nothing happens proves nothing.
  for (const action of ['saas.grant-seat', 'prod.grant-role', 'prod.revoke-role', 'directory.unlock-account']) expect(counts.effects[action]).toBeGreaterThan(0);
}, 7_200_000);
