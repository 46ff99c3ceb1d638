import { z } from 'zod';
import type { Change, Connector, ReadContext } from '../contract';
import type { FieldChange } from '../types';
import { call, changedSince, path, refused, sameIn, type Endpoint } from './http';
import { endpoint, personRef } from './refs';

/** Account as the directory shows it. Times are ISO-8601; null means never. */
export interface Account {
  readonly locked: boolean; readonly lockedSince: string | null; readonly failedSignIns: number;
  readonly passwordSetAt: string; readonly mustChange: boolean; readonly factors: number; readonly sessions: number;
  readonly disabled?: boolean;
}
type Input = { person: string };
type AccountChange = Change<Input, Account, Endpoint>;
const input = z.object({ person: personRef });
const day = (iso: string | null) => (iso ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : 'never');

async function read({ person }: Input, ctx: ReadContext<Endpoint>): Promise<Account> {
  const answer = await call<Account>(ctx, ctx.config, 'GET', path('accounts', await ctx.account(person)));
  if (answer.status !== 200) throw new Error(refused(answer).message);
  return answer.body;
}

function fields(before: Account, after: Account): FieldChange[] {
  const row = (label: string, of: (a: Account) => string): FieldChange => ({ label, before: of(before), after: of(after), changed: of(before) !== of(after) });
  const rows = [
    row('Account', a => (a.disabled ? 'Disabled' : a.locked ? `Locked since ${day(a.lockedSince)}` : 'Open')),
    row('Failed sign-ins', a => String(a.failedSignIns)),
    row('Password', a => `Set ${day(a.passwordSetAt)}${a.mustChange ? ', must be changed' : ''}`),
    row('Second factors', a => String(a.factors)),
    row('Open sessions', a => String(a.sessions)),
  ];
  return rows.map(r => (r.changed ? r : { ...r, after: 'Unchanged' }));
}

/** What all account verbs share; each says only its own verb, its words and when its goal is reached. */
function verb(o: Pick<AccountChange, 'id' | 'title' | 'description' | 'preview' | 'done' | 'reached' | 'readBack'> & Partial<AccountChange> & { post: string; keepsSecret?: false }): AccountChange {
  const { post, keepsSecret = true, ...own } = o;
  return {
    effect: 'change', idempotent: true, input, subject: i => i.person, resource: i => i.person, read, fields,
    async run({ person }, ctx) {
      const id = await ctx.account(person);
      if (!sameIn(ctx.expect, await read({ person }, ctx), ['locked', 'passwordSetAt', 'disabled'])) return changedSince;
      const answer = await call<{ changed: boolean; password?: string }>(ctx, ctx.config, 'POST', path('accounts', id, post), { body: {}, runKey: ctx.runKey });
      if (answer.status !== 200) return refused(answer);
      if (!answer.body.changed) return { outcome: 'alreadyInState' };
      return { outcome: 'changed', ...(keepsSecret && answer.body.password && { secret: await ctx.oneTimeSecret(answer.body.password) }) };
    },
    ...own,
  };
}

const unlock = verb({
  id: 'unlock-account', title: 'Unlock account', post: 'unlock',
  description: 'Opens a locked account and clears its failed sign-ins. The password stays. Safe to repeat.',
  preview: (i, say) => `Unlock the account of ${say.person(i.person)}`, done: (i, say) => `Unlocked the account of ${say.person(i.person)}`,
  reached: (_, a) => (a.locked ? 'notHeld' : 'held'), readBack: a => `Directory says ${a.locked ? 'locked' : 'open'}`,
  undo: { change: 'lock-account', input: i => ({ person: i.person }), sentence: () => 'Locks the account again', days: 7 },
});

const lock = verb({
  id: 'lock-account', title: 'Lock account', post: 'lock',
  description: 'Locks an account so that nobody can sign in with it. Safe to repeat.',
  preview: (i, say) => `Lock the account of ${say.person(i.person)}`, done: (i, say) => `Locked the account of ${say.person(i.person)}`,
  reached: (_, a) => (a.locked ? 'held' : 'notHeld'), readBack: a => `Directory says ${a.locked ? 'locked' : 'open'}`,
  undoWhyNot: 'Ask to unlock it instead.',
});

