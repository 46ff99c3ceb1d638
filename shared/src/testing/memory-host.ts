import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import knex, { type Knex } from 'knex';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { System } from '../contract';
import { createDesk } from '../desk';
import type { Desk } from '../desk-api';
import { KnexCounters, KnexJournal, KnexSaver, KnexSeals, KnexSecrets, migrate } from '../knex';
import { createCedarPolicy } from '../policy';
import type { RuleFiles } from '../rules';
import type { Directory, HostPorts, Notice, Ports, StepUp } from '../ports';
import type { Actor, Person, RequestType, Resource } from '../types';
import { settingsOf, type Settings } from '../settings';
import { TestClock } from './clock';
import { createWorld, memorySystems, type MemoryWorld } from './memory-systems';
import { PEOPLE, RESOURCES, ROLES } from './people';

export { PEOPLE, RESOURCES, ROLES, TestClock };

/** Small policies in the shape of a company's. */
export const POLICIES = `
@id("active") @says("People who have left get nothing.")
forbid (principal, action, resource) unless { principal.active && context.subject.active };
@id("own") @says("You can ask for yourself.")
forbid (principal, action, resource) unless { context.self || context.manages || context.undo };
@id("unlock") @says("Your own account is unlocked with proof.")
permit (principal, action == Action::"directory.unlock-account", resource) when { context.assurance >= 3 };
@id("relock") @says("An unlock may be taken back.")
permit (principal, action == Action::"directory.lock-account", resource) when { context.undo };
@id("seat") @says("Seats are free for employees.")
permit (principal, action in [Action::"saas.grant-seat", Action::"saas.remove-seat", Action::"prod.revoke-role"], resource);
@id("prod-read") @says("Production read for up to 8 hours.")
permit (principal, action == Action::"prod.grant-role", resource) when { context.role == "read" && context.hasEnd && context.minutes <= 480 };
@id("prod-owner") @says("Production needs the owner's yes.")
forbid (principal, action == Action::"prod.grant-role", resource) unless { context.approvals.owner >= 1 };
`;

const slot = { person: { type: 'person' as const, default: '$requester' } };
export const TYPES: RequestType[] = [
  { id: 'unlock', title: 'Unlock', examples: ['unlock my account', 'I am locked out', 'my account is locked'], autonomy: 'auto', slots: slot, actions: [{ use: 'directory.unlock-account', input: { person: '$person', target: 'resource:default/account' } }] },
  { id: 'app', title: 'Seat', examples: ['I need Figma', 'get me Figma', 'access to Figma please'], autonomy: 'auto', slots: { app: { type: 'app', required: true, question: 'Which app?' }, ...slot }, actions: [{ use: 'saas.grant-seat', input: { person: '$person', target: '$app' } }] },
  {
    id: 'prod', title: 'Production', examples: ['read access to payments-db for 4h', 'prod access to payments-db', 'admin on payments-db for 2 hours'], autonomy: 'auto',
    slots: { system: { type: 'entity', kind: 'system', required: true, question: 'Which system?' }, role: { type: 'role', default: 'read' }, duration: { type: 'duration', required: true, question: 'For how long?', ladder: ['PT8H', 'PT4H', 'PT2H', 'PT1H'] }, ticket: { type: 'ticket' }, shift: { type: 'shift' }, ...slot },
    actions: [{ use: 'prod.grant-role', input: { person: '$person', target: '$system', role: '$role', duration: '$duration', ticket: '$ticket', shift: '$shift' } }],
  },
];

export interface TestHost {
  readonly desk: Desk; readonly world: MemoryWorld; readonly clock: TestClock; readonly knex: Knex; readonly notices: Notice[]; readonly people: Person[]; readonly resources: Resource[];
  as(name: string, extra?: Partial<Actor>): Actor;
  /** Another process on the same database: nothing of the first one's memory. */
  restart(model?: BaseChatModel): Desk;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly knex?: Knex;
  /** How the schema comes there, where the core's own way cannot be gone. */
  readonly migrate?: (knex: Knex) => Promise<unknown>;
  /** Where signed heads go beside the database. */
  readonly heads?: Ports['heads'];
  readonly accounts?: (person: string, system: string) => string | undefined;
  /** Who leads somebody that the host does not list. */
  readonly leads?: Directory['leads'];
  /** Rules as files, read again at every start: `policies/*.cedar` count. */
  readonly rules?: { files: RuleFiles; trust: 'review' | 'files' };
  readonly settings?: Parameters<typeof settingsOf>[0];
  /** What the host lends in place of the usual. */
  readonly lend?: Partial<Pick<Ports, 'counters' | 'defer' | 'outbound' | 'fetch' | 'knowledge' | 'log' | 'host' | 'key' | 'installation' | 'roles'>>;
  /** More request types and policies beside the usual. */
  readonly types?: readonly RequestType[];
  readonly policies?: string;
  /** Changes the usual policies. */
  readonly reword?: (text: string) => string;
  /** More systems beside those in memory. */
  readonly systems?: readonly System[];
}

