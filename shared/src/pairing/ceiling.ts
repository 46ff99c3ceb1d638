import { DeskError } from '../desk-api';
import type { Demands } from '../approvals/types';
import type { Settings } from '../settings';
import type { ItemRecord } from '../state/record';
import type { Assertion } from './messages';
import { isFromPeer } from './standing';

export type Ceiling = Settings['peers'][string];
interface Asked { readonly item: Pick<ItemRecord, 'steps'>; readonly demands: Demands; readonly said: Pick<Assertion, 'decision' | 'assurance' | 'proof'> }

/**
 * How far the word of a peer counts, whoever speaks. A no counts always: it only keeps things as they are.
 * @throws DeskError 403 above it
 */
export function mustBeWithin(ceiling: Ceiling, { item, demands, said }: Asked): void {
  if (said.decision !== 'approve') return;
  const home = 'Decide it where the request is at home.';
  if (demands.stepUp && !ceiling.privileged) throw new DeskError(403, 'This takes proof of who decides, and may not be decided from the other host.', home);
  if (demands.stepUp && (said.assurance < 3 || !said.proof)) throw new DeskError(403, 'This takes proof of who decides, and none came with it.', home);
  const given = item.steps.flatMap(s => s.votes).filter(v => v.decision === 'approve' && isFromPeer(v)).length;
  if (given >= ceiling.steps) throw new DeskError(403, 'As many of its approvals as may be came from another host already.', home);
}
