/**
 * The words of the house, as types. Pure data: everything here survives JSON and is safe for a front end to import.
 * Times are ISO-8601 UTC strings; durations are ISO-8601 (`PT2H`) at the doors and whole minutes in policy.
 */

import type { Demands, Pace } from './approvals/types';
import type { OwnedException } from './grants/types';
import type { RequestUndo } from './undo/types';
import type { VouchingShown } from './identity/types';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A person of the host, for example `user:default/ben`. Never an account id, an e-mail or a display name. */
export type PersonRef = string;
/** A thing of the host that policy compares: `resource:default/figma`, `component:default/orders`, `user:default/ben` (an account). */
export type ResourceRef = string;
/** Opaque immutable id of a person's account in one system. */
export type AccountId = string;

/**
 * How well identity is proved. 0 a claim (mail From, a name in text); 1 a linked channel; 2 a host session;
 * 3 a host session and a step-up bound to this payload.
 */
export type Assurance = 0 | 1 | 2 | 3;

/** Who acts, proved by the host for this very call. Nothing in it comes from a model or from text. */
export interface Actor {
  readonly person: PersonRef;
  readonly assurance: Assurance;
  /** Where the call came in: `portal`, `entity`, `mcp`, `api`, `jsm`, `mail`, `system`. */
  readonly channel: Channel;
  readonly host: string;
}
export type Channel = 'portal' | 'entity' | 'api' | 'mcp' | 'jsm' | 'mail' | 'chat' | 'system';

export interface Person {
  readonly ref: PersonRef;
  readonly name: string;
  readonly manager?: PersonRef;
  /** Since when, where it changed while the desk looked; absent: long ago (G17). */
  readonly managerSince?: string;
  /** Since when their account at the identity provider is linked to them; absent: long ago (G2). */
  readonly linkedSince?: string;
  /** Group refs, direct and inherited. */
  readonly groups: readonly string[];
  readonly employment: 'employee' | 'contractor' | 'intern' | 'service';
  readonly active: boolean;
  /** Holds control-plane or production-admin entitlements: stricter rules apply. */
  readonly privileged: boolean;
  readonly tags: readonly string[];
  readonly location?: string;
  /** IANA zone, for dates shown to this person. */
  readonly timezone?: string;
  readonly aliases?: readonly string[];
}

export interface Resource {
  readonly ref: ResourceRef;
  readonly title: string;
  /** `app` (seats), `system` (roles in production), `component`, `device`, `template`, `account`. */
  readonly kind: string;
  /** Group or person ref that owns it. */
  readonly owner?: string;
  readonly tier?: number;
  readonly lifecycle?: string;
  readonly sensitivity?: 'low' | 'medium' | 'high';
  readonly tags: readonly string[];
  readonly aliases?: readonly string[];
  /** Roles somebody may ask for here, widest first. */
  readonly roles?: readonly string[];
  readonly description?: string;
  /** Group refs that holding this makes one a member of, from configured sources only (G9). */
  readonly confers?: readonly string[];
  /** The catalog says otherwise since less than seven days: what it says, and from when it counts (G6). */
  readonly changing?: { readonly to: { readonly owner?: string; readonly tier?: number; readonly lifecycle?: string; readonly sensitivity?: string }; readonly until: string };
}

// ---------------------------------------------------------------- request types

export type SlotType = 'person' | 'app' | 'entity' | 'duration' | 'date' | 'role' | 'quantity' | 'ticket' | 'shift' | 'text' | 'choice';

export interface SlotDefinition {
  readonly type: SlotType;
  readonly required?: boolean;
  /** Asked when a required slot is missing: one short sentence. */
  readonly question?: string;
  /** What an approver may narrow this to, widest first; durations as ISO-8601. */
  readonly ladder?: readonly (string | number)[];
  readonly choices?: readonly string[];
  /** `$requester`, `$entity` (the page the person is on) or a literal. */
  readonly default?: string | number;
  /** Restricts what a name may link to, for example `kind: system` for an entity slot. */
  readonly kind?: string;
  readonly description?: string;
}