/** A whole desk on SQLite in memory, with systems in memory; everything else is the real thing. */
export async function createTestHost(planner: BaseChatModel, options: TestOptions = {}): Promise<TestHost> {
  const db = options.knex ?? knex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true, pool: { min: 1, max: 1 } });
  await (options.migrate ?? migrate)(db);
  const clock = new TestClock();
  const world = createWorld();
  const notices: Notice[] = [];
  const people = [...PEOPLE];
  const resources = [...RESOURCES];
  const directory: Directory = {
    person: async ref => people.find(p => p.ref === ref), resource: async ref => resources.find(r => r.ref === ref), people: async () => people, resources: async () => resources,
    members: async owner => people.filter(p => p.active && (p.ref === owner || p.groups.includes(owner))).map(p => p.ref), ...(options.leads && { leads: options.leads }),
  };
  const systems = [...memorySystems(world), ...(options.systems ?? [])];
  const settings: Settings = settingsOf(options.settings ?? {});
  const actions = systems.flatMap(s => s.connector.changes.map(c => ({ id: `${s.id}.${c.id}`, effect: c.effect })));
  const policyOf = (files: RuleFiles) => createCedarPolicy({
    cedar, actions, approvalOrder: [['manager'], ['owner'], ['security'], ['finance'], ['named']], files: Object.keys(files).filter(f => f.endsWith('.cedar')).map(name => ({ name, text: files[name] })),
  });
  const policy = policyOf({ 'test.cedar': (options.reword ?? same)(POLICIES) + (options.policies ?? '') });
  const key = new Uint8Array(32).fill(7);
  const ports = (model: BaseChatModel): HostPorts => ({
    host: 'test', tenant: 't', clock, journal: new KnexJournal(db), saver: new KnexSaver(db, { history: 'latest' }), secrets: new KnexSecrets(db, key, clock), seals: new KnexSeals(db), ...(options.heads && { heads: options.heads }), directory,
    accounts: { find: async (p, s) => (options.accounts ? options.accounts(p, s) : `${p}@${s}`) }, policy, systems, requestTypes: [...TYPES, ...(options.types ?? [])],
    knowledge: noKnowledge, planner: model, model: { name: 'embedded', timeoutMs: 1_000 }, stepUp: fakeStepUp(clock),
    notices: { send: async n => { notices.push(n); } }, roles: ROLES, settings, counters: new KnexCounters(db), key, fetch,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...(options.rules && { rulebook: { deployed: options.rules.files, trust: options.rules.trust, load: files => ({ policy: policyOf(files), requestTypes: [...TYPES, ...(options.types ?? [])], planner: model, roles: ROLES, settings }) } }),
    ...options.lend,
  });
  return {
    desk: createDesk(ports(planner)), world, clock, knex: db, notices, people, resources,
    as: (name, extra) => ({ person: `user:default/${name}`, assurance: 2, channel: 'portal', host: 'test', ...extra }),
    restart: model => createDesk(ports(model ?? planner)),
    close: () => db.destroy(),
  };
}

const same = (text: string) => text;
const noKnowledge: Ports['knowledge'] = { search: async () => [], answer: async () => ({ ok: false, score: 0 }) };

/** Accepts the proof `ok`; bound to the payload it was made for. */
function fakeStepUp(clock: TestClock): StepUp {
  const open = new Map<string, { person: string; payload: string; method: string }>();
  return {
    async challenge(who, payload, methods) {
      const id = `c${open.size + 1}`;
      open.set(id, { person: who, payload, method: methods[methods.length - 1] });
      return { id, url: 'http://127.0.0.1/', methods, expiresAt: clock.now().toISOString() };
    },
    async verify(id, proof) {
      const c = open.get(id);
      return c && proof === 'ok' ? { ok: true, ...c, at: clock.now().toISOString() } : { ok: false, reason: 'wrong' };
    },
  };
}
