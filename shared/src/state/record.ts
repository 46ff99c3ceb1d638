import type { Actor, Handoff, Item, Json, JsonObject, PersonRef, RequestView, ResourceRef, StageMark, Turn } from '../types';
import type { Vouching } from '../identity';
import type { RequestUndo } from '../undo/types';

/** An item with what only the desk needs to know: who made it, and what has been proved about it. */
export interface ItemRecord extends Item {
  /** Who asked for this very item. */
  readonly by: PersonRef;
  /** Everybody who shaped it: none of them may approve it (G12). */
  readonly makers: readonly PersonRef[];
  /** How well `by` was proved when asking. */
  readonly assurance: Actor['assurance'];
  readonly channel: Actor['channel'];
  readonly slots: JsonObject;
  /** `by`: whose word it is, where somebody vouched. */
  readonly stepUp?: { readonly payloadHash: string; readonly at: string; readonly method: string; readonly by?: PersonRef };
  readonly vouching?: Vouching;
  /** Challenges that were answered; none counts twice. */
  readonly usedProofs?: readonly string[];
  readonly coolingSince?: string;
  readonly suggestion?: { readonly by: PersonRef; readonly accepted: boolean };
  /** Capability in use: the effect may be happening until it expires. */
  readonly intent?: { readonly effectKey: string; readonly expiresAt: string; readonly before?: Json };
  /** Since when its system could not be read before the effect. */
  readonly unreadSince?: string;
  /** When it was first sent, where its answer was lost and it was sent again. */
  readonly triedSince?: string;
  /** When it was found that nobody had read the secret it made (G18). */
  readonly secretUnread?: string;
  /** This item ends a grant the desk gave, or a secret nobody read: authorised by the decision that gave it (G18, G20). */
  readonly ends?: { readonly why: string; readonly since?: string };
  /** The break-glass window it runs in (G22). */
  readonly glass?: string;
  /** One of more people than a requester changes within an hour by themselves (G23). */
  readonly mass?: boolean;
  /** A service-desk agent changed the payload: one of its makers, and not the one who asked. */
  readonly amended?: PersonRef;
  /** The item whose grant this one moves the end of (G20). */
  readonly extends?: string;
  /** Settles a difference between a system and the record: always with a second person (G20). */
  readonly drift?: { readonly finding: string; readonly how: 'adopt' | 'revoke' };
  /** State to compare with before changing anything back. */
  readonly expect?: Json;
}

/** Undoing everything: kept so that another replica goes on where one stopped. */
export interface UndoRun extends RequestUndo {
  readonly actor: Pick<Actor, 'assurance' | 'channel' | 'host'>;
  /** Still to do, in this order; `now` has begun. */
  readonly left: readonly string[];
  readonly now?: string;
}

/** `checked`: what the systems said was left once everything had ended. */
export interface Leaving { readonly person: PersonRef; readonly owned: readonly ResourceRef[]; readonly checked?: { readonly at: string; readonly says: string } }

/** The folded request: a snapshot that any replica can rebuild from the journal. */
export interface RequestRecord {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly host: string;
  readonly requester: PersonRef;
  readonly subject: PersonRef;
  readonly channel: Actor['channel'];
  readonly entityRef?: string;
  /** Planned and decided, and nothing else: no effect, no notice, no evidence (G24). */
  readonly rehearsal?: boolean;
  readonly title: string;
  readonly turns: readonly Turn[];
  readonly items: readonly ItemRecord[];
  readonly question?: RequestView['question'] & { readonly slots: JsonObject };
  readonly handoff?: Handoff;
  readonly stages: readonly StageMark[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly doneAt?: string;
  readonly closed?: { readonly as: 'resolved' | 'cancelled' | 'closed'; readonly by: string; readonly because: string };
  readonly reopened?: number;
  readonly undo?: UndoRun;
  /** Everything of this person is taken away; what they own alone needs somebody else. */
  readonly leaving?: Leaving;
  readonly flagged: boolean;
  /** Questions that found no evidence: shown as knowledge gaps. */
  readonly gap?: string;
}

/** What an event changes. The kind says what happened; these parts say what is different now. */
export interface EventData {
  readonly opened?: Pick<RequestRecord, 'host' | 'requester' | 'subject' | 'channel' | 'entityRef' | 'rehearsal' | 'title'>;
  readonly turn?: Turn;
  readonly items?: readonly ItemRecord[];
  readonly item?: string;
  /** Fields of `item` that are new; null removes one. */
  readonly set?: Nullable<Partial<ItemRecord>>;
  /** Fields of the request that are new; null removes one. */
  readonly request?: Nullable<Partial<Pick<RequestRecord, 'undo' | 'leaving' | 'question' | 'handoff' | 'closed' | 'doneAt' | 'reopened' | 'flagged' | 'gap' | 'title'>>>;
  readonly stages?: readonly StageMark[];
  /** Evidence kept for the auditor and for replay; changes nothing. */
  readonly evidence?: Json;
}
export type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };
