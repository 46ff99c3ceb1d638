import type { Case } from '../case';
import { Conflict } from '../journal';
import { isEnded } from '../state/status';

/**
 * Writes what was noted about an item, unless somebody else has moved that item on meanwhile: another replica may have read the same
 * lost answer back, and what it wrote stands. Anything else that happened to the request in between does not matter.
 * @returns whether it was written.
 */
export async function commitItem(kase: Case, itemId: string): Promise<boolean> {
  const { attempt, intent, state } = kase.item(itemId);
  try {
    await kase.commit(newer => {
      const now = newer.items.find(i => i.id === itemId);
      return !now || now.attempt !== attempt || now.intent?.effectKey !== intent?.effectKey || (isEnded(now) && now.state !== state);
    });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
