import type { PersonRef } from '../types';

/** What decides, by path inside the company's directory: `company.yaml`, `policies/apps.cedar`, `policies/tests.yaml`, `request-types/…`. */
export type RuleFiles = Readonly<Record<string, string>>;

/** The rules in force. The digest is the SHA-256 of every path and text. */
export interface RulesVersion {
  readonly version: number;
  readonly digest: string;
  readonly files: RuleFiles;
  readonly at: string;
  /** Who wrote the change; absent for what was installed. */
  readonly by?: PersonRef;
  readonly approvedBy: readonly PersonRef[];
  readonly requestId?: string;
  readonly reason?: string;
}

/** Files with their new text; null removes one. */
export type RulesChange = Readonly<Record<string, string | null>>;

/** What stands in the way, with file and line, in the words of whoever reads files. */
export interface RulesFault { readonly file: string; readonly line: number; readonly message: string }

/** What a change would do, before anybody is asked. */
export interface RulesCheck {
  readonly ok: boolean;
  readonly faults: readonly RulesFault[];
  /** One unified diff per changed file. */
  readonly diff: readonly { readonly file: string; readonly patch: string }[];
  /** The table beside the policies, under the new rules. */
  readonly tests: { readonly passed: number; readonly failed: readonly string[] };
  /** Rows of the table that are decided differently than now, one sentence each. */
  readonly different: readonly string[];
  /** The digest that would be in force. */
  readonly digest: string;
}

/** GET /rules. */
export interface RulesView {
  readonly now: Omit<RulesVersion, 'files'>;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly history: readonly Omit<RulesVersion, 'files'>[];
  /** The files of this deployment are not the rules in force: propose them or deploy what was approved. */
  readonly deployed?: { readonly digest: string; readonly diff: RulesCheck['diff']; readonly change: RulesChange };
  /** Roles that one person holds together and should not (G26). */
  readonly together: readonly { readonly person: PersonRef; readonly roles: readonly [string, string] }[];
  /** Requests that would change the rules and are not decided. */
  readonly open: readonly string[];
  readonly mayPropose: boolean;
}
