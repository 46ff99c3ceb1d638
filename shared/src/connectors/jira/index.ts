import type { Connector } from '../../contract';
import { assignAsset, returnAsset } from './assets';
import { siteCensus } from './census';
import { noteForAgents, removeNote, replyToCustomer } from './comments';
import { createIssue } from './create-issue';
import { customerChanges, organizationChanges, participantChanges } from './desk-people';
import { groupChanges, productChanges } from './groups';
import { getIncident } from './incident';
import { linkIssues, unlinkIssues } from './issue-links';
import { roleChanges } from './roles';
import { refused, send, siteConfig, type Site } from './site';
import { transitionIssue } from './transition';

/** A Jira site and its service desks: groups, roles, customers, issues, comments and assets. */
export const jiraConnector: Connector<Site> = {
  id: 'jira', title: 'Jira', config: siteConfig, lookups: [getIncident],
  changes: [
    ...groupChanges, ...productChanges, ...roleChanges, ...organizationChanges, ...customerChanges, ...participantChanges,
    createIssue, linkIssues, unlinkIssues, transitionIssue, replyToCustomer, noteForAgents, removeNote, assignAsset, returnAsset,
  ],
  census: siteCensus,
  async check(ctx) {
    const answer = await send(ctx, 'GET /rest/api/3/myself');
    return answer.status === 200 ? { ok: true } : { ok: false, message: `${refused(answer).message}. Check the address and the account.` };
  },
};
