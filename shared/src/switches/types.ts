import type { PersonRef } from '../types';

/** `stop-changes`: no new effect; access still ends, systems are still read. `stop-all`: nothing ends either. */
export type SwitchKind = 'stop-changes' | 'stop-all';
/** Everything, one system, or one request type. */
export interface SwitchScope { readonly system?: string; readonly requestType?: string }

export interface PulledSwitch {
  readonly id: string;
  readonly kind: SwitchKind;
  readonly scope: SwitchScope;
  readonly by: PersonRef;
  readonly at: string;
  readonly reason: string;
  /** The first of the two who release it. */
  readonly release?: { readonly by: PersonRef; readonly at: string };
}

/** GET /switches. */
export interface SwitchesView {
  readonly pulled: readonly PulledSwitch[];
  /** Requests whose effects wait for a release. */
  readonly waiting: readonly string[];
  /** Access that stays beyond its end while `stop-all` is pulled. */
  readonly outliving: readonly { readonly grantId: string; readonly person: PersonRef; readonly title: string; readonly until?: string }[];
  readonly systems: readonly { readonly id: string; readonly title: string }[];
  readonly requestTypes: readonly { readonly id: string; readonly title: string }[];
  readonly mayPull: boolean;
  /** Who releases when this reader cannot: they asked for the release already. */
  readonly may: readonly string[];
}
