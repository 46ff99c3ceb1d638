import { DeskError } from '@countersign/core';
import { z } from 'zod';
import type { RoleName } from '../contract';
import { clock } from '../host/clock';
import { JIRA_FILE, PEOPLE_FILE } from '../host/company';
import { SYSTEMS_FILE } from '../host/outside';
import { setUpOf, writeSetUp } from '../host/installation';
import { mustBeUsable } from '../host/rules';
import { doubtsOf } from '../host/set-up-doubts';
import { enqueue } from '../host/queue';
import { findGroups } from '../jira/people';
import { adminView } from './admin-view';
import { askerOf } from './asking';
import type { Calls } from './define';
import { asPerson } from './on-request';
import * as shape from './shapes';

const ROLES = ['admin', 'auditor', 'desk', 'security', 'policyAuthor', 'policyApprover', 'connectorOperator', 'privacy'] as const satisfies readonly RoleName[];
const refs = z.array(z.string().regex(/^(?:group:jira\/[A-Za-z0-9-]+|user:jira\/[A-Za-z0-9:_-]+)$/, 'is no group or person')).max(20);
const roles = z.strictObject(Object.fromEntries(ROLES.map(r => [r, refs])) as Record<RoleName, typeof refs>);
const setUp = z.strictObject({
  files: z.strictObject({ [JIRA_FILE]: z.string().max(100_000).optional(), [PEOPLE_FILE]: z.string().max(100_000).optional(), [SYSTEMS_FILE]: z.string().max(100_000).optional() }).optional(),
  name: z.string().trim().min(1).max(80),
  roles,
})
  .refine(s => s.roles.admin.length > 0, { message: 'somebody must administer', path: ['roles', 'admin'] })
  .refine(s => !s.roles.policyApprover.some(r => s.roles.policyAuthor.includes(r)), { message: 'whoever writes rules does not approve them', path: ['roles', 'policyApprover'] });

/**
 * Setting up, looking after the desk, stopping. Only the first run needs "Administer Countersign": after it the desk's own roles decide, and
 * who holds one need not administer Jira, so either of Jira's permissions for this page is enough beside the role.
 */
export const administering: Pick<Calls, 'admin' | 'groups' | 'checkSetUp' | 'setUp' | 'pullSwitch' | 'releaseSwitch' | 'drift' | 'scanDrift' | 'resolveDrift' | 'metrics'> = {
  admin: { shape: shape.nothing, needs: ['licence', 'oversee'], run: (_, here) => adminView(here) },
  groups: { shape: z.strictObject({ query: z.string().max(100) }), needs: ['licence', 'oversee'], run: async ({ query }) => (await findGroups(query)).map(g => ({ id: g.groupId, name: g.name })) },
  checkSetUp: { shape: z.strictObject({ roles }), needs: ['licence', 'administer'], run: async (sent, here) => { await mustBeFirst(); return doubtsOf(sent.roles, here.actor.person); } },
  setUp: {
    shape: setUp, needs: ['licence', 'administer'],
    async run({ name, roles: given, files }, here) {
      await mustBeFirst();
      const asked = { name, roles: given, ...(files && { files: JSON.parse(JSON.stringify(files)) as Record<string, string> }) };
      usable(asked);
      if (!(await writeSetUp({ ...asked, by: here.actor.person, at: clock.now().toISOString() }))) throw new DeskError(409, 'Somebody else has just set it up.', 'Reload the page.');
      return adminView(here);
    },
  },
  pullSwitch: {
    shape: z.strictObject({ kind: z.enum(['stop-changes', 'stop-all']), reason: shape.reason }), needs: ['licence'],
    run: (body, here) => asPerson(here, ({ desk }) => desk.pullSwitch(here.actor, body)),
  },
  releaseSwitch: {
    shape: shape.byId, needs: ['licence', 'oversee'],
    run: ({ id }, here) => asPerson(here, ({ desk }) => desk.releaseSwitch(here.actor, id)),
  },
  drift: { shape: shape.nothing, needs: ['licence'], run: (_, here) => asPerson(here, ({ desk }) => desk.drift(here.actor)) },
  scanDrift: {
    shape: shape.nothing, needs: ['licence', 'oversee'],
    run: (_, here) => asPerson(here, async ({ desk }) => {
      if (!(await desk.drift(here.actor)).mayScan) throw new DeskError(403, 'Comparing is for those who work on what it finds.', 'Read what was compared last, or ask the service desk.');
      await enqueue({ do: 'scan', id: 'drift', asker: askerOf(here.actor) });
      return { id: 'drift' };
    }),
  },
  resolveDrift: {
    shape: z.strictObject({ id: shape.id, how: z.enum(['adopt', 'revoke']), reason: shape.reason, duration: z.string().max(20).optional() }), needs: ['licence', 'oversee'],
    run: ({ id, ...body }, here) => asPerson(here, async ({ desk }) => ({ id: (await desk.resolveDrift(here.actor, id, body)).id })),
  },
  metrics: {
    shape: z.strictObject({ days: z.int().min(1).max(366).optional() }).optional(), needs: ['licence'],
    run: (sent, here) => asPerson(here, ({ desk }) => desk.metrics(here.actor, sent?.days)),
  },
};

async function mustBeFirst(): Promise<void> {
  if (await setUpOf()) throw new DeskError(409, 'This site is set up already.', 'Propose a change of company.yaml under Rules.');
}

function usable(asked: Parameters<typeof mustBeUsable>[0]): void {
  try {
    mustBeUsable(asked);
  } catch (error) {
    throw new DeskError(422, (error as Error).message.split('\n')[0], 'Correct the file and send it again.');
  }
}
