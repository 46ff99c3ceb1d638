import { z } from 'zod';

const schema = z.array(z.union([
  z.strictObject({
    account: z.string(), locked: z.boolean().optional(), failedSignIns: z.int().nonnegative().optional(), mustChange: z.boolean().optional(),
    factors: z.int().nonnegative().optional(), sessions: z.int().nonnegative().optional(), disabled: z.boolean().optional(),
  }),
  z.strictObject({ printer: z.string(), state: z.string(), jobs: z.int().nonnegative() }),
  z.strictObject({ incident: z.string().regex(/^[A-Z]+-\d+$/), title: z.string(), system: z.string(), status: z.enum(['open', 'closed']) }),
]));
export type Given = z.infer<typeof schema>;
/** State of the demo systems before a case begins, on top of the company's `systems.yaml`. One thing each. */
export const givenSchema: z.ZodType<Given> = schema;
