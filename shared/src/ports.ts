/** What a host lends the desk. Every port is an interface; no port knows a host's classes. */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';
import type { Clock, System } from './contract';
import type { Actor, AccountId, Citation, Coordinates, Decision, Person, PersonRef, RequestType, Resource, ResourceRef } from './types';
import type { HeadPlace, Seals } from './audit/types';
import type { Standing } from './floor';
import type { Journal } from './journal';
import type { Counters } from './limits';
import type { Retention } from './privacy';
import type { Installation } from './pairing/types';
import type { Rulebook, Rules } from './rules';
import type { Outbound } from './egress';
import type { Settings } from './settings';

/** Facts about people and things, read by the desk's own least-privilege identity, at most 60 s old. */
export interface Directory {
  person(ref: PersonRef): Promise<Person | undefined>;
  resource(ref: ResourceRef): Promise<Resource | undefined>;
  /** Everybody and everything, for linking names in text; may be cached by the host for a minute. */
  people(): Promise<readonly Person[]>;
  resources(): Promise<readonly Resource[]>;
  /** Active members of a group, nested ones too; a person ref answers itself. */
  members(owner: string): Promise<readonly PersonRef[]>;
  /** Whether somebody's manager is this person; for a host whose `people` are only some. Absent: found among `people`. */
  leads?(person: PersonRef): Promise<boolean>;
}

/** Person × system → immutable account id (G2). `undefined`: no link. Never by e-mail, login or name. */
export interface Accounts {
  find(person: PersonRef, system: string): Promise<AccountId | undefined>;
  /** The other way round, by the same links, for a host whose directory cannot list everybody. Absent: everybody in the directory is looked through. */
  owner?(account: AccountId, system: string): Promise<PersonRef | undefined>;
}

/** Who is entitled to what Backstage or Jira cannot say; empty lists mean nobody (G5). */
export interface Roles {
  readonly admin: readonly string[];
  readonly auditor: readonly string[];
  readonly desk: readonly string[];
  readonly security: readonly string[];
  /** Proposes changes of the rules, and never approves one (G26). */
  readonly policyAuthor: readonly string[];
  readonly policyApprover: readonly string[];
  readonly connectorOperator: readonly string[];
  /** Erases personal data. */
  readonly privacy: readonly string[];
}

export interface StepUpChallenge {
  readonly id: string;
  /** Where the person proves it: the identity provider's address, opened by them. */
  readonly url: string;
  readonly methods: readonly string[];
  readonly expiresAt: string;
}
/** Step-up belongs to the identity provider (G17). `payload` is the hash the proof is bound to. */
export interface StepUp {
  challenge(person: PersonRef, payload: string, methods: readonly string[]): Promise<StepUpChallenge>;
  verify(id: string, proof: string): Promise<{ ok: true; person: PersonRef; payload: string; method: string; at: string } | { ok: false; reason: 'wrong' | 'expired' | 'locked' | 'used' | 'new' | 'not-this-person'; left?: number }>;
}

/** Shown once to the subject (G18). */
export interface Secrets {
  /** @param about - `<request>.<item>` it came from: then it is kept until somebody took it in hand that nobody read it. */
  keep(owner: PersonRef, value: string, minutes: number, about?: string): Promise<string>;
  reveal(ref: string, reader: PersonRef): Promise<{ ok: true; value: string } | { ok: false; reason: 'gone' | 'not-yours' }>;
  /** Somebody could not prove that it is theirs: one of its three tries. Answers what it is about, while it can still be shown. */
  miss(ref: string): Promise<string | undefined>;
  /** Never shown, and it cannot be any more. Oldest first. */
  unread(limit: number): Promise<readonly { readonly ref: string; readonly about: string }[]>;
  forget(ref: string): Promise<void>;
  /** Deletes what is over and about nothing. */
  clean(): Promise<void>;
}

export interface Notice { readonly to: readonly PersonRef[]; readonly title: string; readonly body: string; readonly requestId: string; readonly severity: 'low' | 'normal' | 'high'; /** Signed; opens one decision for one person and carries no authority (G15). */ readonly link?: string }
/** Fixed templates only; a failed notice never fails a request. */
export interface Notices { send(notice: Notice): Promise<void> }

