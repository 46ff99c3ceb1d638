import { z } from 'zod';
import { givenSchema } from './given';

const ref = z.string().regex(/^[a-z]+:[a-z0-9-]+\/[A-Za-z0-9.:_-]+$/, 'a ref such as user:default/ben');
const iso = z.string().regex(/^P(?=\d|T\d)(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/, 'an ISO-8601 duration such as PT2H');
const value = z.union([z.string(), z.number()]);
export const OUTCOMES = ['resolved', 'answered', 'asked', 'waiting', 'denied', 'escalated', 'cancelled', 'mixed'] as const;

const step = z.union([
  z.strictObject({ say: z.string() }), z.strictObject({ answer: z.string() }), z.strictObject({ stepUp: z.enum(['pass', 'fail']) }),
  z.strictObject({ approve: z.strictObject({ by: ref, narrow: z.record(z.string(), value).optional() }) }), z.strictObject({ decline: z.strictObject({ by: ref }) }),
  z.strictObject({ wait: iso }), z.strictObject({ cancel: z.literal(true) }), z.strictObject({ undo: z.union([z.literal(true), z.int().positive()]) }), z.strictObject({ offer: z.int().nonnegative() }),
  z.strictObject({ event: z.strictObject({ incident: z.string(), status: z.literal('closed') }) }),
]);

const item = z.strictObject({
  action: z.string(), subject: ref.optional(), outcome: z.string(), input: z.record(z.string(), value).optional(),
  approvers: z.array(z.array(z.string())).optional(), rule: z.string().optional(), until: iso.optional(),
});

/** One case: what a person does, and what must come of it. Every case is must-pass unless `hard` says why not. */
export const caseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/), as: ref, entity: ref.optional(), onBehalfOf: ref.optional(), channel: z.enum(['portal', 'entity', 'mcp']).optional(),
  now: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/, 'a UTC time such as 2026-11-23T09:00Z').optional(), given: givenSchema.optional(), hard: z.string().min(10).optional(),
  do: z.array(step).min(1),
  expect: z.strictObject({
    outcome: z.union([z.enum(OUTCOMES), z.array(z.enum(OUTCOMES)).min(1)]), items: z.array(item).optional(), effects: z.array(z.string()).optional(), never: z.array(z.string()).optional(),
    asks: z.string().optional(), offers: z.record(z.string(), value).optional(), cites: z.array(z.string()).optional(), flagged: z.boolean().optional(),
  }),
});
export const casesSchema: z.ZodType<EvaluationCase[]> = z.array(caseSchema).min(1);
export type EvaluationCase = z.infer<typeof caseSchema>;
export type Outcome = (typeof OUTCOMES)[number];
