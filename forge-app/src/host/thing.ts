import { z } from 'zod';

export const group = z.string().regex(/^group:jira\/[A-Za-z0-9-]+$/, 'a group by its id, such as group:jira/4f0c…');
export const person = z.string().regex(/^user:jira\/[A-Za-z0-9:_-]+$/, 'a person by account id, such as user:jira/5b10…');

/** What the rules say of everything that people may ask for, wherever it is. */
export const described = {
  title: z.string().min(1).max(120), description: z.string().max(300).optional(),
  owner: z.union([group, person], 'a group or a person by id, such as group:jira/4f0c… or user:jira/5b10…').optional(), tier: z.int().min(1).max(4).optional(), sensitivity: z.enum(['low', 'medium', 'high']).optional(),
  tags: z.array(z.string()).default([]), aliases: z.array(z.string()).default([]),
};
