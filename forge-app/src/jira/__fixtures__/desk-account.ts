import type { Change, RunContext, RunResult } from '@countersign/core';
import { jiraConnector } from '@countersign/core/connectors';
import { GROUPS, PEOPLE, type Site } from '../../../dev/site';

/** The connector's settings for the local site, signed in by API token as an administrator. */
export const settingsFor = (site: Site) => jiraConnector.config.parse({
  url: site.url, user: PEOPLE.ines, token: 'api-token-of-the-desk', products: { 'resource:jira/figma': GROUPS.figma },
  counted: { groups: [GROUPS.payments], projects: ['IT'] }, assets: { workspace: site.state.workspaceId },
});

export function changeNamed(id: string): Change {
  const found = jiraConnector.changes.find(c => c.id === id);
  if (!found) throw new Error(`there is no change ${id}`);
  return found as Change;
}

/** One run as the desk would make it, without the desk. */
export function run(site: Site, o: { change: string; input: object; account?: string; expect?: RunContext['expect'] }): Promise<RunResult> {
  const change = changeNamed(o.change);
  return change.run(change.input.parse(o.input), contextFor(site, o));
}

export const contextFor = (site: Site, { account = PEOPLE.ada as string, expect }: { account?: string; expect?: RunContext['expect'] } = {}): RunContext => ({
  config: settingsFor(site), account: async () => account, clock: { now: () => new Date() }, fetch, signal: AbortSignal.timeout(10_000),
  runKey: 'key', progress: () => undefined, oneTimeSecret: async () => 'ref', ...(expect !== undefined && { expect }),
  capability: { requestId: 'r', itemId: 'i', action: '', payloadHash: '', subject: '', expiresAt: '', runKey: 'key', signature: '' },
});