/** The question policy answers. Everything in it is a fact, never a model's word. */
export interface PolicyQuestion {
  readonly action: string;
  readonly effect: 'read' | 'change' | 'destroy';
  readonly requester: Person;
  readonly subject: Person;
  readonly resource: Resource;
  /** The subject's account or the resource itself is owned by these people now. */
  readonly owners: readonly PersonRef[];
  readonly channel: string;
  readonly coordinates: Coordinates;
  readonly hasTicket: boolean;
  readonly undo: boolean;
  readonly autonomy: RequestType['autonomy'];
  /** Payload rungs the search may step down to, widest first; from the action's own ladders. */
  readonly ladders?: { readonly role?: readonly string[]; readonly minutes?: readonly number[]; readonly quantity?: readonly number[] };
  /** Set where glass was broken: whether that holds right now (G22). The floor decides alone then. */
  readonly glass?: boolean;
  /** What the floor under every policy looks at; absent in policy tests, which are about the company's own rules. */
  readonly standing?: Standing;
}
export interface Policy {
  readonly digest: string;
  /** Pure and synchronous; an evaluation error is a deny. */
  decide(question: PolicyQuestion): Decision;
  rules(): readonly { id: string; version: string; says: string; owner?: string; effect: 'permit' | 'forbid' }[];
}

export interface Article { readonly id: string; readonly title: string; readonly body: string; readonly audience: readonly string[]; readonly updated?: string; readonly owner?: string }
/** Reads only what `reader` may read. An empty answer means the evidence is too weak. */
export interface Knowledge {
  search(question: string, reader: Person, limit?: number): Promise<readonly Citation[]>;
  /** `weak`: best evidence below the threshold, with what was nearest for the log. */
  answer(question: string, reader: Person): Promise<{ ok: true; text: string; citations: readonly Citation[]; score: number } | { ok: false; nearest?: Citation; score: number }>;
}

/** What understanding may see beside the conversation. Names only, no ids of other people's requests (G32). */
export interface Lexicon {
  readonly people: readonly Person[];
  readonly resources: readonly Resource[];
}

export interface ModelPort {
  /** The configured model, or undefined for the embedded planner alone. */
  readonly name: string;
  readonly model?: BaseChatModel;
  /** Milliseconds before the embedded planner takes over for this run. */
  readonly timeoutMs: number;
}

/** Another person's relation that an on-behalf-of request rests on. */
export interface Ports {
  readonly host: string;
  readonly tenant: string;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly saver: BaseCheckpointSaver;
  readonly directory: Directory;
  readonly accounts: Accounts;
  readonly policy: Policy;
  readonly systems: readonly System[];
  readonly requestTypes: readonly RequestType[];
  readonly knowledge: Knowledge;
  /** The embedded planner: always there, never fails, needs no network. */
  readonly planner: BaseChatModel;
  readonly model: ModelPort;
  readonly stepUp: StepUp;
  readonly secrets: Secrets;
  readonly notices: Notices;
  readonly roles: Roles;
  /** Limits, breaker, break-glass, machines; absent: the usual limits, and nobody breaks glass. */
  readonly settings?: Settings;
  readonly counters: Counters;
  /** Groups that administer the host itself: never changed through the desk (G9). */
  readonly hostAdmins?: readonly string[];
  /** Signs capabilities; 32 bytes. */
  readonly key: Uint8Array;
  readonly fetch: typeof fetch;
  /** How a host reaches a system at an address that was checked (G33); absent where the host's platform decides what may be reached. */
  readonly outbound?: Outbound;
  /** Runs host actions as the person themself while their credentials live; undefined: `waiting: continue as you`. */
  readonly asPerson?: (actor: Actor) => unknown;
  /**
   * Hands an item's run to the host's queue, for a host whose calls may not take long; the queue calls `desk.run`. Absent: it runs at once.
   * What is handed over is in the journal already: a message that gets lost is found by `tick`, one that comes twice does nothing.
   */
  readonly defer?: (requestId: string, itemId: string) => Promise<void>;
  /** What tells this installation from every other; absent: it cannot be paired. Its `key` must outlive a restart then. */
  readonly installation?: Installation;
  /** Numbers of the journal's rows and signed heads. */
  readonly seals: Seals;
  /** Where signed heads go beside the database; at least one outside our administrators' reach (G28). */
  readonly heads?: readonly HeadPlace[];
  /** Raw Ed25519 private key for the heads, 32 bytes; absent: derived from `key`. */
  readonly sealKey?: Uint8Array;
  /** Days until values about people are erased; absent: 180, 90, and seven years (G29). */
  readonly retention?: Partial<Retention>;
  /** Version of the program, for the record. */
  readonly version?: string;
  readonly log: { info(m: string): void; warn(m: string): void; error(m: string, e?: Error): void };
}

/** What a host gives to `createDesk`: everything as it is, or its rules as a book that can change while the desk runs. */
export type HostPorts = Ports | (Omit<Ports, keyof Rules> & { readonly rulebook: Rulebook });
