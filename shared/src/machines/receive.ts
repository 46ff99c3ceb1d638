import { randomUUID } from 'node:crypto';
import { DeskError } from '../desk-api';
import { massOf } from '../limits/mass';
import { permitRecord } from '../limits/take';
import type { Runtime } from '../runtime';
import type { Json } from '../types';
import { reach, type MachineState, type Passed } from './board';
import { machineHandlers } from './handlers';
import { tellHeld } from './tell';
import type { MachineEffect, MachineEvent, MachineHold } from './types';

/** The principal an event acts as: never a person, and with permits of its own (G4). */
export const principalOf = (source: string) => `machine:${source}`;
/** A run that has not finished after this long is taken up by whoever finds it. */
const STALE_MS = 60_000;

/**
 * Permit, then the source is read again, then the bound on how many people it changes, then the change: in this order.
 * @throws DeskError 403 for a source or kind without a permit.
 */
export async function receive(rt: Runtime, event: MachineEvent): Promise<void> {
  await rt.confirmRules();
  const handler = machineHandlers.find(h => h.kind === event.kind);
  if (!handler || !rt.settings.machines[event.source]?.includes(event.kind)) return refuse(rt, event);
  const effect = await handler.read(rt, event);
  if (!effect) return note(rt, 'machine.ignored', event, { why: 'The source does not confirm it' });
  if (!effect.subjects.length) return note(rt, 'machine.ignored', event, { why: 'It concerns nobody' });
  const id = randomUUID();
  const limit = await massOf(rt);
  const privileged = (await Promise.all(effect.subjects.map(s => rt.directory.person(s)))).some(p => p?.privileged);
  let outcome: { readonly hold: string; readonly first: boolean } | undefined;
  await rt.machines.write(s => {
    const why = whyHeld(s, event, effect, { limit, privileged, now: rt.clock.now() });
    const open = why && s.held.find(h => h.source === event.source && h.why === why);
    outcome = why && { hold: open?.id ?? id, first: !open };
    const data: Passed = { id: outcome?.hold ?? id, event, subjects: effect.subjects, ...(why && { why }) };
    return [{ kind: why ? 'machine.held' : 'machine.accepted', actor: principalOf(event.source), data: data as unknown as Json }];
  });
  if (!outcome) return finish(rt, id, event, effect);
  return outcome.first ? tellHeld(rt, event.source, effect.subjects.length) : undefined;
}

/** What was let pass, or released, and has not been finished: after a crash, and right after a release. */
export async function resume(rt: Runtime, all = false): Promise<void> {
  const { running } = await rt.machines.read();
  for (const { id, event, at } of running) {
    if (!all && rt.clock.now().getTime() - Date.parse(at) < STALE_MS) continue;
    const effect = await machineHandlers.find(h => h.kind === event.kind)?.read(rt, event);
    await finish(rt, id, event, effect);
  }
}

async function finish(rt: Runtime, id: string, event: MachineEvent, effect: MachineEffect | undefined): Promise<void> {
  await effect?.apply(principalOf(event.source));
  await rt.machines.write(s => (s.running.some(r => r.id === id) ? [{ kind: 'machine.done', actor: principalOf(event.source), data: { id } }] : []));
}

function whyHeld(s: MachineState, event: MachineEvent, effect: MachineEffect, at: { limit: number; privileged: boolean; now: Date }): MachineHold['why'] | undefined {
  if (at.privileged) return 'privileged';
  // What is held already takes the rest of its source with it.
  const blocked = s.held.some(h => h.source === event.source && h.why === 'mass');
  return blocked || reach(s, event.source, effect.subjects, at.now) > at.limit ? 'mass' : undefined;
}

/** Refusals are on the record, and cannot fill it. */
async function refuse(rt: Runtime, event: MachineEvent): Promise<void> {
  if (await permitRecord(rt, `machine-refused:${event.source.slice(0, 40)}`)) await note(rt, 'machine.refused', event, { why: 'No permit' });
  throw new DeskError(403, 'This machine may not send that.', 'An administrator permits it in company.yaml under machines.');
}

const note = async (rt: Runtime, kind: string, event: MachineEvent, evidence: { why: string }): Promise<void> => {
  const { source, kind: what, ref } = event;
  await rt.machines.write(() => [{ kind, actor: principalOf(source.slice(0, 64)), data: { event: { source: source.slice(0, 64), kind: what.slice(0, 64), ref: ref.slice(0, 200) }, ...evidence } }]);
};
