import path from 'node:path';
import type { AuthService } from '@backstage/backend-plugin-api';
import { type Entity, isGroupEntity, isUserEntity, parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Directory, Person, Resource } from '@countersign/core';

const ANNOTATION = 'countersign.dev/';
const ORIGIN = 'backstage.io/managed-by-origin-location';
/** How old a fact may be, in milliseconds: shorter while the catalog is still changing, as it is right after a start. */
const FRESH_MS = 20_000;
const CHANGING_MS = 1_500;
const KINDS = ['User', 'Group', 'Resource', 'Component', 'Template'];

interface Snapshot { readonly at: number; readonly people: ReadonlyMap<string, Person>; readonly resources: ReadonlyMap<string, Resource>; readonly members: ReadonlyMap<string, readonly string[]>; readonly accounts: ReadonlyMap<string, string> }

type SettlePeople = (people: readonly Person[], account: (person: string, system: string) => string | undefined) => Promise<Person[]>;

/** The desk's view of the catalog, read with the plugin's own identity and never shown as such. */
export class CatalogDirectory implements Directory {
  private snapshot?: Promise<Snapshot>;
  private loadedAt = 0;
  private freshMs = CHANGING_MS;
  /** As of the last read, for a planner that cannot wait. */
  latest: { people: readonly Person[]; resources: readonly Resource[] } = { people: [], resources: [] };

  /**
   * @param sources - locations that may say who people are and who owns what (G6).
   * @param settle - which of their facts count already.
   * @param settlePeople - since when managers and links are what they are.
   */
  constructor(private readonly catalog: CatalogService, private readonly auth: AuthService, private readonly sources: readonly string[], private readonly settle: (resources: readonly Resource[]) => Promise<Resource[]> = async r => [...r], private readonly settlePeople: SettlePeople = async p => [...p]) {}

  async person(ref: string) { return (await this.now()).people.get(ref); }
  async resource(ref: string) { return (await this.now()).resources.get(ref); }
  async people() { await this.now(); return this.latest.people; }
  async resources() { await this.now(); return this.latest.resources; }

  async members(owner: string) {
    const { people, members } = await this.now();
    return people.has(owner) ? [owner] : members.get(owner) ?? [];
  }

  /** `<person> <system>` → account id; one that two people claim belongs to neither. */
  async account(person: string, system: string) { return (await this.now()).accounts.get(`${person} ${system}`); }

  /** The catalog changed: read it again at the next question. */
  forget() { this.loadedAt = 0; }

  private now(): Promise<Snapshot> {
    if (!this.snapshot || Date.now() - this.loadedAt > this.freshMs) {
      this.loadedAt = Date.now();
      const reading = this.read();
      reading.catch(() => { this.loadedAt = 0; });
      this.snapshot = reading;
    }
    return this.snapshot;
  }

  private async read(): Promise<Snapshot> {
    const { items } = await this.catalog.getEntities({ filter: KINDS.map(kind => ({ kind })) }, { credentials: await this.auth.getOwnServiceCredentials() });
    const groups = items.filter(e => isGroupEntity(e) && this.isAuthority(e));
    const parents = new Map(groups.flatMap(g => (typeof g.spec?.parent === 'string' ? [[refOf(g), groupRef(g.spec.parent)] as const] : [])));
    const users = items.filter(e => isUserEntity(e) && this.isAuthority(e));
    const accounts = accountsOf(users);
    const dated = await this.settlePeople(users.map(e => personOf(e, parents)), (person, system) => accounts.get(`${person} ${system}`));
    const people = new Map(dated.map(p => [p.ref, p]));
    const members = new Map<string, string[]>();
    for (const p of people.values()) for (const g of p.active ? p.groups : []) members.set(g, [...(members.get(g) ?? []), p.ref]);
    const resources = new Map((await this.settle(items.filter(e => !isUserEntity(e) && !isGroupEntity(e)).map(e => resourceOf(e, this.isAuthority(e))))).map(r => [r.ref, r]));
    const snapshot = { at: Date.now(), people, resources, members, accounts };
    const before = this.latest;
    this.latest = keep(before, { people: [...people.values()], resources: [...resources.values()] });
    this.freshMs = this.latest === before ? FRESH_MS : CHANGING_MS;
    return snapshot;
  }

