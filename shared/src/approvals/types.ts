import type { Item, JsonObject, PersonRef, RequestView, ResourceRef } from '../types';

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

export interface ApprovalStep {
  /** `<request>.<item>.<n>`, the id of GET /approvals. */
  readonly id: string;
  readonly role: string;
  readonly count: number;
  readonly order: number;
  /** Who could approve when this was asked; resolved again at decision time. */
  readonly candidates: readonly PersonRef[];
  readonly state: 'open' | 'later' | 'approved' | 'declined' | 'withdrawn' | 'expired';
  readonly votes: readonly Vote[];
  readonly askedAt: string;
  /** Why these people are asked, when they are not the usual ones (G14). */
  readonly because?: string;
  /** Who is asked in the place of somebody away → whom. */
  readonly standIns?: Readonly<Record<PersonRef, PersonRef>>;
  /** Reminders sent so far. */
  readonly reminded?: number;
}

export interface Vote {
  readonly by: PersonRef;
  readonly decision: 'approve' | 'decline';
  readonly at: string;
  readonly host: string;
  readonly payloadHash: string;
  /** Fields the approver made smaller. */
  readonly narrow?: JsonObject;
  readonly comment?: string;
  /** Cast in the place of this person, who was away (G12). */
  readonly for?: PersonRef;
  /** How the voter proved who they are, where that was demanded (G15). */
  readonly proof?: { readonly method: string; readonly at: string };
  /** It looked wrong: security was told. */
  readonly report?: boolean;
}

/** One pending decision with its evidence: an element of GET /approvals. */
export interface ApprovalView {
  readonly id: string;
  readonly requestId: string;
  readonly itemId: string;
  readonly step: ApprovalStep;
  readonly item: Item;
  readonly requester: { readonly ref: PersonRef; readonly name: string };
  readonly subject: { readonly ref: PersonRef; readonly name: string };
  /** The person's own words (untrusted text, shown as quote). */
  readonly words: string;
  /** One to three bars, with reasons and their source. */
  readonly risk: { readonly level: 1 | 2 | 3; readonly for: readonly Evidence[]; readonly against: readonly Evidence[] };
  /** `for`: the name of whoever is away. */
  readonly othersWhoCan: readonly { readonly ref: PersonRef; readonly name: string; readonly for?: string }[];
  /** The reader decides in the place of this person. */
  readonly insteadOf?: { readonly ref: PersonRef; readonly name: string };
  /** The paired host the request is at home in, as people call it; absent: this one. */
  readonly home?: string;
  /** Why the usual people are not asked. */
  readonly because?: string;
  /** What the decision asks for beside a click (G15). */
  readonly demands: Demands;
  /** The names of a sentence can be alike; these cannot (G16). */
  readonly ids: { readonly subject: PersonRef; readonly resource: ResourceRef };
  /** Those with the same key may be approved together (G13). */
  readonly batch?: string;
  /** Names that only look like other names, and letters that only look like others. */
  readonly lookAlikes: boolean;
  readonly payloadHash: string;
  readonly ifNothingHappens: string;
  readonly fingerprint: string;
  readonly askedAt: string;
  readonly expiresAt: string;
}

export interface Evidence { readonly text: string; readonly source: string }
