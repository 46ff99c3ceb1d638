import type { Actor } from '@countersign/core';
import type { AccountKind } from '../contract';
import { personOf, UNIDENTIFIED } from '../host/refs';

/** Forge's own account of a call: it cannot be altered by whoever calls. */
export interface ForgeContext {
  readonly accountId?: string; readonly accountType?: string; readonly installContext?: string; readonly moduleKey?: string;
  readonly extension?: {
    readonly type?: string;
    readonly issue?: { readonly id?: string; readonly key?: string };
    readonly project?: { readonly id?: string; readonly key?: string };
    readonly portal?: { readonly id?: string | number };
    readonly request?: { readonly key?: string; readonly typeId?: string };
  };
}

/** Where and by whom something is asked. Without `actor` nobody is signed in. */
export interface Here {
  readonly kind: AccountKind; readonly accountId?: string; readonly actor?: Actor;
  /** Id or key of the issue on screen. */
  readonly issue?: string; readonly project?: { readonly id: string; readonly key?: string };
  readonly requestTypeId?: string;
}

const KINDS: readonly string[] = ['licensed', 'unlicensed', 'customer'];

export function hereOf(context: ForgeContext): Here {
  const signedIn = context.accountId && context.accountId !== UNIDENTIFIED;
  const { issue, project, request } = context.extension ?? {};
  const where = {
    ...((issue?.id ?? issue?.key ?? request?.key) !== undefined && { issue: issue?.id ?? issue?.key ?? request?.key }),
    ...(project?.id && { project: { id: String(project.id), ...(project.key && { key: project.key }) } }),
    ...(request?.typeId && { requestTypeId: request.typeId }),
  };
  if (!signedIn || !context.accountId) return { kind: 'anonymous', ...where };
  const kind = KINDS.includes(context.accountType ?? '') ? (context.accountType as AccountKind) : 'licensed';
  // A session of Atlassian's own, in a resolver: the account acts itself (G1).
  return { kind, accountId: context.accountId, actor: { person: personOf(context.accountId), assurance: 2, channel: 'jsm', host: 'jira' }, ...where };
}