  private isAuthority(entity: Entity): boolean {
    const origin = entity.metadata.annotations?.[ORIGIN] ?? '';
    return this.sources.some(source => isWithin(origin, source));
  }
}

/** `file:` sources are directories relative to the backend, as catalog locations are; others match up to a path boundary. */
export function isWithin(origin: string, source: string): boolean {
  const prefix = source.startsWith('file:') ? `file:${path.resolve(source.slice('file:'.length))}` : source;
  return origin === prefix || origin.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

const refOf = (e: Entity) => stringifyEntityRef(e);
const groupRef = (ref: string) => stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'group', defaultNamespace: 'default' }));
const note = (e: Entity, key: string) => e.metadata.annotations?.[`${ANNOTATION}${key}`];
const list = (text: string | undefined) => text?.split(',').map(s => s.trim()).filter(Boolean) ?? [];

function personOf(e: Entity, parents: ReadonlyMap<string, string>): Person {
  const spec = e.spec as { profile?: { displayName?: string }; memberOf?: string[] };
  const groups = new Set<string>();
  for (let wave = (spec.memberOf ?? []).map(groupRef); wave.length; wave = wave.flatMap(g => (parents.has(g) && !groups.has(parents.get(g) as string) ? [parents.get(g) as string] : []))) wave.forEach(g => groups.add(g));
  const employment = note(e, 'employment');
  return {
    ref: refOf(e), name: spec.profile?.displayName ?? e.metadata.name, groups: [...groups],
    employment: employment === 'contractor' || employment === 'intern' || employment === 'service' ? employment : 'employee',
    active: note(e, 'active') !== 'false', privileged: note(e, 'privileged') === 'true', tags: list(note(e, 'tags')),
    ...(note(e, 'manager') && { manager: note(e, 'manager') }), ...(note(e, 'timezone') && { timezone: note(e, 'timezone') }), ...(note(e, 'aliases') && { aliases: list(note(e, 'aliases')) }),
  };
}

/** Owner and tier count from configured sources only; elsewhere nobody owns it and it is treated as the most critical. */
function resourceOf(e: Entity, trusted: boolean): Resource {
  const spec = (e.spec ?? {}) as { type?: string; owner?: string; lifecycle?: string };
  const sensitivity = note(e, 'sensitivity');
  const tier = Number(note(e, 'tier'));
  return {
    ref: refOf(e), title: e.metadata.title ?? e.metadata.name, kind: e.kind === 'Resource' ? spec.type ?? 'resource' : e.kind.toLowerCase(), tags: list(note(e, 'tags')),
    ...(trusted && spec.owner && { owner: stringifyEntityRef(parseEntityRef(spec.owner, { defaultKind: 'group', defaultNamespace: 'default' })) }),
    ...(trusted ? tier > 0 && { tier } : { tier: 1 }),
    ...(spec.lifecycle && { lifecycle: spec.lifecycle }),
    ...((sensitivity === 'low' || sensitivity === 'medium' || sensitivity === 'high') && trusted ? { sensitivity } : !trusted ? { sensitivity: 'high' as const } : {}),
    ...(trusted && note(e, 'confers') && { confers: list(note(e, 'confers')) }),
    ...(note(e, 'roles') && { roles: list(note(e, 'roles')) }), ...(note(e, 'aliases') && { aliases: list(note(e, 'aliases')) }),
    ...(e.metadata.description && { description: e.metadata.description }),
  };
}

/** Account annotations `account.countersign.dev/<system>`, set by administrators (G2). An id that two people carry is nobody's. */
function accountsOf(users: readonly Entity[]): ReadonlyMap<string, string> {
  const claims = users.flatMap(e => Object.entries(e.metadata.annotations ?? {}).flatMap(([key, id]) => (key.startsWith('account.countersign.dev/') ? [{ person: refOf(e), system: key.slice('account.countersign.dev/'.length), id }] : [])));
  const unique = claims.filter(c => !claims.some(o => o.system === c.system && o.id === c.id && o.person !== c.person));
  return new Map(unique.map(c => [`${c.person} ${c.system}`, c.id]));
}

/** The same object while nothing changed, so that what is built from it is not built again. */
function keep<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
