/** A request of another host, as it is called here: `REQ-4F2@jira`; `jira` is the name of the peer. Its approvals: `REQ-4F2@jira.i1.1`. */
const MIRRORED = /^(REQ-[A-Z0-9]+)@([a-z][a-z0-9-]*)(?:\.(i\d+\.\d+))?$/;

/** Copies of another host's requests: each on a chain of its own. */
export const MIRROR_PREFIX = 'SYS-mirror-';

export interface MirroredId { readonly id: string; readonly peer: string; readonly step?: string }
export function mirroredId(text: string): MirroredId | undefined {
  const [, id, peer, step] = MIRRORED.exec(text) ?? [];
  return id ? { id, peer, ...(step && { step }) } : undefined;
}
export const idHere = (peer: string, id: string): string => `${id}@${peer}`;
