import type { Notices } from '@countersign/core';
import { notify } from '../jira/issues';
import type { IssueLinks } from '../storage';
import { accountOf } from './refs';

/** Jira's own mail about the issue, to accounts: no address is read. It says what happened and carries no authority (G15, G16). */
export function jiraNotices(o: { readonly links: IssueLinks; readonly warn: (message: string) => void }): Notices {
  return {
    async send({ to, title, body, requestId }) {
      const accounts = to.flatMap(ref => accountOf(ref) ?? []);
      if (!accounts.length || !requestId) return;
      const [link] = await o.links.ofRequests([requestId]);
      // Without an issue there is nothing to write to; the panels show it.
      if (link) await notify(link.issueId, { subject: title, text: body, to: accounts }).catch(error => o.warn(`notice not sent: ${(error as Error).message}`));
    },
  };
}
