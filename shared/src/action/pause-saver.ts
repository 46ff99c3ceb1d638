import type { RunnableConfig } from '@langchain/core/runnables';
import { BaseCheckpointSaver, type CheckpointListOptions, type CheckpointTuple, type PendingWrite } from '@langchain/langgraph-checkpoint';

type Held = Parameters<BaseCheckpointSaver['put']>;
/** One thread while it runs: what was read of it, and the newest checkpoint that is not written yet. */
interface Running { readonly read: Promise<CheckpointTuple | undefined>; held?: Held; paused?: true }
const threadOf = (config: RunnableConfig): string => config.configurable?.thread_id;

/**
 * Reads a thread once and writes it down only when it pauses. What walked through to its end leaves nothing new to resume: the journal says
 * what happened, and a thread that is older than the journal, or lost in a crash, goes on at `decide`, which reads the journal.
 */
export class PauseSaver extends BaseCheckpointSaver {
  private readonly running = new Map<string, Running>();

  constructor(private readonly inner: BaseCheckpointSaver) { super(inner.serde); }

  /** @param isNew - nothing can be there: it is not looked for. */
  async during<T>(thread: string, isNew: boolean, run: () => Promise<T>): Promise<T> {
    this.running.set(thread, { read: isNew ? Promise.resolve(undefined) : this.inner.getTuple({ configurable: { thread_id: thread, checkpoint_ns: '' } }) });
    try { return await run(); } finally { this.running.delete(thread); }
  }

  async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> { return this.running.get(threadOf(config))?.read ?? this.inner.getTuple(config); }

  async put(...[config, checkpoint, metadata, versions]: Held): Promise<RunnableConfig> {
    const running = this.running.get(threadOf(config));
    if (!running || running.paused) return this.inner.put(config, checkpoint, metadata, versions);
    running.held = [config, checkpoint, metadata, versions];
    return { configurable: { thread_id: threadOf(config), checkpoint_ns: config.configurable?.checkpoint_ns ?? '', checkpoint_id: checkpoint.id } };
  }

  /** Writes that belong to no finished step: it has paused. LangGraph may send its checkpoint before them or after. */
  async putWrites(config: RunnableConfig, writes: PendingWrite[], taskId: string): Promise<void> {
    const running = this.running.get(threadOf(config));
    if (running?.held) await this.inner.put(...running.held);
    if (running) running.paused = true;
    return this.inner.putWrites(config, writes, taskId);
  }

  list(config: RunnableConfig, options?: CheckpointListOptions): AsyncGenerator<CheckpointTuple> { return this.inner.list(config, options); }
  deleteThread(threadId: string): Promise<void> { return this.inner.deleteThread(threadId); }
  getNextVersion(current: number | undefined): number { return this.inner.getNextVersion(current); }
}
