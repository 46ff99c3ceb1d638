import { MemorySaver } from '@langchain/langgraph-checkpoint';
import type { Case } from '../case';
import type { ItemRecord } from '../state/record';
import { createItemRunner, type Next } from './graph';

/** A saver that tells what it was asked for. */
class Told extends MemorySaver {
  readonly told: string[] = [];
  override getTuple(...args: Parameters<MemorySaver['getTuple']>) { this.told.push('read'); return super.getTuple(...args); }
  override put(...args: Parameters<MemorySaver['put']>) { this.told.push('checkpoint'); return super.put(...args); }
  override putWrites(...args: Parameters<MemorySaver['putWrites']>) { this.told.push('writes'); return super.putWrites(...args); }
}

describe('a thread while it runs', () => {
  const saver = new Told();
  let next: Next[] = [];
  let paused = false;
  const decided: string[] = [];
  const items = createItemRunner({ decide: async (_, id) => { decided.push(id); return next.shift() ?? 'end'; }, act: async () => 'end' }, saver, 'test');
  const kase = { id: 'REQ-1', item: () => ({ steps: [], ...(paused && { waiting: { for: 'approval' } }) }) as unknown as ItemRecord } as unknown as Case;
  const run = async (id: string, ...rooms: Next[]) => {
    next = rooms;
    saver.told.length = 0;
    decided.length = 0;
    await items.run(kase, id, () => undefined);
    return { told: [...saver.told], decided: decided.length };
  };

  it('is neither read nor written where it never waits', async () => {
    expect(await run('i1', 'act', 'end')).toEqual({ told: [], decided: 1 });
  });

  it('is written once when it waits, read once when it goes on, and never written at its end', async () => {
    expect(await run('i2', 'approve')).toEqual({ told: ['writes', 'checkpoint'], decided: 1 });
    paused = true;
    expect(await run('i2', 'act', 'end')).toEqual({ told: ['read'], decided: 1 });
    // The thread is older than the journal now: it goes on at `decide`, which finds that there is nothing to do.
    expect(await run('i2')).toEqual({ told: ['read'], decided: 1 });
  });

  it('waits a second time', async () => {
    expect(await run('i2', 'approve')).toEqual({ told: ['read', 'writes', 'checkpoint'], decided: 1 });
    expect(await run('i2', 'act', 'end')).toEqual({ told: ['read'], decided: 1 });
  });

  it('starts again where it was lost', async () => {
    await saver.deleteThread('test:REQ-1:i2');
    expect(await run('i2', 'act', 'end')).toEqual({ told: ['read'], decided: 1 });
  });
});
