import { z } from 'zod';
import type { Change, Connector, RunResult, System } from '../contract';

type Input = { person: string; target: string; role?: string; duration?: string; ticket?: string };
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
}
export const createWorld = (): MemoryWorld => ({ state: new Map(), effects: [], readable: true });

const input = z.object({ person: z.string(), target: z.string(), role: z.string().optional(), duration: z.string().optional(), ticket: z.string().optional() });

function switchChange(system: string, id: string, inverse: string | undefined, on: boolean, world: MemoryWorld, extra: Partial<Change<Input, Held>> = {}): Change<Input, Held> {
  const key = (i: Input) => `${system} ${i.person} ${i.target}`;
  return {
    id, title: id, description: `${id}. Safe to repeat.`, effect: 'change', idempotent: true, input, ...(on && { gives: 'access' as const }),
    subject: i => i.person, resource: i => i.target, coordinates: i => ({ role: i.role, duration: i.duration }),
    preview: (i, say) => `${id} ${i.role ?? ''} for ${say.person(i.person)} in ${say.resource(i.target)}${i.duration ? ` for ${say.duration(i.duration)}` : ''}`,
    done: (i, say) => `Did ${id} for ${say.person(i.person)} in ${say.resource(i.target)}`,
    async read(i) {
      if (!world.readable) throw new Error('the system is down');
      return { held: world.state.has(key(i)), role: world.state.get(key(i)) ?? null };
    },
    reached: (_, s) => (s.held === on ? 'held' : 'notHeld'),
    fields: (b, a) => [{ label: 'Held', before: String(b.held), after: String(a.held), changed: b.held !== a.held }],
    readBack: s => `The system says ${s.held ? 'held' : 'not held'}`,
    narrow: { role: ['admin', 'write', 'read'], duration: ['P7D', 'P1D', 'PT8H', 'PT4H', 'PT2H', 'PT1H'] },
    async run(i, ctx) {
      await ctx.account(i.person);
      const answer = world.before?.(`${system}.${id}`);
      if (answer) return answer;
      world.effects.push({ action: `${system}.${id}`, person: i.person, runKey: ctx.runKey });
      if (on) world.state.set(key(i), i.role ?? 'member');
      else world.state.delete(key(i));
      world.after?.(`${system}.${id}`);
      return { outcome: 'changed' };
    },
    ...(inverse && { undo: { change: inverse, input: (i: Input) => ({ person: i.person, target: i.target }), sentence: () => 'Takes it back', days: 30 } }),
    ...extra,
  };
}

/** Systems that live in memory: the ids of the demo company's, the state of a test. */
export function memorySystems(world: MemoryWorld): System[] {
  const make = (id: string, changes: readonly Change<Input, Held>[]): System => {
    const connector: Connector = { id, title: id, config: z.object({}), lookups: [], changes };
    return { id, title: id, connector, config: {}, demo: true };
  };
  return [
    make('directory', [
      switchChange('directory', 'unlock-account', 'lock-account', false, world, { resource: i => i.person }),
      switchChange('directory', 'lock-account', undefined, true, world, { resource: i => i.person, gives: undefined }),
    ]),
    make('saas', [switchChange('saas', 'grant-seat', 'remove-seat', true, world), switchChange('saas', 'remove-seat', 'grant-seat', false, world)]),
    make('prod', [switchChange('prod', 'grant-role', 'revoke-role', true, world), switchChange('prod', 'revoke-role', undefined, false, world)]),
  ];
}
