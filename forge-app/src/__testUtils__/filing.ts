import type { SiteEvent } from '../../dev/site';
import type { As, Installation } from './installation';
import { GROUPS, PEOPLE } from './installation';

interface Filed { readonly by: string; readonly text: string; readonly type?: string; readonly for?: string; readonly attached?: Readonly<Record<string, unknown>> }

/** What Jira would have sent since the last time: kept until it is delivered. */
export function listen(app: Installation): { deliver(): Promise<void>; events: SiteEvent[] } {
  const events: SiteEvent[] = [];
  app.site.subscribe(event => { if (!event.byApp) events.push(event); });
  return { events, async deliver() { for (const event of events.splice(0)) await app.event(event); } };
}

/** Calls the site itself as this person, past the app. */
export async function onSite(app: Installation, as: string, call: { method?: string; path: string; body?: object }): Promise<Record<string, unknown>> {
  const answer = await fetch(new URL(call.path, app.site.url), {
    method: call.method ?? 'GET', headers: { authorization: `Basic ${Buffer.from(`${as}:x`).toString('base64')}`, 'content-type': 'application/json' }, ...(call.body && { body: JSON.stringify(call.body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${call.path}: ${answer.status} ${text}`);
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** A request filed in the portal with what the create panel stored on it. @returns the issue's id. */
export async function file(app: Installation, { by, text, type = '25', for: other, attached }: Filed): Promise<string> {
  const { issueId } = await onSite(app, by, { method: 'POST', path: '/rest/servicedeskapi/request', body: { serviceDeskId: '1', requestTypeId: type, requestFieldValues: { summary: text }, ...(other && { raiseOnBehalfOf: other }) } });
  issueOf(app, String(issueId)).properties = attached ? { countersign: attached } : {};
  return String(issueId);
}

export function issueOf(app: Installation, id: string) {
  const found = app.site.state.issues.find(i => i.id === id);
  if (!found) throw new Error(`no issue ${id}`);
  return found;
}

/** Ada's request on this issue as she sees it now: its first item says what it waits for. */
export async function pageOn(app: Installation, issue: string, as: As) {
  const page = await app.ok('request', undefined, { ...as, issue, portal: as.kind === 'customer' });
  return { id: page.id ?? '', item: page.request?.items[0], request: page.request, page };
}

export const inFigma = (app: Installation, account: string = PEOPLE.ada): boolean => app.site.state.groups.some(g => g.groupId === GROUPS.figma && g.members.includes(account));

const WRITES = /\/(group\/user|role\/|organization|customer|participant|transition|assignee)/;
/** What the app changed on the site, words on issues aside. */
export const effects = (app: Installation): string[] => app.site.log.filter(l => l.as === 'app' && l.method !== 'GET' && WRITES.test(l.path) && l.status < 300).map(l => `${l.method} ${l.path}`);
