import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { ScimPerson } from '../../dev/scim/app';

const APP = join(__dirname, '..', '..');
interface Group { readonly id: string; readonly displayName: string; readonly members?: readonly { readonly value: string }[] }
interface User { readonly id: string; readonly externalId: string }

/** A real SCIM 2.0 server in a process of its own, and what its own administrator sees there. */
export class ScimServer {
  private constructor(readonly url: string, readonly token: string, private readonly child: ChildProcess) {}

  static async start(roles: readonly string[], people: readonly ScimPerson[]): Promise<ScimServer> {
    const { NODE_OPTIONS: _none, ...env } = process.env;
    const child = fork(join(APP, 'dev/scim/process.ts'), [JSON.stringify({ roles, people })], { cwd: APP, execArgv: ['--import', 'tsx'], env: { ...env, TSX_TSCONFIG_PATH: 'tsconfig.check.json' } });
    const { url, token } = await new Promise<{ url: string; token: string }>((ready, failed) => { child.once('message', m => ready(m as never)).once('exit', () => failed(new Error('the SCIM server did not start'))); });
    return new ScimServer(url, token, child);
  }

  /** External ids of a group's members. */
  async members(group: string): Promise<readonly string[]> {
    const [groups, users] = await Promise.all([this.list<Group>('/Groups'), this.list<User>('/Users')]);
    const inside = groups.find(g => g.displayName === group)?.members?.map(m => m.value) ?? [];
    return users.filter(u => inside.includes(u.id)).map(u => u.externalId).sort();
  }

  /** Somebody there changes a group by hand, past the desk. */
  async put(group: string, externalId: string): Promise<void> {
    const [groups, users] = await Promise.all([this.list<Group>('/Groups'), this.list<User>('/Users')]);
    const [to, who] = [groups.find(g => g.displayName === group)?.id, users.find(u => u.externalId === externalId)?.id];
    await this.ask(`/Groups/${to}`, { method: 'PATCH', body: JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op: 'add', path: 'members', value: [{ value: who }] }] }) });
  }

  close(): void { this.child.disconnect(); }

  private async list<T>(path: string): Promise<readonly T[]> { return ((await (await this.ask(path)).json()) as { Resources?: T[] }).Resources ?? []; }
  private ask(path: string, init: RequestInit = {}) { return fetch(`${this.url}/scim/v2${path}`, { ...init, headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/scim+json' } }); }
}
