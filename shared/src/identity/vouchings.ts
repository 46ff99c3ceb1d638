import { loadRecords } from '../case';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { mustKnow } from '../verbs/who';
import { TRIES } from './start-vouching';
import type { VouchingView } from './types';

const ADVICE = 'Speak to them in person or on a call you started. Enter the code only when you know the voice.';

/** What waits for this manager's word now. */
export async function vouchings(rt: Runtime, actor: Actor): Promise<readonly VouchingView[]> {
  await mustKnow(rt, actor);
  const now = rt.clock.now().toISOString();
  const rows = await rt.journal.listRequests({ waitingOn: actor.person, limit: 200 });
  const records = await loadRecords(rt.journal, rows.map(r => r.id));
  const open = records.flatMap(r => r.items.flatMap(item => (item.waiting?.for === 'step-up' && item.vouching?.manager === actor.person && item.vouching.until > now && item.vouching.tries < TRIES ? [{ requestId: r.id, item, vouching: item.vouching }] : [])));
  return Promise.all(open.map(async ({ requestId, item, vouching }) => ({
    requestId, itemId: item.id, subject: { ref: item.subject, name: (await rt.directory.person(item.subject))?.name ?? item.subject }, sentence: item.sentence,
    at: vouching.at, until: vouching.until, triesLeft: TRIES - vouching.tries, advice: ADVICE,
  })));
}
