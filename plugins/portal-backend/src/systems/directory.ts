import { randomBytes } from 'node:crypto';
import type { Clock } from '@countersign/core';
import { Refusal, systemRouter } from './kit';
import type { Store } from './store';

/** An account as the demo directory keeps it; the id never changes, the login may. */
export interface DemoAccount { login: string; locked: boolean; lockedSince: string | null; failedSignIns: number; passwordSetAt: string; mustChange: boolean; factors: number; sessions: number; disabled?: boolean }

/** What may still be done to a disabled account. */
const ON_DISABLED = ['disable', 'enable', 'revoke-sessions'];

/** A demo directory service: lock, password with must-change, factors, sessions. */
export function directorySystem(token: string, store: Store, clock: Clock) {
  const find = (id: string) => {
    const account = store.get<DemoAccount>('account', id);
    if (!account) throw new Refusal(404, 'NO_SUCH_ACCOUNT', 'The directory has no such account.');
    return account;
  };
  const usable = (account: DemoAccount, verb: string) => {
    if (account.disabled && !ON_DISABLED.includes(verb)) throw new Refusal(409, 'ACCOUNT_DISABLED', 'The account is disabled; it is not unlocked or reset.');
    return account;
  };
  const now = () => clock.now().toISOString();
  const verbs: Record<string, (a: DemoAccount) => Partial<DemoAccount> & { password?: string }> = {
    unlock: () => ({ locked: false, lockedSince: null, failedSignIns: 0 }),
    lock: a => ({ locked: true, lockedSince: a.lockedSince ?? now() }),
    'reset-password': () => ({ password: `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`, passwordSetAt: now(), mustChange: true }),
    'reset-mfa': () => ({ factors: 0 }),
    'revoke-sessions': () => ({ sessions: 0 }),
    disable: () => ({ disabled: true, sessions: 0 }),
    enable: () => ({ disabled: undefined }),
  };
  return systemRouter(token, store, r => {
    r.get('/accounts/:id', (req, res) => { const { login: _login, ...shown } = find(req.params.id); res.json(shown); });
    r.post('/accounts/:id/:verb', (req, res) => {
      const verb = verbs[req.params.verb];
      if (!verb) throw new Refusal(404, 'NO_SUCH_VERB', 'The directory does not offer that.');
      const before = usable(find(req.params.id), req.params.verb);
      const { password, ...change } = verb(before);
      const after = { ...before, ...change };
      store.put('account', req.params.id, after);
      res.json({ changed: JSON.stringify(before) !== JSON.stringify(after), ...(password && { password }) });
    });
  });
}
