import type { RunnableConfig } from '@langchain/core/runnables';
import { BaseCheckpointSaver, type CheckpointListOptions, type CheckpointTuple, type PendingWrite } from '@langchain/langgraph-checkpoint';

type Held = Parameters<BaseCheckpointSaver['put']>;
const threadOf = (config: RunnableConfig): string => config.configurable?.thread_id;

/**
 * Writes a new thread down only when it pauses. An item that walks through without waiting for anybody has nothing to resume: the
 * journal says what happened, and a thread lost in a crash starts at `decide`, which reads the journal.
 */
export class PauseSaver extends BaseCheckpointSaver {
  private readonly fresh = new Map<string, Held | undefined>();

  constructor(private readonly inner: BaseCheckpointSaver) { super(inner.serde); }

  /** Runs what begins `thread`; nothing is read or kept of it unless it pauses. */
  async begin<T>(thread: string, run: () => Promise<T>): Promise<T> {
    this.fresh.set(thread, undefined);
    try { return await run(); } finally { this.fresh.delete(thread); }
  }

  async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> { return this.fresh.has(threadOf(config)) ? undefined : this.inner.getTuple(config); }

  async put(...[config, checkpoint, metadata, versions]: Held): Promise<RunnableConfig> {
    const thread = threadOf(config);
    if (!this.fresh.has(thread)) return this.inner.put(config, checkpoint, metadata, versions);
    this.fresh.set(thread, [config, checkpoint, metadata, versions]);
    return { configurable: { thread_id: thread, checkpoint_ns: config.configurable?.checkpoint_ns ?? '', checkpoint_id: checkpoint.id } };
  }

  /** Writes that belong to no finished step: it has paused. */
  async putWrites(config: RunnableConfig, writes: PendingWrite[], taskId: string): Promise<void> {
    const thread = threadOf(config);
    const held = this.fresh.get(thread);
    this.fresh.delete(thread);
    if (held) await this.inner.put(...held);
    return this.inner.putWrites(config, writes, taskId);
  }

  list(config: RunnableConfig, options?: CheckpointListOptions): AsyncGenerator<CheckpointTuple> { return this.inner.list(config, options); }
  deleteThread(threadId: string): Promise<void> { return this.inner.deleteThread(threadId); }
  getNextVersion(current: number | undefined): number { return this.inner.getNextVersion(current); }
}

