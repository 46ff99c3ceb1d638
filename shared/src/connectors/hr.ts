import { z } from 'zod';
import type { Connector, Lookup } from '../contract';
import { call, path, refused, type Endpoint } from './http';
import { endpoint } from './refs';

interface Employment { readonly status: string | null; readonly leftOn: string | null }
/** The source of a `leaver` event, read again. A number that is not there is null, and null proves nothing (G4). */
const getEmployment: Lookup<{ id: string }, Employment, Endpoint> = {
  id: 'get-employment', title: 'Employment', description: 'Reads whether somebody is employed, by their number.', effect: 'read',
  input: z.object({ id: z.string().min(1).max(64) }), output: z.object({ status: z.string().nullable(), leftOn: z.string().nullable() }),
  async run({ id }, ctx) {
    const answer = await call<Employment>(ctx, ctx.config, 'GET', path('employees', id));
    if (answer.status === 404) return { status: null, leftOn: null };
    if (answer.status !== 200) throw new Error(refused(answer).message);
    return { status: answer.body.status, leftOn: answer.body.leftOn ?? null };
  },
};

/** Who works here, from the HR system. It is only read. */
export const hrConnector: Connector<Endpoint> = { id: 'hr', title: 'People and employment', config: endpoint, lookups: [getEmployment], changes: [] };
