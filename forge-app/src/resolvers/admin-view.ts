import { getAppContext } from '@forge/api';
import type { AdminView, ChecklistLine, RoleName } from '../contract';
import { VERSION, withDesk, type OpenDesk } from '../host/desk';
import { setUpOf } from '../host/installation';
import { EDITION } from '../generated/edition';
import { readIssue } from '../jira/issues';
import { forgeKnex, schemaReady, storageUse, type Environment } from '../storage';
import type { Signed } from './define';

/** Every role, and nobody in it. */
const NOBODY: AdminView['roles'] = { admin: [], auditor: [], desk: [], security: [], policyAuthor: [], policyApprover: [], connectorOperator: [], privacy: [] };

/** What an administrator sees first: what is done, and what to do next. */
export async function adminView(here: Signed): Promise<AdminView> {
  const [ready, setUp, storage] = await Promise.all([schemaReady(), setUpOf(), used()]);
  const base = { edition: EDITION, version: VERSION, storage };
  if (!setUp) return { ...base, setUp: false, holds: [], model: 'embedded', systems: [], roles: NOBODY, requestTypes: [], checklist: checklistOf({ ready, storage: storage.warning }) };
  return withDesk({ items: 'queue' }, async open => {
    const { desk, directory, installed } = open;
    await directory.learn([here.actor.person]);
    const [systems, switches, limits, holds] = await Promise.all([orNone(desk.systemsHealth(here.actor)), orNone(desk.switches(here.actor)), orNone(desk.limits(here.actor)), rolesOf(desk, here)]);
    const { company, jira } = installed;
    return {
      ...base, setUp: true, model: jira.model, systems: systems ?? [], holds, ...(switches && { switches }), ...(limits && { limits }),
      roles: company.roles as Readonly<Record<RoleName, readonly string[]>>, requestTypes: company.requestTypes.map(t => ({ id: t.id, title: t.title, autonomy: t.autonomy })),
      checklist: checklistOf({ ready, storage: storage.warning, open, mail: await mailOf(jira.notices) }),
    };
  });
}

async function rolesOf(desk: OpenDesk['desk'], { actor }: Signed): Promise<readonly RoleName[]> {
  const roles = Object.keys(NOBODY) as RoleName[];
  const held = await Promise.all(roles.map(role => desk.may(actor, role)));
  return roles.filter((_, n) => held[n]);
}

/** Somebody who administers need not hold every role: what they may not read is left out. */
const orNone = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(error => { if ((error as { status?: number }).status === 403) return undefined; throw error; });

async function used() {
  const { bytes, limit, warn } = await storageUse(forgeKnex(), getAppContext().environmentType as Environment);
  return { usedBytes: bytes, ofBytes: limit, warning: warn };
}

/** Whether mail about what has no issue has an issue that the app can see; if not, what to do. */
async function mailOf(issue: string | undefined): Promise<string | undefined> {
  if (issue === undefined) return 'Proposals, alarms and requests from the header send no mail yet. Make an issue that approvers and agents can see, and propose its number as notices: in jira.yaml under Rules.';
  const seen = await readIssue('app', issue).catch(() => undefined);
  return seen ? undefined : `Countersign cannot see issue ${issue}, so proposals and alarms send no mail. Let the app browse its project, or propose another number as notices: in jira.yaml.`;
}

interface Looked { readonly ready: boolean; readonly storage: boolean; readonly open?: OpenDesk; /** What is left to do for mail. */ readonly mail?: string }

function checklistOf({ ready, storage, open, mail }: Looked): readonly ChecklistLine[] {
  const jira = open?.installed.jira;
  const line = (id: string, what: string, done: boolean, next: string): ChecklistLine => ({ id, what, done, next });
  return [
    line('database', 'The database is ready', ready, 'Forge prepares it within an hour of installing. Come back later.'),
    line('roles', 'Roles are given to groups', open !== undefined, 'Choose a group for each role below.'),
    line('projects', 'At least one project is on', Object.values(jira?.projects ?? {}).some(p => p.on), 'Open a service project’s settings, Countersign, and propose to switch it on.'),
    line('things', 'What people may ask for is listed', (jira?.resources.length ?? 0) > 0, 'Propose a jira.yaml under Rules that names groups, products and their owners.'),
    line('notices', 'Proposals and alarms can be mailed', open !== undefined && mail === undefined, mail ?? 'Give the roles first.'),
    line('storage', 'There is room in the database', !storage, 'Transcripts are erased after 180 days by themselves. Export the record, and tell support before it is full.'),
  ];
}
