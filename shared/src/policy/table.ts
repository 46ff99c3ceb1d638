import { z } from 'zod';
import type { Policy, PolicyQuestion } from '../ports';
import type { Decision, Need, Person, RequestType, Resource } from '../types';
import { minutesOf } from '../words';

type Autonomy = RequestType['autonomy'];
/** One row: who asks for what, and what has to come out. */
export interface PolicyCase {
  readonly name: string; readonly who: string; readonly for?: string; readonly action: string; readonly on?: string; readonly role?: string; readonly duration?: string;
  readonly ticket?: boolean; readonly proof?: boolean; readonly undo?: boolean; readonly assurance?: 0 | 1 | 2; readonly waited?: number; readonly approvals?: Readonly<Record<string, number>>;
  readonly autonomy?: Autonomy; readonly expect: Decision['outcome']; readonly needs?: readonly string[]; readonly rule?: string; readonly offer?: Readonly<Record<string, string | number>> | 'none';
}
/** Somebody made up, who stands for everybody in these groups: rows then hold whoever works here. */
export type StandIns = Readonly<Record<string, readonly string[]>>;
export interface PolicyTable {
  readonly people: StandIns;
  readonly ladders: Readonly<Record<string, { readonly role?: readonly string[]; readonly duration?: readonly string[] }>>;
  readonly properties: readonly string[]; readonly gives: readonly string[]; readonly takes: readonly string[]; readonly cases: readonly PolicyCase[];
}

const Case = z.strictObject({
  name: z.string(), who: z.string(),
  /** Default: `who`. */
  for: z.string().optional(),
  action: z.string(),
  /** Name of a resource; absent: the subject's own account. */
  on: z.string().optional(),
  role: z.string().optional(), duration: z.string().optional(),
  ticket: z.boolean().optional(), proof: z.boolean().optional(), undo: z.boolean().optional(),
  /** 0 a claim … 2 a session; `proof` is 3. */
  assurance: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  waited: z.number().optional(), approvals: z.record(z.string(), z.number()).optional(),
  autonomy: z.enum(['off', 'shadow', 'suggest', 'approve', 'auto']).optional(),
  expect: z.enum(['allow', 'needs', 'deny']),
  /** In order: `step-up`, an approval role (`owner`, `owner 2`) or `wait 60`. */
  needs: z.array(z.string()).optional(),
  /** One of the determining rules; `none` is a default deny. */
  rule: z.string().optional(),
  /** The first offer; `none`: there is none. */
  offer: z.union([z.record(z.string(), z.union([z.string(), z.number()])), z.literal('none')]).optional(),
});

/** `tests.yaml`: who asks for what, and what policy has to say. Ladders are by action, as its connector declares them. */
export const policyTable: z.ZodType<PolicyTable> = z.strictObject({
  /** Name → groups. They are found before anybody real. */
  people: z.record(z.string().regex(/^[a-z][a-z-]{1,30}$/, 'lower-case letters and -'), z.array(z.string())).default({}),
  ladders: z.record(z.string(), z.strictObject({ role: z.array(z.string()).optional(), duration: z.array(z.string()).optional() })).default({}),
  /** Promises about the whole policy, checked over every kind of person, thing and action (docs/policy-tests.md). */
  properties: z.array(z.string()).default([]),
  /** Actions that give access, beside those called grant, add, assign, invite or join. */
  gives: z.array(z.string()).default([]),
  /** Actions that only take away: a leaver may lose what they hold. */
  takes: z.array(z.string()).default([]),
  /** A promise about everything needs no rows. */
  cases: z.array(Case).default([]),
}).refine(t => t.cases.length > 0 || t.properties.length > 0, { message: 'write a row or a property: a table that says nothing tests nothing', path: ['cases'] });
export interface CaseResult { readonly name: string; readonly ok: boolean; readonly faults: readonly string[]; readonly decision: Decision }

