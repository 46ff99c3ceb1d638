import type { Json, JsonObject, RequestSummary, RequestView } from '@countersign/core';

export type {
  VouchingShown, VouchingStarted, VouchingView, ApprovalStep, ApprovalView, PulledSwitch, SwitchesView, SwitchKind, SwitchScope, AuditEvent, AuditVerification, Citation, Decision, Evidence, FieldChange, Grant, Handoff, Item, ItemState,
  Json, JsonObject, Metrics, Need, Offer, Progress, Receipt, RequestState, RequestSummary, RequestView, RuleRef, RulesChange, RulesCheck, RulesView, Stage, StageMark, Turn, Vote, Waiting,
  LinksView, PeerEffect, PeersView, PeerView,
  LegalHold, PrivacyView, Reading, ReadingWhat, Retention, Store,
  OwnedException, RequestUndo, StateRow, Undoable, UndoPreview, UndoResult,
  BatchResult, DelegationsView, DelegationView, Demands, OpenedLink, Pace,
  AuditFault, HeadsView, KeyView, PeriodView, PlaceView, SignedHead, SystemCount,
  FactSaid, NeedSaid, Replay, ReplayedStep, Why,
  DriftKind, DriftView, Finding, FindingView, SystemScan,
  BreakerState, GlassField, GlassVerdict, GlassView, GlassWindow, LimitsView, LimitView, MachineEvent, MachineHold, MachinesView, SystemHealth,
} from '@countersign/core';

/** Body of POST /requests. `text` at most 16 kB. @public */
export interface AskBody { readonly text: string; readonly entityRef?: string; readonly onBehalfOf?: string; /** Plan and decide only. */ readonly dryRun?: boolean }
/** Body of POST /requests/:id/turns: words, or one of a denial's offers resubmitted as it stands. @public */
export interface TurnBody { readonly text?: string; readonly offer?: { readonly itemId: string; readonly index: number } }
/** Body of POST /requests/:id/cancel. Without `itemId`: everything still open. @public */
export interface CancelBody { readonly itemId?: string }
/** Body of POST /requests/:id/step-up: without `proof` a challenge is made; with it the proof is verified. @public */
export interface StepUpBody { readonly itemId: string; readonly method?: string; readonly challengeId?: string; readonly proof?: string }
/** Answer to a step-up call without proof. @public */
export interface StepUpAnswer { readonly challengeId: string; readonly url: string; readonly methods: readonly string[]; readonly expiresAt: string }
/** Body of POST /approvals/:id/decision. `narrow` fields must be on the item's ladders. @public */
export interface DecisionBody {
  readonly decision: 'approve' | 'decline' | 'report'; readonly narrow?: JsonObject; readonly comment?: string; readonly payloadHash?: string;
  /** Where the view demands proof of who decides, and the thing's name typed. */
  readonly challengeId?: string; readonly proof?: string; readonly typed?: string;
}
/** Body of POST /requests/:id/confirm. @public */
export interface ConfirmBody { readonly solved: boolean }
/** Body of POST /requests/:id/reply and /give-back, /close, /reopen. @public */
export interface ReplyBody { readonly text: string }
/** Body of POST /grants/:id/extend: ISO-8601 duration from now. @public */
export interface ExtendBody { readonly duration: string; readonly reason?: string }
/** Body of POST /requests/:id/settle: whether it happened, and what shows it. @public */
export interface SettleBody { readonly itemId: string; readonly evidence: string; readonly held: boolean }
/** Answer of GET /requests. @public */
export interface RequestList { readonly items: readonly RequestSummary[] }
/** A part of the governance page. @public */
export type Section = 'overview' | 'record' | 'replay' | 'drift' | 'systems' | 'other-hosts' | 'switches' | 'break-glass' | 'rules' | 'privacy';
/** Who the caller is and which pages they may use: GET /me. @public */
export interface Me {
  readonly ref: string; readonly name: string; readonly timezone?: string;
  readonly pages: readonly ('ask' | 'access' | 'approvals' | 'desk' | 'governance')[];
  /** Parts of the governance page, in order. */
  readonly sections: readonly Section[];
  readonly pendingApprovals: number; readonly model: string; readonly names: Readonly<Record<string, string>>;
  /** Three things to try, from the request types' examples. */
  readonly examples: readonly string[];
}
/** Every error body: what happened and the next step. @public */
export interface ApiError { readonly error: { readonly name: string; readonly message: string; readonly next: string; readonly details?: Json } }
/** Result of any verb on a request. @public */
export type RequestAnswer = RequestView;
