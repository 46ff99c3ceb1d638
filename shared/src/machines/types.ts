import type { PersonRef } from '../types';

/** A hint from a machine. `source` is who sent it, `ref` what it is about there. Nothing in it is believed (G4). */
export interface MachineEvent { readonly source: string; readonly kind: string; readonly ref: string }

/** What an event comes to, once its source has been read again. */
export interface MachineEffect {
  /** Everybody whose access it would change. */
  readonly subjects: readonly PersonRef[];
  /** Idempotent: it may run twice after a crash. `by` is the machine's own principal. */
  apply(by: string): Promise<void>;
}

/** Events held back: too many people at once, or a privileged one. */
export interface MachineHold {
  readonly id: string;
  readonly source: string;
  readonly why: 'mass' | 'privileged';
  readonly events: readonly MachineEvent[];
  readonly subjects: readonly PersonRef[];
  readonly at: string;
  /** The first of the two who release it. */
  readonly release?: { readonly by: PersonRef; readonly at: string };
}

/** GET /machines. */
export interface MachinesView {
  readonly permits: readonly { readonly source: string; readonly kinds: readonly string[] }[];
  readonly held: readonly (Omit<MachineHold, 'subjects'> & { readonly subjects: readonly { readonly ref: PersonRef; readonly name: string }[] })[];
  /** Holds this reader may release now. */
  readonly may: readonly string[];
}
