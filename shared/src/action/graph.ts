import { Annotation, Command, END, START, StateGraph, interrupt } from '@langchain/langgraph';
import type { BaseCheckpointSaver } from '@langchain/langgraph-checkpoint';

/** Where an item goes next. The journal holds what is true; this only says which room is next. */
export type Next = 'decide' | 'approve' | 'act' | 'end';

export interface Rooms {
  /** Policy, with everything known now. */
  decide(requestId: string, itemId: string, emit: unknown): Promise<Next>;
  /** One effect under one capability, read back. */
  act(requestId: string, itemId: string, emit: unknown): Promise<Next>;
}

const State = Annotation.Root({ requestId: Annotation<string>(), itemId: Annotation<string>() });

/** decide → (approve ⇄ decide) → act. The sentence an item walks through. */
export function actionGraph(rooms: Rooms, saver: BaseCheckpointSaver) {
  const goto = (next: Next) => new Command({ goto: next === 'end' ? END : next });
  return new StateGraph(State)
    .addNode('decide', async ({ requestId, itemId }, config) => goto(await rooms.decide(requestId, itemId, config.configurable?.emit)), { ends: ['approve', 'act', END] })
    // Pausing does nothing else: no side effect and no try/catch around the interrupt.
    .addNode('approve', ({ itemId }) => { interrupt({ itemId }); return new Command({ goto: 'decide' }); }, { ends: ['decide'] })
    .addNode('act', async ({ requestId, itemId }, config) => goto(await rooms.act(requestId, itemId, config.configurable?.emit)), { ends: ['approve', 'decide', END] })
    .addEdge(START, 'decide')
    .compile({ checkpointer: saver });
}

export interface ItemRunner {
  /** Starts an item, or resumes it where it paused. What it finds in the journal decides; running it twice is harmless. */
  run(requestId: string, itemId: string, emit: unknown): Promise<void>;
  /** Forgets the threads of a request that has ended. */
  forget(requestId: string, itemIds: readonly string[]): Promise<void>;
}

export function createItemRunner(rooms: Rooms, saver: BaseCheckpointSaver, prefix: string): ItemRunner {
  const graph = actionGraph(rooms, saver);
  const thread = (requestId: string, itemId: string) => `${prefix}:${requestId}:${itemId}`;
  return {
    async run(requestId, itemId, emit) {
      const config = { configurable: { thread_id: thread(requestId, itemId), emit }, durability: 'exit' as const };
      const state = await graph.getState(config);
      const paused = state.tasks.some(t => t.interrupts.length > 0);
      // A thread that is not paused (new, or lost in a crash) starts at `decide`, which reads the journal.
      await graph.invoke(paused ? new Command({ resume: true }) : { requestId, itemId }, config);
    },
    async forget(requestId, itemIds) {
      for (const itemId of itemIds) await saver.deleteThread(thread(requestId, itemId));
    },
  };
}
