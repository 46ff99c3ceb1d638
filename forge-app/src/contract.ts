/**
 * What the front end may ask the back end: one line per resolver function. Types only, so both sides may import it.
 * Who asks is never sent: it comes from Forge's own context. What is sent is checked again in the resolver.
 */
import type {
  ApprovalView, AuditEvent, AuditVerification, Citation, DelegationsView, DriftView, Grant, JsonObject, LimitsView, LinksView, Metrics, PeerEffect, PeersView, PersonRef, PrivacyView, Reading, RequestSummary,
  RequestView, RulesChange, RulesCheck, RulesView, SwitchesView, SystemHealth, UndoPreview,
} from '@countersign/core';

/** Refusals are answers, not exceptions: Forge shows a thrown error's text to nobody. `next` says the next step. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly status: number; readonly message: string; readonly next: string };

/** Runs happen in a queue: what was asked for goes on there. Read `request` with this id until `running` is over. */
export interface Started { readonly id: string }

export type AccountKind = 'licensed' | 'unlicensed' | 'customer' | 'anonymous';
/** Jira permission and role of the desk together: what the person may do here and now. Buttons follow it; the resolver asks again. */
export interface May { readonly approve: boolean; readonly desk: boolean; readonly administer: boolean; readonly audit: boolean }
export interface Me {
  readonly person?: PersonRef; readonly kind: AccountKind; readonly may: May;
  /** What everybody sees while a switch is pulled. */
  readonly stopped: readonly { readonly kind: 'stop-changes' | 'stop-all'; readonly reason: string; readonly at: string }[];
  /** The app is not set up here yet: only administrators can go on. */
  readonly ready: boolean;
  /** What one might ask, in the company's own words (`examples` of company.yaml). */
  readonly examples: readonly string[];
}

/** `none`: nobody asked Countersign about this issue. `running`: queued or at work, poll again in a second or two. */
export interface RequestPage { readonly state: 'none' | 'running' | 'there'; readonly id?: string; readonly request?: RequestView; /** The reader is the requester or the subject. */ readonly mine: boolean; /** What the queue had to refuse the reader: shown once they look. */ readonly fault?: { readonly message: string; readonly next: string } }

/** How the request of an issue came about, for agents. A claim may ask and nothing more (G1). */
export interface IssueOrigin { readonly kind: 'signed' | 'claim'; readonly says: string }
export interface PersonCard { readonly person: PersonRef; readonly groups: readonly string[]; readonly holds: readonly Grant[]; readonly active: boolean }
export interface Similar { readonly id: string; readonly title: string; readonly issue?: string; readonly how: string; readonly at: string }
export interface IssuePanel {
  readonly page: RequestPage; readonly origin?: IssueOrigin; readonly requester?: PersonCard; readonly subject?: PersonCard;
  readonly similar: readonly Similar[];
  /** Decisions on this request that the reader may take. */
  readonly approvals: readonly ApprovalView[];
  /** JSM's own approval on this issue: never answered by the app. `channel`: opened by the app for what waits; otherwise it is waited for. */
  readonly jsmApproval?: { readonly state: 'pending' | 'approved' | 'declined'; readonly name: string; readonly channel?: true };
}
/** `issues`: request id → key of its issue, where it has one and the reader may see it. */
export interface QueuePage { readonly handoffs: readonly RequestView[]; readonly approvals: readonly ApprovalView[]; readonly requests: readonly RequestSummary[]; readonly issues?: Readonly<Record<string, string>> }

export type RoleName = 'admin' | 'auditor' | 'desk' | 'security' | 'policyAuthor' | 'policyApprover' | 'connectorOperator' | 'privacy';
export interface GroupChoice { readonly id: string; readonly name: string }
export interface ChecklistLine { readonly id: string; readonly what: string; readonly done: boolean; readonly next: string }
/** What would not work with the groups that were chosen for roles; `people`: how many are in both. */
export type SetUpDoubt =
  | { readonly kind: 'nobody' | 'unread'; readonly role: RoleName } | { readonly kind: 'one-approver' | 'one-admin' | 'without-you' }
  | { readonly kind: 'both'; readonly roles: readonly [RoleName, RoleName]; readonly people: number };
