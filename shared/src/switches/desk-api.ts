import type { Actor } from '../types';
import type { SwitchesView, SwitchKind, SwitchScope } from './types';

/** Stopping what the desk may do: one may, two let it go on (G22). */
export interface SwitchesDesk {
  switches(actor: Actor): Promise<SwitchesView>;
  /** Administrators and security, alone. */
  pullSwitch(actor: Actor, body: { kind: SwitchKind; reason: string; scope?: SwitchScope }): Promise<SwitchesView>;
  /** The first person asks, a second one releases. @throws DeskError 409 for the same person twice */
  releaseSwitch(actor: Actor, id: string): Promise<SwitchesView>;
  /** What everybody sees on every page while one is pulled. */
  pulledSwitches(actor: Actor): Promise<readonly { readonly kind: SwitchKind; readonly scope: SwitchScope; readonly at: string; readonly reason: string }[]>;
}
