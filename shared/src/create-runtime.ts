import { ActionCatalog } from './action/catalog';
import type { ItemRunner } from './action/graph';
import { DELEGATIONS_STREAM, delegationBoard } from './approvals/board';
import { usedLinks } from './approvals/links';
import { Breaker, SYSTEMS_STREAM } from './breaker';
import { accessSystem, driftBoard } from './holdings';
import { glassBoard, GLASS_STREAM } from './glass';
import { machineBoard } from './machines';
import { PEERS_STREAM } from './pairing/board';
import { Peers } from './pairing/peers';
import type { System } from './contract';
import type { HostPorts } from './ports';
import { privacyRoom, privacySystem } from './privacy';
import { LiveRules, ownSystem, writtenLately, type Rulebook, type Rules } from './rules';
import { RULES_STREAM } from './rules/configuration';
import type { Runtime } from './runtime';
import { DEFAULT_SETTINGS } from './settings';
import { SwitchBoard, SWITCHES_STREAM } from './switches';
import { withoutSecrets } from './safety';
import type { RequestType } from './types';

/** The streams that deciding and acting look at. The others grow with use, and few calls read them. */
export const HOT_STREAMS: readonly string[] = [RULES_STREAM, SWITCHES_STREAM, SYSTEMS_STREAM, DELEGATIONS_STREAM, GLASS_STREAM, PEERS_STREAM];

/** The ports, and what is built from them once. Where the host lends a rulebook, what is read from it is always what is in force. */
export function createRuntime(lentPorts: HostPorts): { readonly rt: Runtime; readonly lent?: { readonly live: LiveRules; readonly book: Rulebook } } {
  const ports = withoutSecrets(lentPorts);
  const items = undefined as unknown as ItemRunner;
  const later = undefined as unknown as Pick<Runtime, 'sealer' | 'heartbeat'>;
  const switches = new SwitchBoard(ports.journal, ports.clock);
  const machines = machineBoard(ports.journal, ports.clock);
  const drift = driftBoard(ports.journal, ports.clock);
  const access = accessSystem(() => lent.rt);
  const lent = {} as { rt: Runtime };
  const breaker = new Breaker(ports.journal, ports.clock);
  const delegations = delegationBoard(ports.journal, ports.clock);
  const links = usedLinks(ports.journal, ports.clock);
  const glass = glassBoard(ports.journal, ports.clock);
  const privacy = privacyRoom(ports);
  const erasing = privacySystem({ ...ports, board: privacy.board });
  const boards = { switches, machines, drift, breaker, glass, privacy, delegations, links, peers: new Peers(ports) };
  if (!('rulebook' in ports)) {
    lent.rt = {
      ...ports, ...later, ...boards, items,
      actions: new ActionCatalog([...ports.systems, erasing, access]),
      types: byId(ports.requestTypes),
      settings: ports.settings ?? DEFAULT_SETTINGS,
      rulesWrittenLately: async () => [],
      confirmRules: async () => undefined,
      rulesVersion: () => undefined,
    };
    return { rt: lent.rt };
  }
  const live = new LiveRules(ports.rulebook, ports.journal, ports.clock);
  const typesOf = remembered(byId);
  const systemsOf = remembered((rules: Rules) => [...ports.systems, ...(rules.connected ?? [])]);
  const own = ownSystem(live, ports.journal, ports.rulebook.more);
  const actionsOf = remembered((systems: readonly System[]) => new ActionCatalog([...systems, own, erasing, access]));
  const rt: Runtime = {
    ...ports, ...later, ...boards, items,
    rulesWrittenLately: about => writtenLately(live.ledger, ports.clock, about),
    confirmRules: () => live.confirm(),
    rulesVersion: () => live.version,
    get systems() { return systemsOf(live.now); },
    get actions() { return actionsOf(systemsOf(live.now)); },
    get policy() { return live.now.policy; },
    get requestTypes() { return live.now.requestTypes; },
    get types() { return typesOf(live.now.requestTypes); },
    get planner() { return live.now.planner; },
    get roles() { return live.now.roles; },
    get settings() { return live.now.settings ?? DEFAULT_SETTINGS; },
  };
  // Two systems that offer the same action stop the start.
  actionsOf(systemsOf(live.now));
  lent.rt = rt;
  return { rt, lent: { live, book: ports.rulebook } };
}

const byId = (types: readonly RequestType[]): ReadonlyMap<string, RequestType> => new Map(types.map(t => [t.id, t]));

/** Built again only for another list. */
function remembered<A extends object, B>(make: (a: A) => B): (a: A) => B {
  let last: { readonly from: A; readonly made: B } | undefined;
  return from => (last?.from === from ? last : (last = { from, made: make(from) })).made;
}
