import { Case } from '../case';
import type { ItemRunner } from '../action/graph';
import { Conflict } from '../journal';
import type { Ports } from '../ports';
import { silent, type Emit, type Runtime } from '../runtime';

/** How often an item that moved while it was decided is decided again. */
const TRIES = 5;

/** A vote, or the same job once more, may move the item while it is decided: it is decided again with both. */
export async function runOn(items: ItemRunner, kase: Case, itemId: string, emit: Emit): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      return await items.run(kase, itemId, emit);
    } catch (error) {
      if (!(error instanceof Conflict) || n >= TRIES) throw error;
      await kase.reload();
    }
  }
}

/** What a host's queue calls. A request that is not there any more, or an item that has ended, is nothing to do. */
export async function runItem(rt: Pick<Runtime, 'journal' | 'clock'>, items: ItemRunner, requestId: string, itemId: string): Promise<void> {
  const kase = await Case.load(rt.journal, rt.clock, requestId);
  if (kase?.now.items.some(i => i.id === itemId)) await runOn(items, kase, itemId, silent);
}

/** The runner of a host that works in a queue: whoever answers a person only says what has to go on. */
export function deferring(items: ItemRunner, defer: NonNullable<Ports['defer']>): ItemRunner {
  return { ...items, run: (kase, itemId) => defer(kase.id, itemId) };
}
