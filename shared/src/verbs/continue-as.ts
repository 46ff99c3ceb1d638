import type { Case } from '../case';
import { DeskError } from '../desk-api';
import { openCase, type Emit, type Runtime } from '../runtime';
import { GOES_ON } from '../state/status';
import type { Actor } from '../types';
import { mustBeSignedIn, mustSee } from './who';

/** The person is here now: what was only claimed in their name is theirs (G1), and what must run as them can (ARCHITECTURE, whose credentials). */
export async function continueAs(rt: Runtime, actor: Actor, id: string, itemId: string, emit: Emit): Promise<Case> {
  mustBeSignedIn(actor);
  const kase = await openCase(rt, id);
  await mustSee(rt, actor, kase.now);
  if (!kase.now.items.some(i => i.by === actor.person)) throw NOT_YOURS;
  const item = kase.now.items.find(i => i.id === itemId);
  if (item?.waiting?.for !== 'continue-as-you') throw new DeskError(409, 'Nothing here waits for you.', 'Look at the request again.');
  if (item.by !== actor.person) throw NOT_YOURS;
  if (item.assurance < actor.assurance) {
    kase.note('item.adopted', actor.person, { item: item.id, set: { ...GOES_ON, assurance: actor.assurance, channel: actor.channel } });
    await kase.commit();
  }
  await rt.items.run(kase, itemId, emit);
  await kase.reload();
  return kase;
}

const NOT_YOURS = new DeskError(403, 'Only the person who asked can continue this.', 'They do it from their own session.');
