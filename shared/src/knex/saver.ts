import type { RunnableConfig } from '@langchain/core/runnables';
import {
  BaseCheckpointSaver, compareWritesSortKeys, copyCheckpoint, getCheckpointId, maxChannelVersion, TASKS, WRITES_IDX_MAP, writesSortKey,
  type Checkpoint, type CheckpointListOptions, type CheckpointMetadata, type CheckpointTuple, type PendingWrite, type SerializerProtocol,
} from '@langchain/langgraph-checkpoint';
import type { Knex } from 'knex';

const CHECKPOINTS = 'cs_checkpoints';
const WRITES = 'cs_checkpoint_writes';
const KEY = ['thread_id', 'checkpoint_ns', 'checkpoint_id'] as const;

interface CheckpointRow { thread_id: string; checkpoint_ns: string; checkpoint_id: string; parent_checkpoint_id: string | null; type: string; checkpoint: string; metadata: string }
interface WriteRow { task_id: string; idx: number; task_path: string; channel: string; wtype: string; value: string }
type Joined = CheckpointRow & { [K in keyof WriteRow]: WriteRow[K] | null };
interface Group { row: CheckpointRow; writes: WriteRow[] }

const packed = ([type, bytes]: [string, Uint8Array]) =>
  type === 'json' ? { type, text: new TextDecoder().decode(bytes) } : { type: `${type}+b64`, text: Buffer.from(bytes).toString('base64') };

/**
 * LangGraph checkpointer on any Knex: text columns only, single upserts, no transactions, one query per read.
 * It holds what resuming needs; the journal says what happened. `latest` keeps only the newest checkpoint of a thread.
 */
export class KnexSaver extends BaseCheckpointSaver {
  constructor(private readonly db: Knex, private readonly options: { serde?: SerializerProtocol; history?: 'full' | 'latest' } = {}) {
    super(options.serde);
  }

