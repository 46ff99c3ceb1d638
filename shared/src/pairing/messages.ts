import { z } from 'zod';

const ref = z.string().max(191).regex(/^user:[a-z0-9-]+\/[A-Za-z0-9.:_-]+$/);
const short = z.string().max(200);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const jws = z.string().max(8_000);
const count = z.int().min(0);
const rung = z.union([z.string().max(64), z.number()]);

const step = z.strictObject({ account: ref, person: ref, step: z.string().regex(/^i\d+\.\d+$/), view: z.looseObject({}) });

/**
 * All that a peer can say. Nothing here makes a link, changes a rule, moves a switch or speaks for an account of this host: what is not in
 * this list is refused and written down.
 */
export const MESSAGES = {
  /** Their second person confirmed this fingerprint. */
  confirmed: z.strictObject({ fingerprint: short }),
  /** One request as they may show it; without a mirror, a newer one comes later. */
  request: z.strictObject({
    id: z.string().regex(/^REQ-[A-Z0-9]{1,40}$/),
    mirror: z.strictObject({ version: count, request: z.looseObject({ title: z.string().max(2_000), items: z.array(z.looseObject({ id: z.string().regex(/^i\d+$/) })).max(100) }), readers: z.array(ref).max(500), asks: z.array(step).max(500), head: z.strictObject({ seq: count, hash: hex }) }).optional(),
  }),
  /** "Account X of mine decided Y on payload H at T with assurance L": a JWS of its own, kept as evidence. */
  decision: z.strictObject({ assertion: jws, comment: z.string().max(1_000).optional() }),
  /** What came of an assertion. */
  verdict: z.strictObject({ jti: short, ok: z.boolean(), message: z.string().max(500).optional(), next: z.string().max(500).optional() }),
  /** Their newest signed head, and what shows that it continues the one of size `from`. */
  head: z.strictObject({ from: count, size: count, root: short, at: short, note: z.string().max(4_000), proof: z.array(z.string().max(64)).max(64) }),
  /** Our head with their signature beside ours. */
  cosigned: z.strictObject({ size: count, root: short, at: short, note: z.string().max(8_000) }),
  /** A code shown by the other host was typed in this one, by this account. */
  'link-typed': z.strictObject({ id: short, account: ref, display: short, code: z.string().max(32) }),
  /** Who was shown the code said yes. */
  'link-made': z.strictObject({ id: short, account: ref, display: short }),
  /** Somebody on the other side took the link away. */
  'link-ended': z.strictObject({ here: ref, there: ref }),
  leaving: z.strictObject({}),
  /** What was to be said under this number is not said any more. */
  void: z.strictObject({}),
} as const;
/** What counts before both sides have confirmed, and after one has stopped. */
export const ALWAYS: readonly string[] = ['confirmed', 'leaving', 'void'];
export type MessageType = keyof typeof MESSAGES;
export type MessageBody<T extends MessageType> = z.infer<(typeof MESSAGES)[T]>;

export const ENVELOPE = 'countersign-peer+jwt';
export const ASSERTION = 'countersign-decision+jwt';
export const REPLY = 'countersign-pairing+jwt';

/** Inside an envelope. `n` 0: nothing but an acknowledgement. */
export const envelope = z.looseObject({ n: count, ack: count, type: z.string().max(40), body: z.looseObject({}) });
export const batch = z.strictObject({ countersign: z.literal('peer/1'), envelopes: z.array(z.string().max(400_000)).min(1).max(100) });

/** The claims of an assertion beside those every message has. */
export const assertion = z.looseObject({
  sub: ref, approval: z.string().regex(/^REQ-[A-Z0-9]{1,40}\.i\d+\.\d+$/), payloadHash: hex, decision: z.enum(['approve', 'decline', 'report']), narrow: z.record(z.string().max(64), rung).optional(),
  assurance: z.union([z.literal(2), z.literal(3)]), channel: z.enum(['portal', 'entity', 'api', 'jsm']), at: z.iso.datetime(), proof: short.optional(), jti: short,
});
export type Assertion = z.infer<typeof assertion>;

const identity = z.strictObject({
  installation: z.strictObject({ host: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/), ids: z.record(z.string().max(40), z.string().min(1).max(300)) }),
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/), seal: z.string().max(400),
});
/** What one administrator carries to the other host, and what comes back. */
export const invitation = z.strictObject({ countersign: z.literal('invitation/1'), code: z.string().regex(/^[A-Za-z0-9_-]{27}$/), identity });
export const reply = z.looseObject({ code: z.string().max(64), identity });
