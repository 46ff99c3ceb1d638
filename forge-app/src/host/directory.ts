import type { Clock, Directory, Person, PersonRef, Resource } from '@countersign/core';
import { readIssue } from '../jira/issues';
import { findPeople, membersOf, readUser } from '../jira/people';
import type { Installed } from './company';
import { accountOf, groupIdOf, groupRef, issueIdOf, personOf } from './refs';

/** Searches of names in one message: a long text is not looked up word by word. */
const MOST_NAMES = 6;
/** What may be a name: two or more capitalised words, or one; Jira decides whether it is. */
const NAMES = /\b\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*/gu;

/** Milliseconds a fact counts: a run may take minutes, and decides on none older than 60 s (G8). */
const FRESH_MS = 30_000;

interface Fact<T> { readonly at: number; readonly value: Promise<T> }

/**
 * Jira as this desk sees it, for one invocation: nothing of it outlives the call, so no tenant meets another's.
 * Read with the app's account for decisions, and shown to nobody as such.
 */
export class JiraDirectory implements Directory {
  private readonly known = new Map<PersonRef, Fact<Person | undefined>>();
  /** As of now, for a planner that cannot wait. */
  seen: readonly Person[] = [];
  private readonly groups = new Map<string, Fact<readonly PersonRef[]>>();

  /** @param installed - the rules in force: they name what Jira does not know. */
  constructor(private readonly installed: () => Installed, private readonly clock: Clock) {}

  person(ref: PersonRef): Promise<Person | undefined> {
    return this.fresh(this.known, ref, () => this.read(ref));
  }

  async resource(ref: string): Promise<Resource | undefined> {
    const named = this.installed().resources.find(r => r.ref === ref);
    const issue = issueIdOf(ref);
    if (named || !issue) return named;
    const found = await readIssue('app', issue);
    return found && { ref, title: found.key, kind: 'issue', tags: [], ...(found.fields.reporter && { owner: personOf(found.fields.reporter.accountId) }) };
  }

  /** Those this invocation is about: Jira is never read through. */
  async people(): Promise<readonly Person[]> {
    const people = (await Promise.all([...this.known.values()].map(fact => fact.value))).filter(p => p !== undefined);
    const same = people.length === this.seen.length && people.every((p, n) => p === this.seen[n]);
    return same ? this.seen : (this.seen = people);
  }

  async resources(): Promise<readonly Resource[]> { return this.installed().resources; }

  members(owner: string): Promise<readonly PersonRef[]> {
    const group = groupIdOf(owner);
    if (!group) return this.person(owner).then(p => (p?.active ? [p.ref] : []));
    return this.fresh(this.groups, owner, async () => (await membersOf(group)).map(u => personOf(u.accountId)));
  }

  async leads(ref: PersonRef): Promise<boolean> { return this.installed().people.teams.some(t => t.manager === ref); }

  /** Who is meant is looked up before the text is understood, so that a name in it can be linked. */
  async learn(refs: readonly PersonRef[], text = ''): Promise<void> {
    const names = [...new Set(text.match(NAMES) ?? [])].slice(0, MOST_NAMES);
    const found = (await Promise.all(names.map(findPeople))).flat();
    await Promise.all([...refs, ...found.map(u => personOf(u.accountId))].map(ref => this.person(ref)));
  }

  private fresh<T>(facts: Map<string, Fact<T>>, ref: string, read: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime();
    const known = facts.get(ref);
    if (known && now - known.at < FRESH_MS) return known.value;
    const fact = { at: now, value: read() };
    facts.set(ref, fact);
    return fact.value;
  }

  private async read(ref: PersonRef): Promise<Person | undefined> {
    const account = accountOf(ref);
    const found = account === undefined ? undefined : await readUser(account);
    if (!found) return undefined;
    const { people } = this.installed();
    const groups = found.groups.map(g => groupRef(g.groupId));
    const isIn = (list: readonly string[]) => list.some(g => groups.includes(g));
    const manager = people.teams.find(t => groups.includes(t.group) && t.manager !== ref)?.manager;
    return {
      ref, name: found.user.displayName, groups, active: found.user.active,
      employment: isIn(people.services) || found.user.accountType === 'app' ? 'service' : isIn(people.contractors) ? 'contractor' : isIn(people.interns) ? 'intern' : 'employee',
      privileged: isIn(people.privileged), tags: [found.user.accountType === 'customer' ? 'customer' : 'staff'],
      ...(manager && { manager }), ...(found.user.timeZone && { timezone: found.user.timeZone }),
    };
  }
}
