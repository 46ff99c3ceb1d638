import { route } from '@forge/api';
import { jira, orNothing, type As } from './call';

export interface JsmRequest {
  readonly issueId: string; readonly issueKey: string; readonly requestTypeId: string; readonly serviceDeskId: string;
  readonly reporter: { readonly accountId: string };
  readonly requestFieldValues: readonly { readonly fieldId: string; readonly value?: unknown }[];
  readonly participants?: { readonly values: readonly { readonly accountId: string }[] };
}

/** A service request as this reader sees it; undefined where they may not. */
export const readRequest = (as: As, issue: string, expand = ''): Promise<JsmRequest | undefined> => orNothing(jira<JsmRequest>(as, route`/rest/servicedeskapi/request/${issue}?expand=${expand}`));

/** What the person wrote when filing: summary and description, as plain text. */
export function wordsOf(request: JsmRequest): string {
  const text = (id: string) => { const v = request.requestFieldValues.find(f => f.fieldId === id)?.value; return typeof v === 'string' ? v.trim() : ''; };
  const [summary, description] = [text('summary'), text('description')];
  return description && description !== summary ? `${summary}\n\n${description}` : summary;
}

/** @param open - the customer sees it; otherwise agents alone. */
export const comment = (as: As, issue: string, body: { text: string; open: boolean }): Promise<{ id: string }> =>
  jira(as, route`/rest/servicedeskapi/request/${issue}/comment`, { method: 'POST', body: { body: body.text, public: body.open } });

type Answer = 'pending' | 'approved' | 'declined';
export interface JsmApproval {
  readonly id: string; readonly name: string; readonly finalDecision: Answer; readonly canAnswerApproval: boolean;
  readonly completedDate?: { readonly iso8601: string };
  readonly approvers: readonly { readonly approver: { readonly accountId: string }; readonly approverDecision: Answer }[];
}
const readApprovals = async (as: As, issue: string): Promise<readonly JsmApproval[]> => (await jira<{ values: JsmApproval[] }>(as, route`/rest/servicedeskapi/request/${issue}/approval`)).values;
/** JSM's own approval steps on the issue, the newest last; none where they may not be seen. The app never answers for an approver. */
export const approvalsOf = async (as: As, issue: string): Promise<readonly JsmApproval[]> => (await orNothing(readApprovals(as, issue))) ?? [];
/** The same as the app, where not knowing them must not look like there are none. @throws JiraRefused */
export const approvalsThere = (issue: string): Promise<readonly JsmApproval[]> => readApprovals('app', issue);

/** How JSM's own approval stands: of several steps, the newest counts. */
export async function approvalState(as: As, issue: string): Promise<'none' | JsmApproval['finalDecision']> {
  const [last] = (await approvalsOf(as, issue)).slice(-1);
  return last?.finalDecision ?? 'none';
}

/** May this person ask for this type at all? Asked as them, before anything is done as the app. */
export async function requestTypes(as: As, projectId: string): Promise<readonly { id: string; name: string }[]> {
  return (await orNothing(jira<{ values: { id: string; name: string }[] }>(as, route`/rest/servicedeskapi/servicedesk/${`projectId:${projectId}`}/requesttype`)))?.values ?? [];
}
