import { DeskError } from '../desk-api';
import type { Demands } from '../approvals/types';
import type { Settings } from '../settings';
import type { ItemRecord } from '../state/record';
import type { Assertion } from './messages';
import { isFromPeer } from './standing';

export type Ceiling = Settings['peers'][string];
interface Asked { readonly item: Pick<ItemRecord, 'steps'>; readonly demands: Demands; readonly said: Pick<Assertion, 'decision' | 'assurance' | 'proof'> }

/** How far the word of a peer counts, whoever speaks. A no counts always: it only keeps things as they are. @returns why it does not */
export function excess(ceiling: Ceiling, { item, demands, said }: Asked): string | undefined {
  if (said.decision !== 'approve') return undefined;
  if (demands.stepUp && !ceiling.privileged) return 'This takes proof of who decides, and may not be decided from the other host.';
  if (demands.stepUp && (said.assurance < 3 || !said.proof)) return 'This takes proof of who decides, and none came with it.';
  const given = item.steps.flatMap(s => s.votes).filter(v => v.decision === 'approve' && isFromPeer(v)).length;
  return given >= ceiling.steps ? 'As many of its approvals as may be came from another host already.' : undefined;
}

/** @throws DeskError 403 above it */
export function mustBeWithin(ceiling: Ceiling, asked: Asked): void {
  const why = excess(ceiling, asked);
  if (why) throw new DeskError(403, why, 'Decide it where the request is at home.');
}
