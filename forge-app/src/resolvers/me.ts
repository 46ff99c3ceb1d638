import type { Me, May } from '../contract';
import { withDesk } from '../host/desk';
import { setUpOf } from '../host/installation';
import { myPermissions } from '../jira/permissions';
import type { Signed } from './define';

const NOTHING: May = { approve: false, desk: false, administer: false, audit: false };

/** Jira's permission and the desk's own role, both: what buttons follow. Each call asks again. */
export async function meOf(here: Signed): Promise<Me> {
  const { kind, actor } = here;
  const where = here.issue ? { issueKey: here.issue } : here.project?.key ? { projectKey: here.project.key } : {};
  // A portal customer has no Jira permissions to ask for beyond deciding on what waits for them.
  const mine = kind === 'licensed' ? await myPermissions(['approve-agent-actions', 'administer-countersign', 'audit-countersign'], where) : undefined;
  if (!(await setUpOf())) return { person: actor.person, kind, may: { ...NOTHING, administer: mine?.['administer-countersign'] ?? false }, stopped: [], ready: false, examples: [] };
  return withDesk({ items: 'queue' }, async ({ desk, directory, installed }) => {
    await directory.learn([actor.person]);
    const [isDesk, isAdmin, isAuditor, stopped] = await Promise.all([desk.may(actor, 'desk'), desk.may(actor, 'admin'), desk.may(actor, 'audit'), desk.pulledSwitches(actor)]);
    return {
      person: actor.person, kind, ready: true, examples: installed.company.examples, stopped: stopped.map(({ kind: what, reason, at }) => ({ kind: what, reason, at })),
      may: { approve: mine?.['approve-agent-actions'] ?? true, desk: kind === 'licensed' && isDesk, administer: (mine?.['administer-countersign'] ?? false) && isAdmin, audit: (mine?.['audit-countersign'] ?? false) && isAuditor },
    };
  });
}
