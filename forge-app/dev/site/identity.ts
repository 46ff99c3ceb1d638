import { IncomingHttpHeaders } from 'node:http';
import { Caller } from './call';
import { State } from './model';

/** The local platform says whom it acts for; a client with an API token signs in with a mail address, or with an account id. */
export function callerOf(headers: IncomingHttpHeaders, state: State): { caller: Caller; throughApp: boolean } {
  const given = headers['x-acting-as'];
  if (given === 'app') return { caller: { kind: 'app' }, throughApp: true };
  if (typeof given === 'string' && given.startsWith('user:')) return { caller: { kind: 'user', accountId: given.slice(5) }, throughApp: true };
  if (given) return { caller: { kind: 'none' }, throughApp: true };
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '');
  if (!basic) return { caller: { kind: 'none' }, throughApp: false };
  const pair = Buffer.from(basic[1], 'base64').toString();
  const name = pair.slice(0, pair.lastIndexOf(':'));
  return { caller: { kind: 'user', accountId: state.accounts.find(a => a.email === name)?.accountId ?? name }, throughApp: false };
}