/** Decides every row. People and resources are found by the last part of their ref. @throws Error naming a row whose person or thing is unknown */
export function runPolicyTable(policy: Policy, table: PolicyTable, people: readonly Person[], resources: readonly Resource[]): CaseResult[] {
  return table.cases.map(row => {
    const decision = policy.decide(questionOf(row, table, people, resources));
    const faults = faultsOf(row, decision);
    return { name: row.name, ok: faults.length === 0, faults, decision };
  });
}

export function questionOf(row: PolicyCase, table: PolicyTable, people: readonly Person[], resources: readonly Resource[]): PolicyQuestion {
  const everybody = [...standIns(table), ...people];
  const requester = find(row, row.who, everybody);
  const subject = find(row, row.for ?? row.who, everybody);
  const resource: Resource = row.on ? find(row, row.on, resources) : { ref: subject.ref, title: subject.name, kind: 'account', owner: subject.ref, tags: [] };
  return {
    action: row.action, effect: 'change', requester, subject, resource, channel: 'portal', autonomy: row.autonomy ?? 'auto',
    owners: people.filter(p => p.ref === resource.owner || p.groups.includes(resource.owner ?? '')).map(p => p.ref),
    hasTicket: row.ticket ?? false, undo: row.undo ?? false,
    coordinates: {
      assurance: row.proof ? 3 : row.assurance ?? 2, cooledMinutes: row.waited ?? 0, approvals: row.approvals ?? {},
      role: row.role ?? '', minutes: row.duration ? minutesOf(row.duration) : 0, quantity: 1,
    },
    ladders: laddersOf(row, table),
  };
}

const standIns = ({ people }: PolicyTable): Person[] => Object.entries(people).map(([name, groups]) => ({ ref: `user:stand-in/${name}`, name, groups, employment: 'employee', active: true, privileged: false, tags: [] }));

function laddersOf(row: PolicyCase, table: PolicyTable): PolicyQuestion['ladders'] {
  const { role, duration } = table.ladders[row.action] ?? {};
  return { ...(role && { role }), ...(duration && { minutes: duration.map(minutesOf) }) };
}

function find<T extends { readonly ref: string }>(row: PolicyCase, name: string, among: readonly T[]): T {
  const found = among.find(x => x.ref === name || x.ref.endsWith(`/${name}`));
  if (!found) throw new Error(`"${row.name}": nobody and nothing is called ${name}`);
  return found;
}

function faultsOf(row: PolicyCase, d: Decision): string[] {
  const got = {
    expect: d.error ? `${d.outcome} (${d.error})` : d.outcome, needs: d.needs.map(sayNeed),
    rule: d.rules.map(r => r.id), offer: d.offers[0]?.change ?? 'none',
  };
  const rule = row.rule === undefined || (row.rule === 'none' ? got.rule.length === 0 : got.rule.includes(row.rule));
  return [
    ...(got.expect === row.expect ? [] : [differs('the outcome', row.expect, got.expect)]),
    ...(!row.needs || same(row.needs, got.needs) ? [] : [differs('needs', row.needs, got.needs)]),
    ...(rule ? [] : [differs('the rule', row.rule, got.rule)]),
    ...(row.offer === undefined || same(sorted(row.offer), sorted(got.offer)) ? [] : [differs('the first offer', row.offer, got.offer)]),
  ];
}

function sayNeed(n: Need): string {
  if (n.kind === 'step-up') return 'step-up';
  if (n.kind === 'cooling-off') return `wait ${n.minutes}`;
  return n.count === 1 ? n.role : `${n.role} ${n.count}`;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const sorted = (offer: unknown) => (typeof offer === 'object' ? Object.entries(offer ?? {}).sort(([a], [b]) => a.localeCompare(b)) : offer);
const differs = (what: string, wanted: unknown, got: unknown) => `${what} should be ${JSON.stringify(wanted)}, is ${JSON.stringify(got)}`;
