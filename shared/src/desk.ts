import { createItemRunner, type Run } from './action/graph';
import { actItem } from './action/act';
import { approvalVerbs } from './approvals';
import { decideItem } from './action/decide';
import type { Case } from './case';
import type { Desk } from './desk-api';
import type { HostPorts } from './ports';
import { auditVerbs, recordKeeping } from './audit';
import { rulesVerbs } from './rules';
import { openCase, silent, type Emit } from './runtime';
import { createRuntime } from './create-runtime';
import { explainVerbs } from './explain';
import { identityVerbs, vouch } from './identity';
import { holdingsVerbs } from './holdings';
import { replayVerbs } from './replay';
import { systemsVerbs } from './breaker';
import { credentialVerbs } from './credentials';
import { glassVerbs } from './glass';
import { limitsVerbs } from './limits';
import { machineVerbs } from './machines';
import { noteLooking, privacyVerbs } from './privacy';
import { besideOwn, pairingVerbs, type PairingDesk } from './pairing';
import { switchVerbs } from './switches';
import { summaryOf, viewOf } from './state/view';
import { createTurnRunner } from './turn/graph';
import type { Actor, RequestView } from './types';
import { about } from './verbs/about';
import { askVerbs } from './verbs/ask';
import { audit, verifyAudit } from './verbs/audit';
import { amend } from './verbs/amend';
import { approvals } from './verbs/approvals';
import { cancel } from './verbs/cancel';
import { continueAs } from './verbs/continue-as';
import { decide } from './verbs/decide';
import { extendGrant, grants, returnGrant } from './verbs/grants';
import { list } from './verbs/list';
import { metrics } from './verbs/metrics';
import { closeRequest, giveBack, handoffs, reply, suggestion, takeOver } from './verbs/queue';
import { challenge, stepUp } from './verbs/step-up';
import { endAgain } from './grants/end-again';
import { settle } from './grants/settle';
import { undoPreview, undoRequest } from './undo';
import { tick } from './verbs/tick';
import { deferring, runItem } from './verbs/run';
import { understood } from './verbs/understood';
import { undo } from './verbs/undo';
import { holds, mustKnow, mustSee } from './verbs/who';

