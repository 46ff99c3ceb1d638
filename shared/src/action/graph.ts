import { Annotation, Command, END, START, StateGraph, interrupt } from '@langchain/langgraph';
import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';
import type { Case } from '../case';
import type { Emit } from '../desk-api';
import type { ItemRecord } from '../state/record';
import { PauseSaver } from './pause-saver';

/** Where an item goes next. The journal holds what is true; this only says which room is next. */
export type Next = 'decide' | 'approve' | 'act' | 'end';

/** The request in hand and whoever watches: of this run only, never part of a checkpoint. */
export interface Run { readonly kase: Case; readonly emit: Emit }

export interface Rooms {
  /** Policy, with everything known now. */
  decide(run: Run, itemId: string): Promise<Next>;
  /** One effect under one capability, read back. */
  act(run: Run, itemId: string): Promise<Next>;
}

const State = Annotation.Root({ requestId: Annotation<string>(), itemId: Annotation<string>() });

/** decide → (approve ⇄ decide) → act. The sentence an item walks through. */
export function actionGraph(rooms: Rooms, saver: BaseCheckpointSaver) {
  const goto = (next: Next) => new Command({ goto: next === 'end' ? END : next });
  return new StateGraph(State)
    .addNode('decide', async ({ itemId }, config) => goto(await rooms.decide(config.configurable?.run as Run, itemId)), { ends: ['approve', 'act', END] })
    // Pausing does nothing else: no side effect and no try/catch around the interrupt.
    .addNode('approve', ({ itemId }) => { interrupt({ itemId }); return new Command({ goto: 'decide' }); }, { ends: ['decide'] })
    .addNode('act', async ({ itemId }, config) => goto(await rooms.act(config.configurable?.run as Run, itemId)), { ends: ['approve', 'decide', END] })
    .addEdge(START, 'decide')
    .compile({ checkpointer: saver });
}

export interface ItemRunner {
  /** Starts an item, or resumes it where it paused. What it finds in the journal decides; running it twice is harmless. */
  run(kase: Case, itemId: string, emit: Emit): Promise<void>;
  /** Forgets the threads of a request that has ended. */
  forget(requestId: string, itemIds: readonly string[]): Promise<void>;
}

export function createItemRunner(rooms: Rooms, saver: BaseCheckpointSaver, prefix: string): ItemRunner {
  const threads = new PauseSaver(saver);
  const graph = actionGraph(rooms, threads);
  const thread = (requestId: string, itemId: string) => `${prefix}:${requestId}:${itemId}`;
  return {
    async run(kase, itemId, emit) {
      const id = thread(kase.id, itemId);
      const config = { configurable: { thread_id: id, run: { kase, emit } satisfies Run }, durability: 'exit' as const };
      const first = () => graph.invoke({ requestId: kase.id, itemId }, config);
      // Only an item that has paused before can have a thread; a thread that is not paused (new, or lost in a crash) starts at
      // `decide`, which reads the journal.
      const isNew = !hasPaused(kase.item(itemId));
      await threads.during(id, isNew, async () => {
        const paused = !isNew && (await graph.getState(config)).tasks.some(t => t.interrupts.length > 0);
        await (paused ? graph.invoke(new Command({ resume: true }), config) : first());
      });
    },
    async forget(requestId, itemIds) {
      for (const itemId of itemIds) await saver.deleteThread(thread(requestId, itemId));
    },
  };
}

const hasPaused = (item: ItemRecord) => item.decision !== undefined || item.waiting !== undefined || item.steps.length > 0;
