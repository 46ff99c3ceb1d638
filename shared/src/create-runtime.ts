import { ActionCatalog } from './action/catalog';
import type { ItemRunner } from './action/graph';
import type { HostPorts } from './ports';
import { LiveRules, ownSystem, type Rulebook } from './rules';
import type { Runtime } from './runtime';
import { SwitchBoard } from './switches';
import type { RequestType } from './types';

/** The ports, and what is built from them once. Where the host lends a rulebook, what is read from it is always what is in force. */
export function createRuntime(ports: HostPorts): { readonly rt: Runtime; readonly lent?: { readonly live: LiveRules; readonly book: Rulebook } } {
  const items = undefined as unknown as ItemRunner;
  const switches = new SwitchBoard(ports.journal, ports.clock);
  if (!('rulebook' in ports)) return { rt: { ...ports, actions: new ActionCatalog(ports.systems), types: byId(ports.requestTypes), items, switches, confirmRules: async () => undefined, rulesVersion: () => undefined } };
  const live = new LiveRules(ports.rulebook, ports.journal, ports.clock);
  const typesOf = remembered(byId);
  const rt: Runtime = {
    ...ports, items, switches, actions: new ActionCatalog([...ports.systems, ownSystem(live, ports.journal)]), confirmRules: () => live.confirm(), rulesVersion: () => live.version,
    get policy() { return live.now.policy; },
    get requestTypes() { return live.now.requestTypes; },
    get types() { return typesOf(live.now.requestTypes); },
    get planner() { return live.now.planner; },
    get roles() { return live.now.roles; },
  };
  return { rt, lent: { live, book: ports.rulebook } };
}

const byId = (types: readonly RequestType[]): ReadonlyMap<string, RequestType> => new Map(types.map(t => [t.id, t]));

/** Built again only for another list. */
function remembered<A extends object, B>(make: (a: A) => B): (a: A) => B {
  let last: { readonly from: A; readonly made: B } | undefined;
  return from => (last?.from === from ? last : (last = { from, made: make(from) })).made;
}
