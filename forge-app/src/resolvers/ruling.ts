import { DeskError, type RulesChange, type RulesView } from '@countersign/core';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { JIRA_FILE } from '../host/company';
import type { OpenDesk } from '../host/desk';
import { requestTypes } from '../jira/requests';
import type { Calls, Signed } from './define';
import { asPerson } from './on-request';
import { notFoundHere } from './faults';
import * as shape from './shapes';

const files = z.record(z.string().regex(/^[a-z][\w./-]{2,100}$/, 'is no file of the rules'), z.string().max(100_000).nullable());

const propose = async ({ desk }: OpenDesk, here: Signed, body: { change: RulesChange; reason: string }) => ({ id: (await desk.proposeRules(here.actor, body)).id });

/** Nothing here takes effect by itself: a change of the rules is a request, and somebody else approves it (G25). */
export const ruling: Pick<Calls, 'rules' | 'checkRules' | 'proposeRules' | 'project' | 'mapProject' | 'autonomy'> = {
  rules: { shape: shape.nothing, needs: ['licence'], run: (_, here) => asPerson(here, ({ desk }) => desk.rules(here.actor)) },
  checkRules: { shape: z.strictObject({ change: files }), needs: ['licence'], run: ({ change }, here) => asPerson(here, ({ desk }) => desk.checkRules(here.actor, change)) },
  proposeRules: { shape: z.strictObject({ change: files, reason: shape.reason }), needs: ['licence'], run: (body, here) => asPerson(here, open => propose(open, here, body)) },
  autonomy: {
    shape: z.strictObject({ requestType: z.string().regex(/^[a-z][a-z0-9-]{1,58}$/), autonomy: z.enum(['off', 'shadow', 'suggest', 'approve', 'auto']), reason: shape.reason }), needs: ['licence', 'oversee'],
    run: ({ requestType, autonomy, reason }, here) => asPerson(here, async open => propose(open, here, { reason, change: edited(await open.desk.rules(here.actor), `request-types/${requestType}.yaml`, doc => doc.set('autonomy', autonomy)) })),
  },
  project: {
    shape: shape.nothing, needs: ['licence', 'project-admin'],
    run: (_, here) => asPerson(here, async ({ desk, installed }) => {
      const { project } = here;
      if (!project) throw notFoundHere();
      const [types, may] = await Promise.all([requestTypes('user', project.id), desk.may(here.actor, 'policyAuthor')]);
      const now = installed.jira.projects[project.id];
      return {
        projectId: project.id, key: project.key ?? '', on: now?.on ?? false, may,
        mapped: types.map(t => ({ requestTypeId: t.id, name: t.name, ...(now?.requestTypes[t.id] && { to: now.requestTypes[t.id] }) })),
        choices: installed.company.requestTypes.map(t => ({ id: t.id, title: t.title })),
      };
    }),
  },
  mapProject: {
    shape: z.strictObject({ on: z.boolean(), mapped: z.record(z.string().regex(/^\d+$/), z.string().regex(/^[a-z][a-z0-9-]{1,58}$/)), reason: shape.reason }), needs: ['licence', 'project-admin'],
    run: ({ on, mapped, reason }, here) => asPerson(here, async open => {
      const { project } = here;
      if (!project) throw notFoundHere();
      return propose(open, here, { reason, change: edited(await open.desk.rules(here.actor), JIRA_FILE, doc => mapIn(doc, project.id, { on, requestTypes: mapped })) });
    }),
  },
};

/** What else is said about the project stays. A number for a key is a number in YAML where nobody quoted it. */
function mapIn(doc: ReturnType<typeof parseDocument>, projectId: string, mapping: Readonly<Record<string, unknown>>): void {
  const key = doc.hasIn(['projects', Number(projectId)]) ? Number(projectId) : projectId;
  for (const [name, value] of Object.entries(mapping)) doc.setIn(['projects', key, name], value);
}

/** The file in force with one thing changed; comments and order stay as people wrote them. */
function edited(rules: RulesView, path: string, change: (doc: ReturnType<typeof parseDocument>) => void): RulesChange {
  const file = rules.files.find(f => f.path === path);
  if (!file) throw new DeskError(404, `There is no ${path} in the rules.`, 'Look at the list of files under Rules.');
  const doc = parseDocument(file.text);
  change(doc);
  return { [path]: doc.toString() };
}
