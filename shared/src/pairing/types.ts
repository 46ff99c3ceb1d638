import type { JsonObject, PersonRef, RequestView } from '../types';

/** What tells one installation from every other: all of it is pinned. A host picks the names: `instance`, or `appId`, `installationId`, `cloudId`, `environmentId`. */
export interface Installation { readonly host: string; readonly ids: Readonly<Record<string, string>> }

/** How an installation shows itself when it is paired. */
export interface PeerIdentity {
  readonly installation: Installation;
  /** 32 bytes of its Ed25519 key for messages, base64url. */
  readonly key: string;
  /** The key under which its record is sealed, as `GET /audit/key` writes it. */
  readonly seal: string;
}

/** Another installation, as this one keeps it. */
export interface Peer {
  /** The same word on both sides: where the fingerprint begins. */
  readonly id: string;
  /** Its name under `peers` in company.yaml. */
  readonly name: string;
  readonly identity: PeerIdentity;
  readonly fingerprint: string;
  readonly startedBy: PersonRef;
  readonly at: string;
  readonly confirmedHere?: { readonly by: PersonRef; readonly at: string };
  /** When their own second person confirmed it. */
  readonly confirmedThere?: string;
  /** Nothing goes in or out from then on. `by` is empty when the other side stopped it. */
  readonly stopped?: { readonly by: PersonRef; readonly at: string; readonly reason: string };
  readonly ended?: { readonly by: PersonRef; readonly at: string };
}

/** One person's account here and account there, shown to be the same person by that person (G2). */
export interface PeerLink {
  readonly id: string;
  /** The pairing it belongs to; it dies with it. */
  readonly peer: string;
  readonly here: PersonRef;
  readonly there: PersonRef;
  /** How the other host calls the account. */
  readonly display: string;
  readonly since: string;
  readonly until: string;
  readonly ended?: string;
}

/** A link on its way: a code that was shown here, or one of the other host that was typed here (`digest` is empty then). */
export interface LinkAsked {
  readonly id: string; readonly peer: string; readonly here: PersonRef; readonly digest: string; readonly until: string; readonly tries: number;
  /** Who typed it over there, by the number the other host gave it; now who asked says yes. */
  readonly typed?: { readonly id: string; readonly there: PersonRef; readonly display: string };
}

/** What rests on a yes or no that came from the other host. */
export interface PeerEffect { readonly requestId: string; readonly itemId: string; readonly sentence: string; readonly state: string; readonly by: PersonRef; readonly at: string; readonly decision: string; readonly receipt?: string }

/** A head of the other side's record that was seen here to continue the one before, and the other way round. */
export interface WitnessedHead { readonly size: number; readonly root: string; readonly at: string; readonly note: string }

export interface PeerView {
  readonly name: string; readonly title: string; readonly installation: Installation;
  /** To read to the other side: for who began it, and for all once it is confirmed here. Whoever confirms hears it from over there and never copies it. */
  readonly fingerprint?: string;
  readonly state: 'to-confirm' | 'waits-for-them' | 'paired' | 'not-listed' | 'stopped' | 'ended';
  readonly since?: string; readonly startedBy: PersonRef; readonly confirmedBy?: PersonRef; readonly stopped?: Peer['stopped'];
  readonly ceiling?: { readonly privileged: boolean; readonly steps: number };
  readonly links: number;
  readonly sent: number; readonly acked: number; readonly received: number;
  /** The newest head of theirs that we signed, and of ours that they signed. */
  readonly theirs?: WitnessedHead; readonly ours?: WitnessedHead;
  /** Set once a head of theirs did not continue the one before: nothing of theirs is signed any more. */
  readonly forked?: { readonly at: string; readonly why: string };
  readonly may: readonly ('confirm' | 'unpair')[];
}
/** GET /peers. */
export interface PeersView { readonly installation?: Installation; readonly peers: readonly PeerView[]; readonly names: readonly { readonly name: string; readonly title: string }[] }

/** One's own links, and what waits for one's yes. */
export interface LinksView {
  readonly links: readonly { readonly id: string; readonly peer: string; readonly title: string; readonly there: string; readonly display: string; readonly since: string; readonly countsFrom: string; readonly until: string }[];
  readonly asked: readonly { readonly id: string; readonly peer: string; readonly title: string; readonly until: string; readonly typed?: { readonly there: string; readonly display: string } }[];
  readonly peers: readonly { readonly name: string; readonly title: string }[];
}

/** What another host asks of one of its approvers, as it lies here. */
export interface PeerAsk { readonly account: PersonRef; readonly person: PersonRef; readonly step: string; readonly view: JsonObject }

/** A request of the other host as people here may see it: no conversation. */
export interface Mirror { readonly id: string; readonly version: number; readonly request: RequestView; readonly readers: readonly PersonRef[]; readonly asks: readonly PeerAsk[]; readonly head: { readonly seq: number; readonly hash: string } }
