/**
 * The words of the house, as types. Pure data: everything here survives JSON and is safe for a front end to import.
 * Times are ISO-8601 UTC strings; durations are ISO-8601 (`PT2H`) at the doors and whole minutes in policy.
 */

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

export type { Autonomy, EachHolding, PlannedAction, RequestType, SlotDefinition, SlotType } from './definitions/types';
export type { Citation, Progress, Stage, StageMark, Turn } from './turn/types';
export type { Coordinates, Decision, Need, Offer, RuleRef } from './policy/types';
export type { ApprovalStep, ApprovalView, BatchResult, Delegation, DelegationView, DelegationsView, Demands, Evidence, OpenedLink, Pace, Vote } from './approvals/types';
export type { FieldChange, Receipt } from './action/types';
export type { Grant, OwnedException, StateRow } from './grants/types';
export type { Handoff, Item, ItemState, RequestFacts, RequestState, RequestSummary, RequestView, Waiting } from './state/types';
export type { AuditEvent, AuditFault, AuditVerification, Completeness, HeadsView, KeyView, PeriodView, PlaceView, SignedHead, SystemCount } from './audit/types';
export type { Metrics } from './audit/metrics-types';
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
