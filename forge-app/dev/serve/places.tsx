import { approvalsOf, commentsOf, requestOf, requestsOf, typesOf } from './desk';
import { Module } from './pages/module';
import { Create, HelpCentre, Requests } from './pages/portal';
import { Request } from './pages/request';
import { Shell } from './pages/shell';
import { extensionAt } from './place';
import { Visit, Way, html } from './web';

const shown = ({ who, url }: Visit, title: string, children: React.ReactNode, status = 200) => html(<Shell who={who} here={url.pathname} title={title}>{children}</Shell>, status);
const nothing = (visit: Visit) => shown(visit, 'Not here', <p className="fk-text">It does not exist, or you may not see it. Switch to somebody who may.</p>, 404);

async function seen({ at, who, params }: Visit) {
  const request = await requestOf(at, who, params.key);
  return request && { request, comments: await commentsOf(at, who, params.key), approvals: await approvalsOf(at, who, params.key) };
}

/** What a closed panel says about the issue. */
async function lozengeOf({ at, who, params }: Visit): Promise<string | undefined> {
  const said = (await at.host.lozenge('issue-context', { accountId: who.accountId, extension: extensionAt(at.site, { issue: params.key }) })) as { status?: { value?: { label?: string } } } | undefined;
  return said?.status?.value?.label;
}

const isAgent = ({ at, who }: Visit) => at.site.state.projects[0].roles.some(r => r.grants.includes('SERVICEDESK_AGENT') && (r.users.includes(who.accountId) || at.site.state.groups.some(g => r.groups.includes(g.groupId) && g.members.includes(who.accountId))));
const isAdmin = ({ at, who }: Visit) => at.site.state.groups.some(g => g.name === 'jira-administrators' && g.members.includes(who.accountId));

export const places: Way[] = [
  { on: 'GET /portal', go: async visit => shown(visit, 'How can we help?', <HelpCentre types={await typesOf(visit.at, visit.who)} />) },
  {
    on: 'GET /portal/create/{type}',
    go: async visit => {
      const type = (await typesOf(visit.at, visit.who)).find(t => t.id === visit.params.type);
      return type ? shown(visit, type.name, <Create type={type} />) : nothing(visit);
    },
  },
  { on: 'GET /portal/requests', go: async visit => shown(visit, 'My requests', <Requests requests={await requestsOf(visit.at, visit.who)} to="/portal/request" />) },
  { on: 'GET /portal/profile', go: visit => shown(visit, 'Profile', <Module name="portal-access" title="My access" />) },
  {
    on: 'GET /portal/request/{key}',
    go: async visit => {
      const found = await seen(visit);
      if (!found) return nothing(visit);
      return shown(visit, found.request.summary, <div className="columns"><Request {...found} back={visit.url.pathname} /><Module name="portal-request" title="What IT is doing" place={{ issue: visit.params.key }} /></div>);
    },
  },
  {
    on: 'GET /jira/queue',
    go: async visit => (isAgent(visit) ? shown(visit, 'Queue', <><Module name="queue" title="Waiting for a person" place={{ project: 'IT' }} /><Requests requests={await requestsOf(visit.at, visit.who)} to="/jira/issue" /></>) : nothing(visit)),
  },
  {
    on: 'GET /jira/issue/{key}',
    go: async visit => {
      const found = isAgent(visit) ? await seen(visit) : undefined;
      if (!found) return nothing(visit);
      const place = { issue: visit.params.key };
      return shown(visit, `${visit.params.key} ${found.request.summary}`, <div className="columns"><div><Request {...found} back={visit.url.pathname} /></div><div><Module name="issue-context" title="Countersign" place={place} lozenge={await lozengeOf(visit)} /><br /><Module name="issue-action" title="Resolve with Countersign" place={place} /></div></div>);
    },
  },
  { on: 'GET /jira/dashboard', go: visit => (visit.who.accountType === 'licensed' ? shown(visit, 'Dashboard', <Module name="gadget" title="Countersign" />) : nothing(visit)) },
  { on: 'GET /jira/settings', go: visit => (isAdmin(visit) || isAgent(visit) ? shown(visit, 'Project settings', <Module name="project-settings" title="Countersign in IT help" place={{ project: 'IT' }} />) : nothing(visit)) },
  { on: 'GET /jira/admin', go: visit => (isAdmin(visit) ? shown(visit, 'Administration', <Module name="admin" title="Countersign" />) : nothing(visit)) },
  // As in Jira's own navigation, under Apps: open to everybody who works there.
  { on: 'GET /jira/apps', go: visit => (visit.who.accountType === 'licensed' ? shown(visit, 'Apps', <Module name="oversight" title="Countersign" />) : nothing(visit)) },
];
