import { z } from 'zod';
import type { Census, Change, Connector, Lookup, ReadContext, RunResult, System } from '../contract';
import { changedSince } from '../connectors/http';

type Input = { person: string; target: string; role?: string; duration?: string; ticket?: string; shift?: string };
interface Held { readonly held: boolean; readonly role: string | null }

/** What tests may do to the systems behind the desk. */
export interface MemoryWorld {
  /** `<system> <person> <target>` → role held. */
  readonly state: Map<string, string>;
  /** Every effect that reached a system, in order. */
  readonly effects: { readonly action: string; readonly person: string; readonly runKey: string }[];
  /** Called at the start of an effect; may throw (a lost answer) or refuse. */
  before?: (action: string) => RunResult | undefined;
  /** Called after an effect was applied; throwing loses the answer. */
  after?: (action: string) => void;
  readable: boolean;
  /** Systems that cannot say what people hold. */
  readonly uncounted: Set<string>;
  /** Who is on call: shift → person, and until when it is planned. A shift that nobody has is over. */
  readonly duty: Map<string, { readonly person: string; readonly until: string }>;
}
export const createWorld = (): MemoryWorld => ({ state: new Map(), effects: [], readable: true, uncounted: new Set(), duty: new Map() });

const input = z.object({ person: z.string(), target: z.string(), role: z.string().optional(), duration: z.string().optional(), ticket: z.string().optional(), shift: z.string().optional() });

function switchChange(system: string, id: string, inverse: string | undefined, on: boolean, world: MemoryWorld, extra: Partial<Change<Input, Held>> = {}): Change<Input, Held> {
  /** Accounts are named after their person unless a test says otherwise; an account that belongs to nobody still has its own state. */
  const key = async (i: Input, ctx: Pick<ReadContext, 'account'>) => {
    const account = await ctx.account(i.person).catch(() => '');
    return `${system} ${account.endsWith(`@${system}`) ? account.slice(0, -system.length - 1) : i.person} ${i.target}`;
  };
  return {
    id, title: id, description: `${id}. Safe to repeat.`, effect: 'change', idempotent: true, input, ...(on && { gives: 'access' as const }),
    subject: i => i.person, resource: i => i.target, coordinates: i => ({ role: i.role, duration: i.duration }),
    preview: (i, say) => `${id} ${i.role ?? ''} for ${say.person(i.person)} in ${say.resource(i.target)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}`,
    done: (i, say) => `Did ${id} for ${say.person(i.person)} in ${say.resource(i.target)}`,
    async read(i, ctx) {
      if (!world.readable) throw new Error('the system is down');
      const at = await key(i, ctx);
      return { held: world.state.has(at), role: world.state.get(at) ?? null };
    },
    reached: (_, s) => (s.held === on ? 'held' : 'notHeld'),
    fields: (b, a) => [{ label: 'Held', before: String(b.held), after: String(a.held), changed: b.held !== a.held }],
    readBack: s => `The system says ${s.held ? 'held' : 'not held'}`,
    narrow: { role: ['admin', 'write', 'read'], duration: ['P7D', 'P1D', 'PT8H', 'PT4H', 'PT2H', 'PT1H'] },
    async run(i, ctx) {
      await ctx.account(i.person);
      const answer = world.before?.(`${system}.${id}`);
      if (answer) return answer;
      const at = await key(i, ctx);
      const now = { held: world.state.has(at), role: world.state.get(at) ?? null };
      if (ctx.expect !== undefined && JSON.stringify(ctx.expect) !== JSON.stringify(now)) return changedSince;
      world.effects.push({ action: `${system}.${id}`, person: i.person, runKey: ctx.runKey });
      if (on) world.state.set(at, i.role ?? 'member');
      else world.state.delete(at);
      world.after?.(`${system}.${id}`);
      return { outcome: 'changed' };
    },
    ...(inverse && { undo: { change: inverse, input: (i: Input) => ({ person: i.person, target: i.target }), sentence: () => 'Takes it back', days: 30 } }),
    ...extra,
  };
}

const getShift = (world: MemoryWorld): Lookup<{ key?: string; person: string }, { key: string | null; onCall: boolean; until: string | null }> => ({
  id: 'get-shift', title: 'On-call shift', description: 'Reads whether a person is on call.', effect: 'read',
  input: z.object({ key: z.string().optional(), person: z.string() }), output: z.object({ key: z.string().nullable(), onCall: z.boolean(), until: z.string().nullable() }),
  async run({ key, person }) {
    if (!world.readable) throw new Error('the system is down');
    const found = [...world.duty].find(([k, d]) => d.person === person && (!key || k === key));
    return { key: found?.[0] ?? key ?? null, onCall: found !== undefined, until: found?.[1].until ?? null };
  },
});

const censusOf = (world: MemoryWorld, id: string, change: string): Census => ({
  takenBy: [change],
  async read() {
    if (world.uncounted.has(id)) throw new Error('the system is down');
    return [...world.state].map(([at, role]) => [...at.split(' '), role]).filter(([system]) => system === id)
      .map(([, person, target, role]) => ({ account: `${person}@${id}`, resource: target, role, revoke: { change, input: (p: string) => ({ person: p, target }) } }));
  },
});

/** Systems that live in memory: the ids of the demo company's, the state of a test. */
export function memorySystems(world: MemoryWorld): System[] {
  const make = (id: string, changes: readonly Change<Input, Held>[], more: Partial<Connector> = {}): System => {
    const connector: Connector = { id, title: id, config: z.object({}), lookups: [], changes, ...more };
    return { id, title: id, connector, config: {}, demo: true };
  };
  return [
    make('directory', [
      switchChange('directory', 'unlock-account', 'lock-account', false, world, { resource: i => i.person }),
      switchChange('directory', 'lock-account', undefined, true, world, { resource: i => i.person, gives: undefined }),
      switchChange('directory', 'disable-account', 'enable-account', true, world, { resource: i => i.person, gives: undefined }),
      switchChange('directory', 'enable-account', 'disable-account', false, world, { resource: i => i.person, gives: 'access' }),
    ]),
    make('saas', [switchChange('saas', 'grant-seat', 'remove-seat', true, world), switchChange('saas', 'remove-seat', 'grant-seat', false, world)], { census: censusOf(world, 'saas', 'remove-seat') }),
    make('prod', [switchChange('prod', 'grant-role', 'revoke-role', true, world), switchChange('prod', 'revoke-role', undefined, false, world)], { census: censusOf(world, 'prod', 'revoke-role') }),
    make('oncall', [], { lookups: [getShift(world)] }),
  ];
}