export interface AdminView {
  readonly setUp: boolean; readonly checklist: readonly ChecklistLine[];
  readonly edition: 'runs-on-atlassian' | 'connected'; readonly version: string; readonly model: string;
  readonly storage: { readonly usedBytes: number; readonly ofBytes: number; readonly warning: boolean };
  readonly systems: readonly SystemHealth[]; readonly switches?: SwitchesView; readonly limits?: LimitsView;
  /** Roles of the desk that the reader holds: tabs follow them, and each call asks again. */
  readonly holds: readonly RoleName[];
  /** Approver groups and roles as they are in force. */
  readonly roles: Readonly<Record<RoleName, readonly string[]>>;
  readonly requestTypes: readonly { readonly id: string; readonly title: string; readonly autonomy: string }[];
}
/** One application outside. `state`: `for another host` means that the rules moved it since its secret was set, so nothing is sent. */
export interface Connection {
  /** Id of the system it belongs to: tested and resting together. */
  readonly system: string; readonly ref: string; readonly title: string;
  /** What a site administrator allows, such as `https://figma.example`. */
  readonly origin: string;
  readonly credential: { readonly name: string; readonly state: 'set' | 'missing' | 'for another host'; readonly by?: PersonRef; readonly at?: string };
  readonly maySet: boolean;
}
/** An account that Atlassian says is closed, of which the record still holds something. */
export interface ClosedAccount { readonly person: PersonRef; readonly since: string }
/** Where messages to another host go: `origin` is what a site administrator allows. */
export interface PeerHost { readonly name: string; readonly title: string; readonly origin: string }
/** One JSM request type of a project, and the Countersign request type it is mapped to. Absent: understood from its words. */
export interface Mapped { readonly requestTypeId: string; readonly name: string; readonly to?: string }
export interface ProjectView { readonly projectId: string; readonly key: string; readonly on: boolean; readonly mapped: readonly Mapped[]; readonly choices: readonly { readonly id: string; readonly title: string }[]; readonly may: boolean }

type Decide = { readonly id: string; readonly decision: 'approve' | 'decline' | 'report'; readonly narrow?: Readonly<Record<string, string | number>>; readonly comment?: string; readonly payloadHash: string; readonly typed?: string };

/** Exactly this payload, as it was read (G13). */
export interface Alike { readonly id: string; readonly payloadHash: string }
/** Each of several decisions has a fate of its own. */
export type Batched = readonly ({ readonly id: string; readonly ok: true } | { readonly id: string; readonly ok: false; readonly message: string; readonly next: string })[];
export interface PersonChoice { readonly ref: PersonRef; readonly name: string }