/** Wires the rooms to the ports. Everything a host calls is on the desk it returns. */
export function createDesk(ports: HostPorts): Desk {
  const { rt, lent } = createRuntime(ports);
  const rooms = {
    decide: (run: Run, item: string) => decideItem(rt, run, item),
    act: (run: Run, item: string) => actItem(rt, run, item),
  };
  const items = createItemRunner(rooms, ports.saver, `${ports.host}:${ports.tenant}`);
  Object.assign(rt, { items: ports.defer ? deferring(items, ports.defer) : items, ...recordKeeping(rt) });
  const { drift, scanDrift, resolveDrift } = holdingsVerbs(rt);
  const { rules, checkRules, proposeRules } = bound(rulesVerbs(rt, lent));
  const { glassDo, ...glass } = glassVerbs(rt);
  const { erasePerson, ...keeping } = privacyVerbs(rt);
  const { ask, turn, confirm, reopen } = bound(askVerbs(rt, createTurnRunner(rt)));

  const show = async (actor: Actor, kase: Case | Promise<Case>, emit?: Emit): Promise<RequestView> => {
    const view = viewOf((await kase).now, { actor, desk: await holds(rt, actor, 'desk') });
    emit?.({ type: 'request', request: view });
    return view;
  };

  const desk: Omit<Desk, keyof PairingDesk> = {
    ask: (actor, body, emit) => show(actor, ask(actor, body, emit), emit),
    turn: (actor, id, body, emit) => show(actor, turn(actor, id, body, emit), emit),
    amend: (actor, id, itemId, change) => show(actor, amend(rt, actor, { id, itemId, change })),
    cancel: (actor, id, itemId) => show(actor, cancel(rt, actor, id, itemId)),
    confirm: (actor, id, solved) => show(actor, confirm(actor, id, solved)),
    reopen: (actor, id, text) => show(actor, reopen(actor, id, text)),
    async get(actor, id) {
      const kase = await openCase(rt, id);
      await mustSee(rt, actor, kase.now);
      await noteLooking(rt, actor, 'request', [kase.now]);
      return show(actor, kase);
    },
    list: async (actor, filter) => (await list(rt, actor, filter)).map(summaryOf),
    understood: (actor, text) => understood(rt, actor, text),
    async knowledge(actor, question) {
      const found = await rt.knowledge.answer(question, await mustKnow(rt, actor));
      return found.ok ? { answer: found.text, citations: found.citations } : { citations: [] };
    },

    approvals: actor => approvals(rt, actor),
    decide: (actor, id, body, emit = silent) => show(actor, decide(rt, actor, id, body, emit), emit),
    ...approvalVerbs(rt, show),

    challenge: (actor, id, itemId, method) => challenge(rt, actor, id, itemId, method),
    stepUp: (actor, id, body, emit = silent) => show(actor, stepUp(rt, actor, id, body, emit), emit),
    continueAs: (actor, id, itemId, emit = silent) => show(actor, continueAs(rt, actor, id, itemId, emit), emit),
    ...identityVerbs(rt),
    vouch: (actor, id, body, emit = silent) => show(actor, vouch(rt, actor, id, body, emit), emit),

    grants: (actor, person) => grants(rt, actor, person),
    returnGrant: (actor, id) => show(actor, returnGrant(rt, actor, id)),
    extendGrant: (actor, id, body) => show(actor, extendGrant(rt, actor, id, body)),
    endAgain: (actor, id) => show(actor, endAgain(rt, actor, id)),
    settle: (actor, id, itemId, body) => show(actor, settle(rt, actor, id, itemId, body)),
    undo: (actor, id, emit = silent) => show(actor, undo(rt, actor, id, emit), emit),
    undoPreview: (actor, id) => undoPreview(rt, actor, id),
    undoRequest: (actor, id, emit = silent) => show(actor, undoRequest(rt, actor, id, emit), emit),

    async handoffs(actor) {
      const queue = await handoffs(rt, actor);
      await noteLooking(rt, actor, 'queue', queue);
      return queue.map(r => viewOf(r, { actor, desk: true }));
    },
    takeOver: (actor, id) => show(actor, takeOver(rt, actor, id)),
    reply: (actor, id, text) => show(actor, reply(rt, actor, id, text)),
    giveBack: (actor, id, text) => show(actor, giveBack(rt, actor, id, text)),
    close: (actor, id, text) => show(actor, closeRequest(rt, actor, id, text)),
    suggestion: (actor, id, itemId, accept) => show(actor, suggestion(rt, actor, id, itemId, accept)),

    ...switchVerbs(rt),
    ...glass,
    glassDo: (actor, body, emit = silent) => show(actor, glassDo(actor, body, emit), emit),
    ...limitsVerbs(rt),
    ...systemsVerbs(rt),
    ...credentialVerbs(rt),
    ...machineVerbs(rt),
    drift,
    scanDrift,
    resolveDrift: (actor, id, body) => show(actor, resolveDrift(actor, id, body)),

    rules,
    checkRules,
    proposeRules: (actor, body) => show(actor, proposeRules(actor, body)),
    ...keeping,
    erasePerson: (actor, body) => show(actor, erasePerson(actor, body)),

    audit: (actor, filter) => audit(rt, actor, filter),
    verifyAudit: actor => verifyAudit(rt, actor),
    ...auditVerbs(rt),
    ...replayVerbs(rt, lent),
    ...explainVerbs(rt),
    metrics: (actor, days) => metrics(rt, actor, days),

    ready: () => rt.confirmRules(),
    run: (id, itemId) => runItem(rt, items, id, itemId),
    tick: () => tick(rt),
    about: ids => about(rt, ids),
    may: (actor, what) => holds(rt, actor, what === 'audit' ? 'auditor' : what),
  };
  return { ...desk, ...besideOwn(rt, desk), ...pairingVerbs(rt) };
}

/** Methods that call each other through `this`. */
function bound<T extends object>(verbs: T): T {
  return Object.fromEntries(Object.entries(verbs).map(([k, f]) => [k, f.bind(verbs)])) as T;
}