/** off: refused; shadow: decided and recorded, nothing done; suggest: a service-desk agent confirms; approve: always a human approver; auto: as policy says. */
export type Autonomy = 'off' | 'shadow' | 'suggest' | 'approve' | 'auto';

export interface PlannedAction { readonly use: string; readonly input: JsonObject; readonly when?: string }
/** One item for everything the person in this slot holds, in every system that can say so; stands last. */
export interface EachHolding { readonly each: 'holding'; readonly of: string }

export interface RequestType {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly examples: readonly string[];
  readonly slots: Readonly<Record<string, SlotDefinition>>;
  /** Actions planned, in order; `input` values are literals or `$slot`. An item is left out when `when` names an empty slot. */
  readonly actions: readonly (PlannedAction | EachHolding)[];
  readonly autonomy: Autonomy;
  readonly wording?: { readonly understood?: string; readonly done?: string; readonly note?: string };
  /** Minutes of human work that one resolved request of this type saves; for the dashboard, editable. */
  readonly minutesSaved?: number;
}

// ---------------------------------------------------------------- decisions

export interface RuleRef {
  readonly id: string;
  /** First 12 hex digits of the digest of the rule's text. */
  readonly version: string;
  /** The rule in its owner's words (`@says`). */
  readonly says: string;
  readonly owner?: string;
  readonly effect: 'permit' | 'forbid';
}

/** The point in governance × payload space that policy was asked about. `minutes` 0 means no end. */
export interface Coordinates {
  readonly assurance: Assurance;
  readonly cooledMinutes: number;
  /** Distinct valid people per approval role. */
  readonly approvals: Readonly<Record<string, number>>;
  readonly role: string;
  readonly minutes: number;
  readonly quantity: number;
}

export type Need =
  | { readonly kind: 'step-up'; readonly assurance: 3 }
  | { readonly kind: 'cooling-off'; readonly minutes: number }
  /** Steps are ordered by `order`; equal order means in parallel. */
  | { readonly kind: 'approval'; readonly role: string; readonly count: number; readonly order: number };

/** A smaller payload that would pass, ready to resubmit. Offers never lower approvals. */
export interface Offer {
  /** Changed input fields only, for example `{role: 'read', duration: 'PT8H'}`. */
  readonly change: JsonObject;
  readonly needs: readonly Need[];
}

export interface Decision {
  readonly outcome: 'allow' | 'needs' | 'deny';
  /** The rules that determined it. Empty on a default deny. */
  readonly rules: readonly RuleRef[];
  /** For `needs`: everything asked for, met or not, in order. For `allow`: what was met. */
  readonly needs: readonly Need[];
  /** For `deny`: up to three smaller payloads that would pass, the widest first. */
  readonly offers: readonly Offer[];
  /** Only so many of the offers that were found are shown: one request shows three, and nothing is suggested to whoever tries variant after variant (G30). */
  readonly offersShown?: number;
  readonly coordinates: Coordinates;
  readonly policyDigest: string;
  /** Set when evaluation failed: the outcome is then always `deny` (G7). */
  readonly error?: string;
}

// ---------------------------------------------------------------- items and requests

export type ItemState =
  | 'planned' | 'waiting' | 'working' | 'checking'
  | 'verified' | 'claimed'
  | 'denied' | 'declined' | 'refused' | 'unknown' | 'stopped' | 'undone' | 'handed-over' | 'shadowed';

/** What a waiting item waits for. */
export type Waiting =
  | { readonly for: 'step-up'; readonly challengeId?: string }
  | { readonly for: 'approval'; readonly steps: readonly ApprovalStep[] }
  | { readonly for: 'cooling-off'; readonly until: string }
  | { readonly for: 'continue-as-you' }
  | { readonly for: 'suggestion' }
  | { readonly for: 'system'; readonly message: string; readonly retryAt: string }
  /** A switch is pulled (G22): kept, and decided again after the release. */
  | { readonly for: 'switch'; readonly id: string; readonly kind: 'stop-changes' | 'stop-all'; readonly by: PersonRef; readonly since: string; readonly reason: string };

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