/** function key → what is sent, and what comes back inside an `Answer`. */
export interface Calls {
  me: { send: undefined; get: Me };
  // ---- everybody with an account, portal customers too
  /** Create panel: is filing needed at all? Reads only what the asker may read; changes nothing. */
  answer: { send: { text: string }; get: { answer?: string; citations: readonly Citation[]; understood: readonly string[] } };
  /** Create panel: proof for the trigger that this very account filed it; signed, once, 15 minutes (G1). Stored as the request's property. */
  nonce: { send: { text: string }; get: { nonce: string } };
  ask: { send: { text: string; key: string; onBehalfOf?: PersonRef }; get: Started };
  /** Without an id: the request of the issue on screen. */
  request: { send: { id?: string } | undefined; get: RequestPage };
  turn: { send: { id: string; text?: string; offer?: { itemId: string; index: number }; key: string }; get: Started };
  confirm: { send: { id: string; solved: boolean }; get: Started };
  reopen: { send: { id: string; text: string }; get: Started };
  cancel: { send: { id: string; itemId?: string }; get: Started };
  /** The person stands up for what was asked in their name, or lends their own credentials (G1). */
  continueAs: { send: { id: string; itemId: string }; get: Started };
  undo: { send: { receiptId: string }; get: Started };
  undoPreview: { send: { id: string }; get: UndoPreview };
  undoRequest: { send: { id: string }; get: Started };
  access: { send: undefined; get: { grants: readonly Grant[]; requests: readonly RequestSummary[] } };
  returnGrant: { send: { id: string }; get: Started };
  extendGrant: { send: { id: string; duration: string; reason: string }; get: Started };
  /** Who read this request and is no part of it (G30). */
  readings: { send: { id: string }; get: readonly Reading[] };
  // ---- approvers: "Approve agent actions" in Jira, and the desk's own rules
  approvals: { send: undefined; get: readonly ApprovalView[] };
  decide: { send: Decide; get: Started };
  withdraw: { send: { id: string }; get: Started };
  /** Low risk, the same but for the person, at most twenty (G13). */
  decideBatch: { send: { approvals: readonly Alike[] }; get: Batched };
  /** Colleagues by name, as this person sees them in Jira. */
  people: { send: { query: string }; get: readonly PersonChoice[] };
  /** Who decides for me while I am away, and for whom I decide (G12). */
  delegations: { send: { do: 'list' } | { do: 'give'; to: PersonRef; from: string; until: string; reason?: string } | { do: 'end'; id: string }; get: DelegationsView };
  // ---- service-desk agents
  issue: { send: undefined; get: IssuePanel };
  /** "Resolve with Countersign": the agent asks for the reporter; requester = agent, subject = customer (G3). */
  resolve: { send: { text?: string; key: string }; get: Started };
  takeOver: { send: { id: string }; get: Started };
  reply: { send: { id: string; text: string }; get: Started };
  giveBack: { send: { id: string; text?: string }; get: Started };
  close: { send: { id: string; text: string }; get: Started };
  suggestion: { send: { id: string; itemId: string; accept: boolean }; get: Started };
  /** Whoever edits a parameter is a maker: somebody else approves (G12). */
  amend: { send: { id: string; itemId: string; change: JsonObject }; get: Started };
  /** Closes an outcome nobody knows, with what shows it; the system is read once more first and wins (G19). */
  settle: { send: { id: string; itemId: string; held: boolean; evidence: string }; get: Started };
  /** Tries again to take access away that could not be (G20). */
  endAgain: { send: { id: string }; get: Started };
  /** The hand-off card as an internal comment on the issue. */
  note: { send: { id: string }; get: { commentId: string } };
  queue: { send: undefined; get: QueuePage };
  // ---- administrators and auditors
  admin: { send: undefined; get: AdminView };
  groups: { send: { query: string }; get: readonly GroupChoice[] };
  /** First run only: whose groups hold which role, and rules that were written before. Every later change is a request (G25). */
  setUp: { send: { roles: Readonly<Record<RoleName, readonly string[]>>; name: string; files?: { readonly 'jira.yaml'?: string; readonly 'people.yaml'?: string; readonly 'systems.yaml'?: string } }; get: AdminView };
  /** Before the first run: who is in these groups is counted, and nothing is written. */
  checkSetUp: { send: { roles: Readonly<Record<RoleName, readonly string[]>> }; get: readonly SetUpDoubt[] };
  testSystem: { send: { id: string }; get: { works: boolean; message: string } };
  /** Applications outside Atlassian that the rules name; none in the edition that runs on Atlassian. */
  connections: { send: undefined; get: readonly Connection[] };
  /** A secret goes in and comes out nowhere. Setting it again replaces it. */
  setCredential: { send: { name: string; secret: string }; get: readonly Connection[] };
  /** What a connected system signs its events with (Standard Webhooks); `self-test` for the check after a first installation. */
  signing: { send: { sender: string }; get: { secret: string } };
  pullSwitch: { send: { kind: 'stop-changes' | 'stop-all'; reason: string }; get: SwitchesView };
  releaseSwitch: { send: { id: string }; get: SwitchesView };
  rules: { send: undefined; get: RulesView };
  checkRules: { send: { change: RulesChange }; get: RulesCheck };
  proposeRules: { send: { change: RulesChange; reason: string }; get: Started };
  drift: { send: undefined; get: DriftView };
  /** Reading every system takes longer than a page waits: it is done in the queue. */
  scanDrift: { send: undefined; get: Started };
  resolveDrift: { send: { id: string; how: 'adopt' | 'revoke'; reason: string; duration?: string }; get: Started };
  metrics: { send: { days?: number } | undefined; get: Metrics };
  audit: { send: { requestId?: string; kind?: string; actor?: string; before?: string }; get: { events: readonly AuditEvent[]; next?: string } };
  verify: { send: undefined; get: AuditVerification };
  /** JSON Lines in pieces below 4 MB; `next` says where to go on. */
  exportAudit: { send: { from: number }; get: { lines: string; next?: number } };
  // ---- privacy officers, and auditors for the holds
  holds: { send: undefined; get: PrivacyView };
  /** One sets it, on a person or on a request; two release it (G29). */
  setHold: { send: { person?: PersonRef; requestId?: string; reason: string }; get: PrivacyView };
  releaseHold: { send: { id: string }; get: PrivacyView };
  /** The privacy officer asks, somebody in security decides (G29). */
  erase: { send: { person: PersonRef; reason: string }; get: Started };
  /** Neither erased nor asked for: the privacy officer asks. */
  closedAccounts: { send: undefined; get: readonly ClosedAccount[] };
  // ---- project administrators
  project: { send: undefined; get: ProjectView };
  /** Opens a request for changed rules; a second person approves (G25). */
  mapProject: { send: { on: boolean; mapped: Readonly<Record<string, string>>; reason: string }; get: Started };
  autonomy: { send: { requestType: string; autonomy: 'off' | 'shadow' | 'suggest' | 'approve' | 'auto'; reason: string }; get: Started };
  // ---- the other host
  /** `hosts`: only where the app sends by itself, which is the connected edition. */
  peers: { send: undefined; get: PeersView & { hosts: readonly PeerHost[] } };
  /** Two people on each side: one begins, somebody else types the fingerprint they were read. */
  pair: { send: { do: 'invite'; name: string } | { do: 'accept'; name: string; invitation: string } | { do: 'meet'; reply: string } | { do: 'confirm'; name: string; fingerprint: string } | { do: 'unpair'; name: string; reason: string }; get: { peers: PeersView; carry?: string; fingerprint?: string; /** What rests on a pairing that was stopped or ended. */ effects?: readonly PeerEffect[] } };
  /** One's own link to an account of the other host (G2). */
  links: { send: { do: 'list' } | { do: 'ask'; name: string } | { do: 'type'; name: string; code: string } | { do: 'confirm'; id: string } | { do: 'end'; id: string }; get: { links: LinksView; code?: string; next?: string } };
}
export type CallName = keyof Calls;
export type Sent<C extends CallName> = Calls[C]['send'];
export type Got<C extends CallName> = Calls[C]['get'];
