import type { Clock } from '../contract';
import type { Journal, JournalEvent } from '../journal';
import { Stream } from '../streams';
import type { Json } from '../types';
import { applied, digestOf } from './digest';
import type { RuleFiles, RulesChange, RulesVersion } from './types';

export const RULES_STREAM = 'SYS-rules';
/** Versions shown to whoever reads the rules. */
const HISTORY = 50;

/** What a person wrote, for as long as it can matter who it was. */
export interface Written { readonly by: string; readonly at: string; readonly change: RulesChange; readonly before: RuleFiles }
export interface RulesState { readonly now?: RulesVersion; readonly written: readonly Written[]; readonly history: readonly Omit<RulesVersion, 'files'>[]; readonly differs?: string }
interface Adopted { readonly change: RulesChange; readonly by?: string; readonly approvedBy?: readonly string[]; readonly requestId?: string; readonly reason?: string }

/** Which rules are in force: every version with its texts, its author and its approvers, on a stream that is chained and sealed (G25). */
export class RulesLedger {
  private readonly stream: Stream<RulesState>;

  constructor(private readonly journal: Journal, clock: Clock) { this.stream = new Stream<RulesState>(journal, clock, RULES_STREAM, fold, { history: [], written: [] }); }

  read(): Promise<RulesState> { return this.stream.read(); }

  /** The files of a version, by their digest, however long ago it was in force. */
  async version(digest: string): Promise<RuleFiles | undefined> {
    let files: RuleFiles = {};
    for (const e of await this.journal.events(RULES_STREAM)) {
      if (e.kind === 'rules.differ') continue;
      files = applied(files, (e.data as unknown as Adopted).change);
      if (digestOf(files) === digest) return files;
    }
    return undefined;
  }

  /** What the first start finds becomes the first version; a later start changes nothing here. */
  install(files: RuleFiles, reason: string): Promise<RulesState> {
    return this.stream.write(s => (s.now ? [] : [{ kind: 'rules.installed', actor: 'countersign', data: { change: files as Json, reason } }]));
  }

  /** What a deployment brought is in force at once: its review is the company's own. */
  deploy(change: RulesChange, to: string): Promise<RulesState> {
    return this.stream.write(s => (s.now?.digest === to ? [] : [{ kind: 'rules.deployed', actor: 'countersign', data: { change: change as Json, reason: 'Deployed files' } }]));
  }

  /** A deployment brought other files than those in force; said once per difference. */
  differs(digest: string): Promise<RulesState> {
    return this.stream.write(s => (s.differs === digest ? [] : [{ kind: 'rules.differ', actor: 'countersign', data: { digest } }]));
  }

  /** @returns false when the rules have moved on from what the change was made against. */
  async adopt(from: string, adopted: Adopted): Promise<boolean> {
    let fits = false;
    await this.stream.write(s => {
      fits = s.now?.digest === from;
      return fits ? [{ kind: 'rules.adopted', actor: 'countersign', data: adopted as unknown as Json }] : [];
    });
    return fits;
  }
}

function fold(state: RulesState, e: JournalEvent): RulesState {
  if (e.kind === 'rules.differ') return { ...state, differs: (e.data as { digest: string }).digest };
  const { change, by, approvedBy = [], requestId, reason } = e.data as unknown as Adopted;
  const files = applied(state.now?.files ?? {}, change);
  const now: RulesVersion = {
    version: (state.now?.version ?? 0) + 1, digest: digestOf(files), files, at: e.at, approvedBy, ...(by && { by }), ...(requestId && { requestId }), ...(reason && { reason }),
  };
  const { files: _texts, ...shown } = now;
  const written = by ? [{ by, at: e.at, change, before: state.now?.files ?? {} }, ...state.written].slice(0, HISTORY) : state.written;
  return { now, history: [shown, ...state.history].slice(0, HISTORY), written };
}