export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** Evidence of one executed action. */
export interface Receipt {
  /** `<request>.<item>`. */
  readonly id: string;
  readonly requestId: string;
  readonly itemId: string;
  readonly action: string;
  readonly outcome: 'changed' | 'alreadyInState' | 'refused' | 'unknown';
  readonly verified: boolean;
  /** Past tense, what was done: shown as the card's title. */
  readonly title: string;
  readonly fields: readonly FieldChange[];
  readonly before?: Json;
  readonly after?: Json;
  readonly readBack?: string;
  /** The remote system's own refusal code, verbatim. */
  readonly refusal?: { readonly code: string; readonly message: string };
  readonly undo?: { readonly action: string; readonly input: JsonObject; readonly sentence: string; readonly until: string };
  /** A reference to a secret shown once to the subject; never the secret. */
  readonly secret?: string;
  readonly at: string;
}

export interface Item {
  readonly id: string;
  readonly requestType: string;
  /** `<system>.<verb>`. */
  readonly action: string;
  readonly effect: 'read' | 'change' | 'destroy';
  readonly subject: PersonRef;
  readonly resource: ResourceRef;
  readonly input: JsonObject;
  readonly payloadHash: string;
  /** One sentence that says who, what, where, how long: from the payload alone. */
  readonly sentence: string;
  readonly who: string;
  readonly what: string;
  readonly until?: string;
  readonly reason?: string;
  /** Start and end of the words it came from, in the turn `turn`. */
  readonly span?: readonly [number, number];
  readonly turn: number;
  readonly state: ItemState;
  readonly waiting?: Waiting;
  readonly decision?: Decision;
  readonly steps: readonly ApprovalStep[];
  readonly receipt?: Receipt;
  readonly grant?: Grant;
  readonly undoOf?: string;
  /** Its outcome is not known and a person owns the question (G19). */
  readonly exception?: OwnedException;
  /** Their manager is asked to say that it is them (G17). */
  readonly vouched?: VouchingShown;
  /** How the requester proved who they are, for this payload; `by`: their manager said it. */
  readonly proved?: { readonly method: string; readonly at: string; readonly by?: PersonRef };
  /** Why the item ended where it did, for the person: one sentence. */
  readonly because?: string;
  readonly attempt: number;
  /** What each approver may narrow: field → allowed values at or below the present one, widest first. */
  readonly ladders: Readonly<Record<string, readonly (string | number)[]>>;
  readonly stages: readonly StageMark[];
}

export interface Grant {
  /** The id of the item that gave it: `<request>.<item>`. */
  readonly id: string;
  readonly requestId: string;
  readonly itemId: string;
  readonly person: PersonRef;
  readonly resource: ResourceRef;
  readonly title: string;
  readonly role?: string;
  readonly reason: string;
  readonly since: string;
  /** Absent: permanent. */
  readonly until?: string;
  /** Ends early when this ticket closes. */
  readonly ticket?: string;
  /** `unknown`: whether it was given is not known yet; it counts as held (G19). */
  readonly state: 'active' | 'ending' | 'ended' | 'exception' | 'unknown';
  readonly endedBecause?: string;
  /** What ends it first, as far as is known. Absent: permanent. */
  readonly ends?: 'time' | 'incident' | 'shift' | 'owner';
  /** `<system>:<shift>`: ends early when this on-call shift is over for the person. */
  readonly shift?: string;
  /** Whose yes it rests on: the owner of the thing then. */
  readonly owner?: string;
  /** When the holder was told that it ends soon. */
  readonly warnedAt?: string;
  readonly exception?: OwnedException;
  readonly extendable: boolean;
}

