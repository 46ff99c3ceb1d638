import type { Notice, Notices } from '@countersign/core';
import { notify } from '../jira/issues';
import type { IssueLinks } from '../storage';
import { deskNotice } from './desk-notice';
import { accountOf } from './refs';

interface Lent {
  readonly links: IssueLinks;
  /** The issue that carries mail about what has no issue; absent: there is no such mail. */
  readonly deskIssue: () => string | undefined;
  readonly warn: (message: string) => void;
}

/** Jira's own mail about an issue, to accounts: no address is read. It says what happened and carries no authority (G15, G16). */
export function jiraNotices(o: Lent): Notices {
  return {
    async send(notice) {
      const to = [...new Set(notice.to.flatMap(ref => accountOf(ref) ?? []))];
      const mail = to.length ? await mailFor(o, notice) : undefined;
      if (mail) await notify(mail.issue, { ...mail, to }).catch(error => o.warn(`notice not sent: ${(error as Error).message}`));
    },
  };
}

/** Undefined: there is nothing to write to; the panels show it. */
async function mailFor({ links, deskIssue }: Lent, notice: Notice) {
  const [link] = notice.requestId ? await links.ofRequests([notice.requestId]) : [];
  if (link) return { issue: link.issueId, subject: notice.title, text: notice.body };
  const issue = deskIssue();
  return issue === undefined ? undefined : { issue, ...deskNotice(notice) };
}
