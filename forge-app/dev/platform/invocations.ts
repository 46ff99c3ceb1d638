import { randomUUID } from 'node:crypto';

/** Ends the function's process at its n-th call to the platform, before the call is done or after it (its answer lost). */
export interface Kill { call: number; when: 'before' | 'after' }

/** What the platform knows of a run while it lasts; the token in each call stands for it. */
export interface Invocation { token: string; functionKey: string; moduleKey: string; accountId?: string; calls: number; kill?: Kill; end?: () => void }

export interface Invocations {
  open: (given: Pick<Invocation, 'functionKey' | 'moduleKey' | 'accountId' | 'kill'>) => Invocation;
  find: (token: string) => Invocation | undefined;
  close: (invocation: Invocation) => void;
}

export function createInvocations(): Invocations {
  const running = new Map<string, Invocation>();
  return {
    open: given => {
      const invocation = { ...given, token: randomUUID(), calls: 0 };
      running.set(invocation.token, invocation);
      return invocation;
    },
    find: token => running.get(token),
    close: invocation => { running.delete(invocation.token); },
  };
}