export type Stage = 'intake' | 'understand' | 'context' | 'plan' | 'decide' | 'approve' | 'act' | 'verify' | 'answer' | 'hand-off';
export interface StageMark { readonly stage: Stage; readonly at: string; readonly note?: string; readonly ms?: number }

export type RequestState = 'working' | 'asking' | 'waiting' | 'done' | 'answered' | 'resolved' | 'denied' | 'cancelled' | 'handed-over' | 'closed';

export interface Citation { readonly id: string; readonly title: string; readonly passage: string; readonly updated?: string; readonly score: number }

export interface Turn {
  readonly n: number;
  readonly by: PersonRef | 'countersign';
  readonly channel: Channel;
  /** Redacted: a one-time code or secret typed into the chat never arrives here. */
  readonly text: string;
  readonly at: string;
  readonly citations?: readonly Citation[];
  /** Spans that tried to give orders; shown to the human, never followed (G31). */
  readonly flagged?: readonly { readonly from: number; readonly to: number; readonly why: string }[];
  /** Model that understood this turn, and the fall-back when the configured one failed. */
  readonly model?: { readonly name: string; readonly fellBackFrom?: string; readonly why?: string; readonly ms: number };
}

export interface Handoff {
  readonly reason: string;
  readonly summary: string;
  readonly tried: readonly string[];
  readonly suggestion?: string;
  readonly at: string;
  readonly takenBy?: PersonRef;
  readonly state: 'open' | 'taken' | 'given-back' | 'closed';
}

/** One request with everything a reader may see of it: the body of GET /requests/:id. */
export interface RequestView {
  readonly id: string;
  readonly version: number;
  readonly state: RequestState;
  readonly requester: PersonRef;
  readonly subject: PersonRef;
  readonly channel: Channel;
  readonly entityRef?: string;
  /** A dry run, or of a type in shadow: nothing was or will be changed (G24). */
  readonly rehearsal?: boolean;
  readonly title: string;
  readonly turns: readonly Turn[];
  readonly items: readonly Item[];
  /** The current truth in one sentence, then the rest. */
  readonly headline: string;
  readonly detail?: string;
  readonly question?: { readonly slot: string; readonly text: string; readonly choices?: readonly string[]; readonly requestType?: string };
  readonly handoff?: Handoff;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** When silence counts as yes (72 h). */
  readonly closesAt?: string;
  readonly stages: readonly StageMark[];
  readonly events: number;
  /** Shown with every conversation, in every channel (G32). */
  readonly disclosure: string;
  readonly flagged: boolean;
  /** Undoing everything was asked: what came of each part. */
  readonly undo?: RequestUndo;
  /** What this reader may do now: names of API verbs, for example `confirm`, `take-over`, `cancel`. */
  readonly may: readonly string[];
}

export interface RequestSummary {
  readonly id: string; readonly title: string; readonly state: RequestState; readonly requester: PersonRef;
  readonly subject: PersonRef; readonly headline: string; readonly createdAt: string; readonly updatedAt: string; readonly flagged: boolean; readonly rehearsal?: boolean;
}

