import { isAgent, projectOf, visible } from '../access';
import { Call, Route, forbidden, ok } from '../call';
import { Issue, statusOf } from '../model';
import { page, when } from '../views/shared';
import { categoryOf } from '../workflow';

const GOAL_MS = 4 * 60 * 60 * 1000;
const long = (millis: number) => ({ millis, friendly: `${Math.round(millis / 60000)}m` });

/** Only agents see SLAs. */
function agents(call: Call): Issue {
  const issue = visible(call);
  if (!isAgent(call, projectOf(call.state, issue))) throw forbidden();
  return issue;
}

function resolution(call: Call, issue: Issue) {
  const end = categoryOf(statusOf(issue)) === 'DONE' ? issue.updated : undefined;
  const elapsed = (end ?? new Date()).getTime() - issue.created.getTime();
  const cycle = { startTime: when(issue.created), breached: elapsed > GOAL_MS, goalDuration: long(GOAL_MS), elapsedTime: long(elapsed), remainingTime: long(GOAL_MS - elapsed) };
  const breachTime = when(new Date(issue.created.getTime() + GOAL_MS));
  return {
    id: '1', name: 'Time to resolution', _links: { self: `${call.site}/rest/servicedeskapi/request/${issue.id}/sla/1` }, completedCycles: end ? [{ ...cycle, stopTime: when(end) }] : [],
    ...(end ? {} : { ongoingCycle: { ...cycle, breachTime, paused: statusOf(issue) === 'Waiting for customer', withinCalendarHours: true } }),
  };
}

export const slaRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla', run: call => { const issue = agents(call); return ok(page(call, [issue], i => resolution(call, i))); } },
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla/{slaMetricId}', run: call => ok(resolution(call, agents(call))) },
];
