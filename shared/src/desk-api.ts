/** The desk as a host sees it. One method per verb; every method checks who asks, what they may, and the shape. */
import type { Actor, ApprovalView, AuditEvent, AuditVerification, Citation, Grant, JsonObject, Metrics, Progress, RequestFacts, RequestSummary, RequestView } from './types';
import type { Roles, StepUpChallenge } from './ports';
import type { AuditDesk } from './audit/desk-api';
import type { ApprovalsDesk } from './approvals/desk-api';
import type { ExplainDesk } from './explain';
import type { IdentityDesk } from './identity';
import type { HoldingsDesk } from './holdings';
import type { ReplayDesk } from './replay';
import type { RulesDesk } from './rules';
import type { SwitchesDesk } from './switches';
import type { ExceptionsDesk } from './grants/desk-api';
import type { UndoDesk } from './undo/desk-api';
import type { PrivacyDesk } from './privacy';
import type { SystemsDesk } from './breaker';
import type { GlassDesk } from './glass';
import type { LimitsDesk } from './limits';
import type { PairingDesk } from './pairing';
import type { MachinesDesk } from './machines';
import type { CredentialsDesk } from './credentials';

export type Emit = (line: Progress) => void;

export interface Desk extends IdentityDesk, ApprovalsDesk, AuditDesk, GlassDesk, LimitsDesk, SystemsDesk, MachinesDesk, RulesDesk, SwitchesDesk, PrivacyDesk, ReplayDesk, ExplainDesk, UndoDesk, ExceptionsDesk, HoldingsDesk, CredentialsDesk, PairingDesk {
  /** A new request. `idempotencyKey`: the same key by the same person answers the same request. */
  ask(actor: Actor, body: { text: string; entityRef?: string; onBehalfOf?: string; idempotencyKey?: string; dryRun?: boolean }, emit?: Emit): Promise<RequestView>;
  /** Another message, or a denial's offer resubmitted. */
  turn(actor: Actor, id: string, body: { text?: string; offer?: { itemId: string; index: number }; idempotencyKey?: string }, emit?: Emit): Promise<RequestView>;
  cancel(actor: Actor, id: string, itemId?: string): Promise<RequestView>;
  challenge(actor: Actor, id: string, itemId: string, method?: string): Promise<StepUpChallenge>;
  stepUp(actor: Actor, id: string, body: { itemId: string; challengeId: string; proof: string }, emit?: Emit): Promise<RequestView>;
  /** Resumes items that wait for the person's own live credentials. */
  continueAs(actor: Actor, id: string, itemId: string, emit?: Emit): Promise<RequestView>;
  confirm(actor: Actor, id: string, solved: boolean): Promise<RequestView>;
  reopen(actor: Actor, id: string, text: string): Promise<RequestView>;

  approvals(actor: Actor): Promise<readonly ApprovalView[]>;
  /** @throws DeskError 409 when somebody was faster or the payload changed; 403 for makers and strangers. */
  decide(actor: Actor, approvalId: string, body: { decision: 'approve' | 'decline' | 'report'; narrow?: JsonObject; comment?: string; payloadHash?: string; challengeId?: string; proof?: string; typed?: string }, emit?: Emit): Promise<RequestView>;
  undo(actor: Actor, receiptId: string, emit?: Emit): Promise<RequestView>;

  grants(actor: Actor, person?: string): Promise<readonly Grant[]>;
  returnGrant(actor: Actor, grantId: string): Promise<RequestView>;
  extendGrant(actor: Actor, grantId: string, body: { duration: string; reason?: string }): Promise<RequestView>;

  get(actor: Actor, id: string): Promise<RequestView>;
  list(actor: Actor, filter?: { scope?: 'mine' | 'all'; state?: string; limit?: number }): Promise<readonly RequestSummary[]>;

  handoffs(actor: Actor): Promise<readonly RequestView[]>;
  takeOver(actor: Actor, id: string): Promise<RequestView>;
  reply(actor: Actor, id: string, text: string): Promise<RequestView>;
  giveBack(actor: Actor, id: string, text?: string): Promise<RequestView>;
  close(actor: Actor, id: string, text: string): Promise<RequestView>;
  /** A service-desk agent confirms or drops what autonomy `suggest` planned. */
  suggestion(actor: Actor, id: string, itemId: string, accept: boolean): Promise<RequestView>;

  /** Titles of the request types that a message would be taken for; nothing is written. */
  understood(actor: Actor, text: string): Promise<readonly string[]>;
  knowledge(actor: Actor, question: string): Promise<{ answer?: string; citations: readonly Citation[] }>;

  audit(actor: Actor, filter?: { requestId?: string; actor?: string; kind?: string; before?: string; limit?: number }): Promise<{ events: readonly AuditEvent[]; next?: string }>;
  verifyAudit(actor: Actor): Promise<AuditVerification>;
  metrics(actor: Actor, days?: number): Promise<Metrics>;

  /** The rules in force are those this desk goes by, or it throws and nothing is decided: for a host that makes a desk for each call. */
  ready(): Promise<void>;
  /** One item of a request, as far as it goes: for the host's own queue (see `Ports.defer`), never for a caller. What the journal says decides; twice is harmless. */
  run(requestId: string, itemId: string): Promise<void>;
  /** Due work: grants that end, retries, cooling-off over, approvals that expire, 72 h of silence. Idempotent; any replica. */
  tick(): Promise<{ woken: number }>;
  /**
   * A service-desk agent changes a parameter of an item that has not begun: it stops, and another item with the new payload is decided. Whoever
   * edits is a maker, and somebody else says yes (G12). @throws DeskError 409 when it has begun or ended, 422 when the payload cannot be used
   */
  amend(actor: Actor, id: string, itemId: string, change: JsonObject): Promise<RequestView>;
  /** For the host's own permission rules, which have no actor: never shown to anybody. */
  about(ids: readonly string[]): Promise<readonly RequestFacts[]>;
  may(actor: Actor, what: keyof Roles | 'audit'): Promise<boolean>;
}

/** An expected refusal of the desk. `next` says the next step, in plain words. */
export class DeskError extends Error {
  readonly name = 'DeskError';
  constructor(readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503, message: string, readonly next: string) { super(message); }
}
