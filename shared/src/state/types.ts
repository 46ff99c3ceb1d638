import type { ApprovalStep, Channel, Decision, Grant, JsonObject, OwnedException, PersonRef, Receipt, RequestUndo, ResourceRef, StageMark, Turn, VouchingShown } from '../types';

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

export type RequestState = 'working' | 'asking' | 'waiting' | 'done' | 'answered' | 'resolved' | 'denied' | 'cancelled' | 'handed-over' | 'closed';

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
  /** The headline in the words of the turns, as whoever asked reads it; where this reader reads another. */
  readonly told?: string;
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
