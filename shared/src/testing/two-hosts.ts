import { z } from 'zod';
import type { Actor, Person, RequestView } from '../types';
import type { System } from '../contract';
import type { Desk } from '../desk-api';
import { createTestHost, type TestHost, type TestOptions } from './memory-host';
import { ScriptedModel, type ScriptedCall } from './scripted-model';

/** People of the second host: the same names, other refs; `jana` is a stranger to the first. */
export const jira = (name: string): string => `user:jira/5b${name}`;
const NAMES = ['ada', 'abe', 'chloe', 'felix', 'ben', 'jana', 'noor'];
const personOf = (name: string): Person => ({
  ref: jira(name), name: name[0].toUpperCase() + name.slice(1), groups: name.startsWith('a') ? ['group:jira/admins'] : name === 'noor' ? ['group:jira/sec'] : [], employment: 'employee', active: true, privileged: false, tags: [],
});
const NOBODY: readonly string[] = [];
const ROLES = { admin: ['group:jira/admins'], auditor: ['user:jira/5babe'], desk: NOBODY, security: ['group:jira/sec'], policyAuthor: NOBODY, policyApprover: NOBODY, connectorOperator: NOBODY, privacy: NOBODY };

export const FORGE_IDS = { appId: 'ari:app-1', installationId: 'ari:installation-1', cloudId: 'cloud-1', environmentId: 'env-1' };
interface Options { readonly script?: () => readonly ScriptedCall[] | string; readonly home?: TestOptions; readonly away?: TestOptions }

export interface TwoHosts {
  /** The first host, `portal` to the second; the second, `jira` to the first. */
  readonly home: TestHost; readonly away: TestHost;
  /** A person of the second host. */
  as(name: string, extra?: Partial<Actor>): Actor;
  /** Two people on each side and a fingerprint, as docs/pairing.md says. */
  pair(): Promise<void>;
  /** One person's accounts, by their own hands on both sides, and a day later. */
  link(name: string, account?: string): Promise<void>;
  /** Messages go both ways until both sides have heard everything. */
  talk(): Promise<void>;
  /** Both clocks at once. */
  move(ms: number): void;
  seen(name: string, id: string): Promise<RequestView>;
  close(): Promise<void>;
}

const anyShape = z.any();
const CEILING = { jira: { title: 'Jira' }, spare: { title: 'Spare' } };

export async function createTwoHosts({ script = () => [], home: h = {}, away: a = {} }: Options = {}): Promise<TwoHosts> {
  const model = () => new ScriptedModel(script);
  const home = await createTestHost(model(), { ...h, settings: { peers: CEILING, ...h.settings }, lend: { installation: { host: 'backstage', ids: { instance: 'portal.lumen.example' } }, ...h.lend } });
  const away = await createTestHost(model(), { ...a, settings: { peers: { portal: { title: 'Lumen portal' } }, ...a.settings }, lend: { host: 'jira', key: new Uint8Array(32).fill(9), installation: { host: 'forge', ids: FORGE_IDS }, roles: ROLES, ...a.lend } });
  away.people.push(...NAMES.map(personOf));
  const as = (name: string, extra: Partial<Actor> = {}): Actor => ({ person: jira(name), assurance: 2, channel: 'jsm', host: 'jira', ...extra });
  const move = (ms: number) => { home.clock.move(ms); away.clock.move(ms); };
  const two: TwoHosts = {
    home, away, as, move,
    async pair() {
      const { invitation } = await home.desk.invitePeer(home.as('ines'), 'jira');
      const { reply, fingerprint } = await away.desk.acceptPeer(as('ada'), { name: 'portal', invitation });
      await home.desk.peerReceive(reply);
      await home.desk.confirmPeer(home.as('iris'), 'jira', fingerprint);
      await away.desk.confirmPeer(as('abe'), 'portal', (await home.desk.peers(home.as('ines'))).peers.find(p => p.state === 'waits-for-them')?.fingerprint ?? '');
      await two.talk();
    },
    async link(name, account = name) {
      const { code } = await home.desk.askLink(home.as(name), 'jira');
      await away.desk.typeLink(as(account), 'portal', code);
      await two.talk();
      const [asked] = (await home.desk.links(home.as(name))).asked;
      await home.desk.confirmLink(home.as(name), asked.id);
      await two.talk();
      move(25 * 3_600_000);
    },
    async talk() {
      for (let n = 0; n < 4; n++) await exchange(home.desk, away.desk);
    },
    seen: (name, id) => away.desk.get(as(name), `${id}@portal`),
    async close() { await home.close(); await away.close(); },
  };
  return two;
}

/** One round: here to there, and back what came of it. */
export async function exchange(home: Desk, away: Desk): Promise<void> {
  const answer = await away.peerReceive(await home.peerSend('jira'));
  await home.peerReceive(answer);
  await home.peerReceive(await away.peerSend('portal'));
}

/** An incident system in memory: `status` of each ticket, as it says itself. */
export function incidents(status: ReadonlyMap<string, string>): System {
  const lookup = { id: 'get-incident', title: 'Incident', description: 'One incident.', effect: 'read' as const, input: anyShape, output: anyShape, run: async ({ key }: { key: string }) => ({ status: status.get(key) ?? null }) };
  return { id: 'incidents', title: 'Incidents', connector: { id: 'incidents', title: 'Incidents', config: anyShape, changes: [], lookups: [lookup] }, config: {}, demo: true };
}
