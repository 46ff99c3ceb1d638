import type { Ports } from './ports';
import { ActionCatalog } from './action/catalog';
import type { Heartbeat, Sealer } from './audit';
import type { ItemRunner } from './action/graph';
import type { Delegations } from './approvals/board';
import type { UsedLinks } from './approvals/links';
import type { Breaker } from './breaker';
import type { DriftState } from './holdings';
import type { GlassState } from './glass';
import type { MachineState } from './machines';
import type { Peers } from './pairing/peers';
import type { PrivacyRoom } from './privacy';
import type { Settings } from './settings';
import type { Stream } from './streams';
import type { SwitchBoard } from './switches';
import { Case } from './case';
import type { Progress, RequestType, Stage } from './types';
import { DeskError } from './desk-api';

/** The ports, and what is built from them once: shared by every verb. */
export interface Runtime extends Ports {
  readonly actions: ActionCatalog;
  readonly types: ReadonlyMap<string, RequestType>;
  readonly items: ItemRunner;
  readonly switches: SwitchBoard;
  readonly sealer: Sealer;
  readonly heartbeat: Heartbeat;
  readonly settings: Settings;
  readonly privacy: PrivacyRoom;
  readonly machines: Stream<MachineState>;
  readonly drift: Stream<DriftState>;
  readonly breaker: Breaker;
  readonly delegations: Delegations;
  readonly links: UsedLinks;
  readonly glass: Stream<GlassState>;
  readonly peers: Peers;
  /** The rules on this replica are those in force, or it throws and nothing is decided. */
  confirmRules(): Promise<void>;
  /** Who wrote, less than thirty days ago, rules that a decision rests on (G12). */
  rulesWrittenLately(decision: { readonly rules: readonly string[]; readonly requestType: string }): Promise<readonly string[]>;
  /** Digest of the rule files in force; undefined where the host's rules are fixed. */
  rulesVersion(): string | undefined;
}

export type Emit = (line: Progress) => void;
export const silent: Emit = () => undefined;

/** A stage line for whoever watches. Never fails a run: a closed stream is not an error. */
export function tell(emit: Emit, rt: Pick<Ports, 'clock'>, stage: Stage, state: 'started' | 'done', extra: { itemId?: string; note?: string } = {}) {
  try {
    emit({ type: 'stage', stage, state, at: rt.clock.now().toISOString(), ...extra });
  } catch {
    // The reader is gone; the run goes on.
  }
}

/** @throws DeskError 404. The same words whether it does not exist or may not be seen: no oracle (G30). */
export async function openCase(rt: Pick<Ports, 'journal' | 'clock'>, id: string): Promise<Case> {
  const found = await Case.load(rt.journal, rt.clock, id);
  if (!found) throw notFound(id);
  return found;
}
export const notFound = (id: string) => new DeskError(404, `There is no request ${id} that you can see.`, 'Check the number, or open My requests.');
