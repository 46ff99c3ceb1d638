import { z } from 'zod';

const count = z.int().min(1).max(1_000_000);
const person = z.string().regex(/^user:[a-z0-9-]+\/[A-Za-z0-9.:_-]+$/, 'a person such as user:default/ines');
const action = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'an action such as directory.unlock-account');
const word = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and -');

/** Most of what may happen in a time (G23). Defaults fit a company of a few thousand people. */
const limits = z.strictObject({
  /** Messages of one person. */
  messagesPerMinute: count.default(30),
  /** Changes for one subject. */
  effectsPerSubjectPerDay: count.default(20),
  /** Changes in one connected system. */
  effectsPerSystemPerHour: count.default(200),
  /** Changes by one action; the actions named here only. */
  effectsPerActionPerDay: z.record(action, count).default({}),
  /** Decisions of one approver. */
  decisionsPerApproverPerHour: count.default(60),
  /** What cannot be taken back, by one requester. */
  destroysPerRequesterPerDay: count.default(5),
});

/** A connected system rests after this many failures in a row (G23). */
const breaker = z.strictObject({ failures: z.int().min(1).max(100).default(5), withinSeconds: z.int().min(10).max(3_600).default(120), restSeconds: z.int().min(10).max(3_600).default(60) });

/** Named people, a fixed list of actions, at most an hour (G22). Empty: nobody, nothing. */
const breakGlass = z.strictObject({ people: z.array(person).default([]), actions: z.array(action).default([]), minutes: z.int().min(1).max(60).default(60) });

/** Source of machine events → the kinds it may send (G4). Absent: none. */
const machines = z.record(word, z.array(word).min(1)).default({});

/** Other installations this one may be paired with, and how far their word counts here (G25). Absent: none. */
const peers = z.record(word, z.strictObject({
  title: z.string().min(1).max(60),
  /** Where its messages are taken, for a host that sends them itself. */
  address: z.url({ protocol: /^https?$/ }).optional(),
  /** May decide what takes proof of who decides, with a proof made there. */
  privileged: z.boolean().default(false),
  /** How many of the approvals of one item may come from there. */
  steps: z.int().min(0).max(10).default(1),
})).default({});

/** What the company assumes, for the figure "cost saved" (the minutes stand with each request type). Absent: no amount is shown. */
const worth = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'three letters such as EUR'),
  /** What an hour of a person costs. */
  hour: z.number().positive().max(100_000),
  /** Price of a million tokens read and written, as the model is billed. Absent: what a model costs is not shown. */
  millionTokens: z.strictObject({ in: z.number().nonnegative(), out: z.number().nonnegative() }).optional(),
});

const who = z.array(z.string().regex(/^(?:user|group):[a-z0-9-]+\/[A-Za-z0-9.:_-]+$/, 'a ref such as group:default/finance'));

/** The sections of company.yaml that bound what the desk does; a change of them is a change of the rules (G25). */
export const settingsShape = {
  limits: limits.prefault({}), breaker: breaker.prefault({}), breakGlass: breakGlass.prefault({}), machines,
  /** Approval roles of the company's own: a word for policies → groups and named people (G14). */
  approvers: z.record(word, who.min(1)).default({}),
  /** Who decides when nobody of a role is left. Empty: security. */
  fallback: who.default([]),
  peers,
  worth: worth.optional(),
};
const schema = z.strictObject(settingsShape);
export type Settings = z.infer<typeof schema>;

/** Where a host says nothing: the usual limits, no break-glass, no machines. */
export const DEFAULT_SETTINGS: Settings = schema.parse({});
/** Some sections, the rest as usual. @throws when a value is out of bounds. */
export const settingsOf = (some: z.input<typeof schema>): Settings => schema.parse(some);
