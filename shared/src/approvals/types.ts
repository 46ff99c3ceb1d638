import type { PersonRef, RequestView } from '../types';

/** Somebody decides for somebody else for a time; never onward (G12). */
export interface Delegation {
  readonly id: string;
  readonly from: PersonRef;
  readonly to: PersonRef;
  readonly since: string;
  readonly until: string;
  readonly reason?: string;
  readonly endedAt?: string;
}

/** A delegation as its two people read it. */
export interface DelegationView extends Delegation {
  readonly fromName: string;
  readonly toName: string;
  readonly state: 'coming' | 'active' | 'over';
  readonly mayEnd: boolean;
}

/** GET /delegations. `mayDelegate`: the reader can decide something that could be given on. */
export interface DelegationsView { readonly items: readonly DelegationView[]; readonly mayDelegate: boolean; readonly mostDays: number }

/** Who may decide, and in whose place. */
export interface Candidate {
  readonly ref: PersonRef;
  /** Decides for this person, who is away. */
  readonly for?: PersonRef;
}

/** Who is asked about a step, and why these people when it is not the usual ones (G14). */
export interface Electors {
  readonly asked: readonly Candidate[];
  /** May decide too: somebody away who is here after all. */
  readonly able: readonly Candidate[];
  /** One plain sentence. Absent: the role's own people. */
  readonly because?: string;
}

/** What a decision asks for beside a click (G15). */
export interface Demands {
  readonly stepUp: boolean;
  /** These words are typed: the thing's own name. */
  readonly type?: string;
}

export interface BatchResult {
  readonly items: readonly ({ readonly id: string; readonly ok: true; readonly request: RequestView } | { readonly id: string; readonly ok: false; readonly status: number; readonly message: string; readonly next: string })[];
}

/** Where a link of a notice leads: to a decision, never past it. */
export interface OpenedLink { readonly approvalId: string; readonly requestId: string; readonly changed: boolean; readonly open: boolean }

/** One approver's pace, for security to look at (G16). */
export interface Pace {
  readonly person: PersonRef;
  readonly decisions: number;
  /** Between being asked and deciding: an upper bound of the time it was read. */
  readonly medianSeconds: number;
  readonly mostPerHour: number;
  readonly tired: boolean;
}
