/** What the manifest names. Wiring only: each handler is in its room. */
import { createResolver } from './resolvers';

export { runTurn } from './consumers/run';
export { onIssue } from './triggers/issue';
export { issueLozenge } from './triggers/lozenge';
export { onLifecycle, runDaily, runDue, runHourly } from './triggers/schedules';
export { onConnectorEvent, onPeer, selfTest } from './triggers/web';
export { rovoAsk, rovoPropose, rovoStatus } from './rovo/actions';
export const resolver = createResolver();