const resetPassword = verb({
  id: 'reset-password', title: 'Reset password', post: 'reset-password', idempotent: false,
  description: 'Sets a one-time password that must be changed at the next sign-in and is shown once to the person. Not repeatable.',
  preview: (i, say) => `Reset the password of ${say.person(i.person)}`, done: (i, say) => `Reset the password of ${say.person(i.person)}`,
  reached: (_, a) => (a.mustChange ? 'held' : 'notHeld'), readBack: a => `Directory says ${a.mustChange ? 'must be changed at next sign-in' : 'unchanged'}`,
  undoWhyNot: 'The old password is not kept anywhere, so it cannot come back.', rotate: 'discard-password',
});

/** Clocks may differ by this much, in milliseconds; what it replaces was set at least ten minutes before. */
const SKEW_MS = 120_000;

const discardPassword = verb({
  id: 'discard-password', title: 'Discard password', post: 'reset-password',
  description: 'Replaces a password by one that nobody knows; it must still be changed at the next sign-in. Safe to repeat.',
  preview: (i, say) => `Discard the unread password of ${say.person(i.person)}`, done: (i, say) => `Discarded the unread password of ${say.person(i.person)}`,
  reached: (_, a, since) => (a.mustChange && Date.parse(a.passwordSetAt) >= since.getTime() - SKEW_MS ? 'held' : 'notHeld'), readBack: a => `Directory says set ${day(a.passwordSetAt)}${a.mustChange ? ', must be changed' : ''}`,
  undoWhyNot: 'Nobody knows the new password. Ask for another one.', keepsSecret: false,
});

const resetMfa = verb({
  id: 'reset-mfa', title: 'Reset second factors', post: 'reset-mfa',
  description: 'Removes every enrolled second factor; new ones are enrolled at the next sign-in. Safe to repeat.',
  preview: (i, say) => `Remove the second factors of ${say.person(i.person)}`, done: (i, say) => `Removed the second factors of ${say.person(i.person)}`,
  reached: (_, a) => (a.factors === 0 ? 'held' : 'notHeld'), readBack: a => `Directory says ${a.factors} factors`,
  undoWhyNot: 'A removed factor can only be enrolled anew by the person.',
});

const revokeSessions = verb({
  id: 'revoke-sessions', title: 'Sign out everywhere', post: 'revoke-sessions',
  description: 'Ends every open session of the account. Safe to repeat.',
  preview: (i, say) => `Sign ${say.person(i.person)} out everywhere`, done: (i, say) => `Signed ${say.person(i.person)} out everywhere`,
  reached: (_, a) => (a.sessions === 0 ? 'held' : 'notHeld'), readBack: a => `Directory says ${a.sessions} sessions`,
  undoWhyNot: 'Ended sessions cannot come back; sign in again.',
});

const disable = verb({
  id: 'disable-account', title: 'Disable account', post: 'disable',
  description: 'Refuses every sign-in with an account until it is enabled again. For people who leave. Safe to repeat.',
  preview: (i, say) => `Disable the account of ${say.person(i.person)}`, done: (i, say) => `Disabled the account of ${say.person(i.person)}`,
  reached: (_, a) => (a.disabled ? 'held' : 'notHeld'), readBack: a => `Directory says ${a.disabled ? 'disabled' : 'enabled'}`,
  undo: { change: 'enable-account', input: i => ({ person: i.person }), sentence: () => 'Asks to enable the account again', days: 30 },
});

const enable = verb({
  id: 'enable-account', title: 'Enable account', post: 'enable', gives: 'access',
  description: 'Lets a disabled account sign in again. Safe to repeat.',
  preview: (i, say) => `Enable the account of ${say.person(i.person)} again`, done: (i, say) => `Enabled the account of ${say.person(i.person)} again`,
  reached: (_, a) => (a.disabled ? 'notHeld' : 'held'), readBack: a => `Directory says ${a.disabled ? 'disabled' : 'enabled'}`,
  undo: { change: 'disable-account', input: i => ({ person: i.person }), sentence: () => 'Disables the account again', days: 30 },
});

/** Accounts of a company directory: lock, password, factors, sessions. */
export const directoryConnector: Connector<Endpoint> = {
  id: 'directory', title: 'Company directory', config: endpoint, lookups: [], changes: [unlock, lock, resetPassword, discardPassword, resetMfa, revokeSessions, disable, enable],
};