  async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    const { thread_id: thread, checkpoint_ns: ns = '' } = config.configurable ?? {};
    if (thread === undefined) return undefined;
    const id = getCheckpointId(config);
    const rows = await this.joined(q => {
      q.where({ thread_id: thread, checkpoint_ns: ns });
      return id ? q.andWhere({ checkpoint_id: id }) : q.orderBy('checkpoint_id', 'desc').limit(1);
    });
    const [group] = grouped(rows);
    return group && this.tuple(group);
  }

  async *list(config: RunnableConfig, { limit, before, filter }: CheckpointListOptions = {}): AsyncGenerator<CheckpointTuple> {
    const { thread_id: thread, checkpoint_ns: ns, checkpoint_id: id } = config.configurable ?? {};
    const wanted = Object.entries(filter ?? {}).filter(([, v]) => v !== undefined);
    const until = before?.configurable?.checkpoint_id;
    const rows = await this.joined(q => {
      q.orderBy('checkpoint_id', 'desc');
      if (thread !== undefined) q.where({ thread_id: thread });
      if (ns !== undefined) q.where({ checkpoint_ns: ns });
      if (id) q.where({ checkpoint_id: id });
      if (until) q.where('checkpoint_id', '<', until);
      return limit && !wanted.length ? q.limit(limit) : q;
    });
    let given = 0;
    for (const group of grouped(rows)) {
      const metadata = JSON.parse(group.row.metadata);
      if (!wanted.every(([k, v]) => JSON.stringify(metadata[k]) === JSON.stringify(v))) continue;
      if (limit && given++ >= limit) return;
      yield await this.tuple(group);
    }
  }

  async put(config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata): Promise<RunnableConfig> {
    const { thread_id: thread, checkpoint_ns: ns = '', checkpoint_id: parent } = config.configurable ?? {};
    if (!thread) throw new Error('Missing "thread_id" in config.configurable.');
    const [c, m] = (await Promise.all([this.serde.dumpsTyped(copyCheckpoint(checkpoint)), this.serde.dumpsTyped(metadata)])).map(packed);
    await this.db(CHECKPOINTS)
      .insert({ thread_id: thread, checkpoint_ns: ns, checkpoint_id: checkpoint.id, parent_checkpoint_id: parent ?? null, type: c.type, checkpoint: c.text, metadata: m.text })
      .onConflict([...KEY]).merge();
    if (this.options.history === 'latest' && parent) await this.drop(q => q.where({ thread_id: thread, checkpoint_ns: ns }).andWhere('checkpoint_id', '<', checkpoint.id));
    return { configurable: { thread_id: thread, checkpoint_ns: ns, checkpoint_id: checkpoint.id } };
  }

  async putWrites(config: RunnableConfig, writes: PendingWrite[], taskId: string, taskPath = ''): Promise<void> {
    const { thread_id: thread, checkpoint_ns: ns = '', checkpoint_id: id } = config.configurable ?? {};
    if (!thread) throw new Error('Missing thread_id field in config.configurable.');
    if (!id) throw new Error('Missing checkpoint_id field in config.configurable.');
    if (!writes.length) return;
    const rows = await Promise.all(writes.map(async ([channel, v], n) => {
      const { type, text } = packed(await this.serde.dumpsTyped(v));
      return { thread_id: thread, checkpoint_ns: ns, checkpoint_id: id, task_id: taskId, idx: WRITES_IDX_MAP[channel as string] ?? n, task_path: taskPath, channel, type, value: text };
    }));
    const insert = this.db(WRITES).insert(rows).onConflict([...KEY, 'task_id', 'idx']);
    // Special channels are overwritten, ordinary writes of a task stay as first written.
    await (writes.every(([channel]) => (channel as string) in WRITES_IDX_MAP) ? insert.merge() : insert.ignore());
  }

  /** Writes first: a crash in between leaves a readable checkpoint, and running it again finishes. */
  async deleteThread(threadId: string): Promise<void> { await this.drop(q => q.where({ thread_id: threadId })); }

  private async drop(narrow: (q: Knex.QueryBuilder) => Knex.QueryBuilder) {
    await narrow(this.db(WRITES)).del();
    await narrow(this.db(CHECKPOINTS)).del();
  }

  private async joined(narrow: (q: Knex.QueryBuilder) => Knex.QueryBuilder): Promise<Joined[]> {
    const checkpoints = narrow(this.db(CHECKPOINTS).select('*')).as('c');
    return this.db.from(checkpoints).leftJoin(`${WRITES} as w`, join => { for (const k of KEY) join.on(`c.${k}`, `w.${k}`); })
      .select('c.*', 'w.task_id', 'w.idx', 'w.task_path', 'w.channel', 'w.type as wtype', 'w.value').orderBy('c.checkpoint_id', 'desc');
  }

  private load(type: string, text: string) {
    return type.endsWith('+b64') ? this.serde.loadsTyped(type.slice(0, -4), Buffer.from(text, 'base64')) : this.serde.loadsTyped(type, text);
  }

  private async tuple({ row, writes }: Group): Promise<CheckpointTuple> {
    const { thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id: parent } = row;
    writes.sort((a, b) => compareWritesSortKeys(writesSortKey(a.task_path, a.task_id, a.idx), writesSortKey(b.task_path, b.task_id, b.idx)));
    const [checkpoint, metadata, pendingWrites] = await Promise.all([
      this.load(row.type, row.checkpoint), this.load('json', row.metadata),
      Promise.all(writes.map(async w => [w.task_id, w.channel, await this.load(w.wtype, w.value)] as [string, string, unknown])),
    ]);
    if (checkpoint.v < 4 && parent !== null) await this.migrateSends(checkpoint, thread_id, checkpoint_ns, parent);
    return {
      config: { configurable: { thread_id, checkpoint_ns, checkpoint_id } }, checkpoint, metadata, pendingWrites,
      ...(parent && { parentConfig: { configurable: { thread_id, checkpoint_ns, checkpoint_id: parent } } }),
    };
  }

  /** Before version 4 pending sends lay with the parent's writes. */
  private async migrateSends(checkpoint: Checkpoint, thread: string, ns: string, parent: string) {
    const rows = await this.db(WRITES).where({ thread_id: thread, checkpoint_ns: ns, checkpoint_id: parent, channel: TASKS }).orderBy(['task_path', 'task_id', 'idx']);
    checkpoint.channel_values ??= {};
    checkpoint.channel_values[TASKS] = await Promise.all(rows.map(w => this.load(w.type, w.value)));
    const versions = Object.values(checkpoint.channel_versions);
    checkpoint.channel_versions[TASKS] = versions.length ? maxChannelVersion(...versions) : this.getNextVersion(undefined);
  }
}

function grouped(rows: readonly Joined[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = JSON.stringify(KEY.map(k => row[k]));
    const group = groups.get(key) ?? { row, writes: [] };
    groups.set(key, group);
    if (row.task_id !== null) group.writes.push(row as WriteRow);
  }
  return [...groups.values()];
}