/** Who is part of a request: what a host's own permission rules may see of it. */
export interface RequestFacts {
  readonly id: string; readonly requester: PersonRef; readonly subject: PersonRef;
  /** Who may decide a step of it, or did. */
  readonly approvers: readonly PersonRef[];
  readonly state: RequestState;
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

/** One line of the journal as an auditor reads it. */
export interface AuditEvent {
  readonly requestId: string; readonly seq: number; readonly kind: string; readonly actor: string; readonly at: string;
  readonly summary: string; readonly data: Json; readonly hash: string; readonly prevHash: string;
}
export interface AuditVerification {
  readonly ok: boolean; readonly requests: number; readonly events: number;
  /** The first fault; without a request (`requestId` empty) it is about the tree or its heads. */
  readonly broken?: { readonly requestId: string; readonly seq: number; readonly why: string };
  readonly at: string; readonly ms: number;
  /** Every fault found, at most fifty. */
  readonly faults: readonly { readonly why: string; readonly requestId?: string; readonly seq?: number }[];
  /** `consistent`: it holds together. `proven` is for who verifies an export with a key and a head of their own. */
  readonly completeness: 'proven' | 'consistent' | 'broken';
  /** What a reader needs beside this verification, in sentences. */
  readonly unproven: readonly string[];
  /** Events in the tree, and those that get their number within seconds. */
  readonly sealed: number; readonly waiting: number;
  readonly head?: { readonly size: number; readonly root: string; readonly at: string; readonly kid: string };
  readonly heads: number;
  /** Where heads go beside the database, and how far each place got. */
  readonly places: readonly { readonly name: string; readonly size: number; readonly at?: string; readonly late: boolean; readonly why?: string }[];
  /** Times in which no replica was alive. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

export interface Metrics {
  readonly from: string; readonly to: string;
  readonly total: number;
  /** How requests were resolved; chart order. */
  readonly paths: { readonly auto: number; readonly approved: number; readonly answered: number; readonly person: number; readonly denied: number; readonly open: number };
  readonly daily: readonly { readonly day: string; readonly auto: number; readonly approved: number; readonly answered: number; readonly person: number; readonly denied: number }[];
  /** Verified resolution (PRODUCT row 15): the four are never added up. */
  readonly resolution: { readonly claimed: number; readonly verified: number; readonly abandoned: number; readonly reopened: number };
  readonly medianSeconds?: number;
  readonly minutesSaved: number;
  readonly exceptions: readonly { readonly requestId: string; readonly itemId: string; readonly why: string; readonly since: string; readonly owner?: string; readonly retryAt?: string; readonly kind: 'unknown' | 'access' | 'waiting' | 'machine' | 'system' | 'glass' }[];
  readonly pendingApprovals: number;
  /** Text that tried to give orders (G31): requests with such text, and the marked stretches in them. */
  readonly attempts: { readonly requests: number; readonly spans: number };
  /** Pace of who decides, for security and auditors (G16). */
  readonly paces: readonly Pace[];
  readonly knowledgeGaps: readonly { readonly question: string; readonly at: string; readonly requestId: string }[];
}

/** One line of an NDJSON stream. A stream is a hint: the last line carries the whole request. */
export type Progress =
  | { readonly type: 'stage'; readonly stage: Stage; readonly state: 'started' | 'done'; readonly itemId?: string; readonly note?: string; readonly at: string }
  | { readonly type: 'request'; readonly request: RequestView }
  | { readonly type: 'error'; readonly status: number; readonly message: string; readonly next: string };

export type { OwnedException, StateRow } from './grants/types';
export type { RequestUndo, Undoable, UndoPreview, UndoResult } from './undo/types';
export type { GlassField, GlassVerdict, GlassView, GlassWindow } from './glass/types';
export type { LimitsView, LimitView } from './limits/types';
export type { BreakerState, SystemHealth } from './breaker/types';
export type { MachineEvent, MachineHold, MachinesView } from './machines/types';
export type { VouchingShown, VouchingStarted, VouchingView } from './identity/types';
export type { PulledSwitch, SwitchesView, SwitchKind, SwitchScope } from './switches/types';
export type { Replay, ReplayedStep } from './replay/types';
export type { FactSaid, NeedSaid, Why } from './explain/types';
export type { LegalHold, PrivacyView, Reading, ReadingWhat, Retention, Store } from './privacy/types';
export type { DriftKind, DriftView, Finding, FindingView, SystemScan } from './holdings/types';
export type { BatchResult, Delegation, DelegationsView, DelegationView, Demands, OpenedLink, Pace } from './approvals/types';
export type { AuditFault, Completeness, HeadsView, KeyView, PeriodView, PlaceView, SignedHead, SystemCount } from './audit/types';
