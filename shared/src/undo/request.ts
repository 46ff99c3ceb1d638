import { Case } from '../case';
import { DeskError } from '../desk-api';
import { openCase, silent, type Emit, type Runtime } from '../runtime';
import type { ItemRecord, UndoRun } from '../state/record';
import { isEnded } from '../state/status';
import type { Actor } from '../types';
import { holds, mustBeSignedIn, mustKnow, mustSee } from '../verbs/who';
import { mayUndo, undo } from '../verbs/undo';
import type { UndoPreview, UndoResult } from './types';
import { undoableOf } from './undoable';

export async function undoPreview(rt: Runtime, actor: Actor, id: string): Promise<UndoPreview> {
  const kase = await openCase(rt, id);
  await mustSee(rt, actor, kase.now);
  const items = undoableOf(kase.now, rt.actions, rt.clock.now());
  const mine = await Promise.all(items.map(async i => 'sentence' in i && (await mayUndo(rt, actor, kase.item(i.itemId)))));
  return { items, may: actor.assurance >= 2 && mine.some(Boolean) && kase.now.undo?.state !== 'running' };
}

/**
 * Takes back what a request did, last change first, one after the other; each part is decided, journaled and read back like a single undo.
 * A part that fails is parked with a person and keeps no other from being taken back. Goes on after a crash where it stopped.
 */
export async function undoRequest(rt: Runtime, actor: Actor, id: string, emit: Emit): Promise<Case> {
  mustBeSignedIn(actor);
  await mustKnow(rt, actor);
  const kase = await openCase(rt, id);
  await mustSee(rt, actor, kase.now);
  if (!(await concerned(rt, actor, kase))) throw new DeskError(403, 'Only the person concerned or the service desk can undo this.', 'Ask them.');
  if (kase.now.undo?.state === 'running') throw new DeskError(409, 'Undo is already running.', 'Wait a moment and look again.');
  const { items, may } = await undoPreview(rt, actor, id);
  if (!may) throw new DeskError(409, 'There is nothing here that you can undo.', 'Ask for what you need instead.');
  const at = rt.clock.now().toISOString();
  const results = items.flatMap((i): UndoResult[] => ('whyNot' in i ? [{ itemId: i.itemId, title: i.title, outcome: 'left', why: i.whyNot }] : []));
  const left = items.flatMap(i => ('whyNot' in i ? [] : [i.itemId]));
  const { person: by, assurance, channel, host } = actor;
  kase.note('undo.asked', by, { request: { undo: { by, at, state: 'running', results, left, actor: { assurance, channel, host } } } });
  await kase.commit();
  await goOn(rt, kase, emit);
  return kase;
}

const concerned = async (rt: Runtime, actor: Actor, { now }: Case): Promise<boolean> =>
  [now.requester, now.subject, ...now.items.flatMap(i => [i.by, i.subject])].includes(actor.person) || (await holds(rt, actor, 'desk')) || holds(rt, actor, 'admin');

/** From wherever it stands; also from the tick, after a crash. */
export async function goOn(rt: Runtime, kase: Case, emit: Emit = silent): Promise<void> {
  for (let run = kase.now.undo; run?.state === 'running'; run = kase.now.undo) {
    const [itemId, ...left] = run.left;
    if (!itemId) { await finish(rt, kase, run); return; }
    // A part that had begun when somebody crashed is judged by what it left behind, not done again.
    const begun = run.now === itemId;
    if (!begun) await write(kase, run, { ...run, now: itemId });
    const result = await takeBack(rt, kase, itemId, { run, begun, emit });
    const { now: _done, ...rest } = kase.now.undo ?? run;
    await write(kase, kase.now.undo ?? run, { ...rest, left, results: [...run.results, result] });
  }
}

async function write(kase: Case, from: UndoRun, to: UndoRun): Promise<void> {
  kase.note('undo.step', 'countersign', { request: { undo: to } });
  await kase.commit(newer => JSON.stringify(newer.undo) !== JSON.stringify(from));
}

async function takeBack(rt: Runtime, kase: Case, itemId: string, { run, begun, emit }: { run: UndoRun; begun: boolean; emit: Emit }): Promise<UndoResult> {
  const about = { itemId, title: kase.item(itemId).receipt?.title ?? kase.item(itemId).sentence };
  const gives = rt.actions.find(kase.item(itemId).receipt?.undo?.action ?? '')?.change.gives === 'access';
  if (begun && gives) return { ...about, outcome: 'failed', why: 'It may have been asked already: look at My requests.' };
  try {
    const seen = begun && inverseOf(kase, itemId) ? kase : await undo(rt, { person: run.by, ...run.actor }, `${kase.id}.${itemId}`, emit);
    await kase.reload();
    return seen.id === kase.id ? { ...about, ...judged(kase, itemId) } : { ...about, outcome: 'asked', requestId: seen.id };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    await kase.reload();
    return kase.item(itemId).state === 'undone' ? { ...about, outcome: 'undone' } : { ...about, outcome: 'failed', why: error.message };
  }
}

const inverseOf = (kase: Case, itemId: string): ItemRecord | undefined => kase.now.items.filter(i => i.undoOf === itemId).at(-1);

function judged(kase: Case, itemId: string): Pick<UndoResult, 'outcome' | 'why'> {
  if (kase.item(itemId).state === 'undone') return { outcome: 'undone' };
  const inverse = inverseOf(kase, itemId);
  if (inverse?.state === 'waiting') return { outcome: 'waits' };
  if (inverse && !isEnded(inverse)) return { outcome: 'failed', why: inverse.state === 'unknown' ? 'The system does not say whether it happened.' : 'It is still being done.' };
  return { outcome: 'failed', why: inverse?.because ?? inverse?.receipt?.refusal?.message ?? 'It was not done.' };
}

/** Says what was undone, what was not and why; what failed is with a person (G19). */
async function finish(rt: Runtime, kase: Case, run: UndoRun): Promise<void> {
  const failed = run.results.filter(r => r.outcome === 'failed');
  const say = (outcome: UndoResult['outcome']) => run.results.filter(r => r.outcome === outcome).map(r => (r.why ? `${r.title} (${r.why})` : r.title)).join('; ');
  const parts = [['Undone', say('undone')], ['Asked anew', say('asked')], ['Waits for a yes', say('waits')], ['Not undone', say('failed')], ['Left', say('left')]].filter(([, text]) => text);
  const { handoff } = kase.now;
  const free = handoff?.state !== 'open' && handoff?.state !== 'taken';
  kase.note(failed.length ? 'undo.parked' : 'undo.done', 'countersign', {
    request: {
      undo: { ...run, state: failed.length ? 'parked' : 'done' },
      ...(failed.length && free && { handoff: { reason: 'Undo is not complete', summary: parts.map(([what, text]) => `${what}: ${text}`).join('. '), tried: run.results.map(r => `Undo: ${r.title}`), at: rt.clock.now().toISOString(), state: 'open' } }),
    },
  });
  await kase.commit(newer => newer.undo?.state !== 'running');
}
