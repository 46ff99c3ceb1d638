import { clock } from '../host/clock';
import type { OpenDesk } from '../host/desk';
import { heldFor } from '../host/on-hold';
import { takeUp } from './issue';

/** Milliseconds a run may take with all its tries; an issue linked longer ago and not in the record was lost. */
const PATIENCE_MS = 3_600_000;
/** Issues of one project looked at in an hour, the newest first. */
const MOST = 50;

/** Linked, and never understood: its run died more often than Forge tries again. Its form's signature is over by now, so its reporter confirms. */
export async function takeUpLost(open: OpenDesk): Promise<void> {
  const settled = new Date(clock.now().getTime() - PATIENCE_MS).toISOString();
  for (const [projectId] of Object.entries(open.installed.jira.projects).filter(([, project]) => project.on)) {
    const links = (await open.links.ofProject(projectId, MOST)).filter(l => l.at < settled);
    const known = new Set((await open.desk.about(links.map(l => l.requestId))).map(f => f.id));
    for (const { issueId } of links.filter(l => !known.has(l.requestId))) {
      // What somebody began in a panel is theirs to begin again.
      if (!(await heldFor(issueId)) && !(await takeUp(open, issueId, projectId))) await open.links.forget(issueId);
    }
  }
}
