import type { Clock, System } from '../contract';
import type { Journal } from '../journal';
import type { CheckedPolicy } from '../policy';
import type { Policy, Ports, Roles } from '../ports';
import type { Settings } from '../settings';
import type { RequestType } from '../types';
import { RulesLedger } from './configuration';
import { changeBetween, digestOf } from './digest';
import type { RuleFiles } from './types';

/** How long a replica may rest on what it last read. */
export const LEASE_MS = 5_000;

/** What a host makes of a company's files. @throws DefinitionError or PolicyError, with file and line, on files that cannot be used. */
export interface Rules { readonly policy: Policy & CheckedPolicy; readonly requestTypes: readonly RequestType[]; readonly planner: Ports['planner']; readonly roles: Roles; readonly settings?: Settings; /** Systems that the rules themselves name, beside those the host lends. */ readonly connected?: readonly System[] }

/** A host lends its rules as files, so that a change of them can be proposed, tested, approved and adopted without a restart. */
export interface Rulebook {
  /** As deployed with this process. */
  readonly deployed: RuleFiles;
  /** `review`: other files than those in force wait for an approver. `files`: the company reviews its repository, and what is deployed is in force. `first`: an installation only begins with them. */
  readonly trust: 'review' | 'files' | 'first';
  load(files: RuleFiles): Rules;
  /** What is in force on this replica from now on; `load` is also asked about files that are only proposed. */
  inForce?(rules: Rules): void;
  /** Files of this host beside the usual ones, and what a change of them is: `roles` decides who may do or approve what. */
  readonly more?: Readonly<Record<string, 'rules' | 'roles'>>;
}

/** The rules in force on this replica, at most five seconds behind any other. */
export class LiveRules {
  private current: Rules;
  private digest = '';
  private readAt = -Infinity;
  private begun = false;
  readonly ledger: RulesLedger;

  constructor(private readonly book: Rulebook, journal: Journal, private readonly clock: Clock) {
    this.ledger = new RulesLedger(journal, clock);
    // What is deployed must be usable: a mistake stops the start, with file and line.
    this.current = book.load(book.deployed);
    this.digest = digestOf(book.deployed);
    book.inForce?.(this.current);
  }

  get now(): Rules { return this.current; }
  /** Of the files in force on this replica. */
  get version(): string { return this.digest; }

  /** @throws when the ledger cannot be read or its rules not loaded: then nothing is decided (G7). */
  async confirm(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.readAt < LEASE_MS && now >= this.readAt) return;
    if (!this.begun) await this.begin();
    this.begun = true;
    const { now: version } = await this.ledger.read();
    if (version && version.digest !== this.digest) {
      this.current = this.book.load(version.files);
      this.digest = version.digest;
      this.book.inForce?.(this.current);
    }
    this.readAt = now;
  }

  /** Read again at the next question: this replica has just written. */
  expire(): void { this.readAt = -Infinity; }

  private async begin(): Promise<void> {
    const { deployed, trust } = this.book;
    const { now } = await this.ledger.install(deployed, 'As installed');
    const digest = digestOf(deployed);
    if (!now || now.digest === digest || trust === 'first') return;
    if (trust === 'files') await this.ledger.deploy(changeBetween(now.files, deployed), digest);
    else await this.ledger.differs(digest);
  }
}
