import { isAgent, projectOf, visible } from '../access';
import { Call, Route, done, ok, record, string, wrong } from '../call';
import { page } from '../views/shared';
import { move, stepsOf } from '../workflow';
import { addComment } from './request-comments';

const steps = (call: Call) => {
  const issue = visible(call);
  return stepsOf(call, issue, !isAgent(call, projectOf(call.state, issue)));
};

function go(call: Call) {
  const step = steps(call).find(s => s.id === string(call.body.id));
  if (!step) throw wrong('The transition is not available for this request.');
  const issue = visible(call);
  const said = string(record(call.body.additionalComment).body);
  if (said) addComment(call, issue, { body: said, public: true, properties: [] });
  move(call, issue, step.to);
  return done;
}

export const requestTransitionRoutes: Route[] = [
  { on: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/transition', run: call => ok(page(call, steps(call), s => ({ id: s.id, name: s.name }))) },
  { on: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/transition', run: go },
];
