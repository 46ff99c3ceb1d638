import { loadRecord } from '../case';
import type { Clock } from '../contract';
import { Conflict, type Erasing, type Journal } from '../journal';
import { ERASED_EVENT } from '../state/fold';
import { STREAM_PREFIX } from '../streams';
import type { Counts } from './types';

interface What { readonly requestId: string; readonly which: (value: Erasing) => boolean; readonly why: string }
const TRIES = 8;

/**
 * Erases values of one request, and every copy of them. Values first; then an event, so that whoever still has the request in hand with them
 * loses the race to write it; then the snapshot anew from the journal; the mark by which a pass finds the request goes last. A crash in
 * between leaves it to be found again.
 */
export async function eraseValues({ journal, clock }: { readonly journal: Journal; readonly clock: Clock }, { requestId, which, why }: What): Promise<Counts> {
  const counts = await journal.erase(requestId, which);
  if (!requestId.startsWith(STREAM_PREFIX)) {
    await note(journal, clock, requestId, { erased: { ...counts }, why });
    await loadRecord(journal, requestId);
    const behind = (await journal.loadProjection(requestId))?.beyond.length;
    if (behind) throw new Error(`the snapshot of ${requestId} could not be written anew`);
  }
  await journal.settleErased(requestId);
  return counts;
}

async function note(journal: Journal, clock: Clock, requestId: string, evidence: { readonly erased: Counts; readonly why: string }): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const last = (await journal.events(requestId)).at(-1);
    if (!last) return;
    try {
      await journal.append({ requestId, seq: last.seq, hash: last.hash }, [{ kind: ERASED_EVENT, actor: 'countersign', data: { evidence: { ...evidence, erased: { ...evidence.erased } } } }], clock.now().toISOString());
      return;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt >= TRIES) throw error;
    }
  }
}
