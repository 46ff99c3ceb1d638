import { DeskError } from '../desk-api';
import type { Case } from '../case';
import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { createSayer } from '../words';
import { holds, mustBeSignedIn, mustKnow } from '../verbs/who';
import { countable } from './census';
import { resolve, type Resolving } from './resolve';
import { agrees, sayDrift } from './say-drift';
import { scan } from './scan';
import type { DriftView, Finding, FindingView } from './types';

const READERS = ['admin', 'desk', 'connectorOperator', 'auditor'] as const;
/** Auditors read; they change nothing and start nothing. */
const WORKERS = ['admin', 'desk', 'connectorOperator'] as const;

/** People looked up by name for one list, where the host knows them one by one. */
const MOST_NAMED = 20;

export function holdingsVerbs(rt: Runtime) {
  const isOne = async (actor: Actor, roles: readonly (typeof READERS)[number][]) => (await Promise.all(roles.map(r => holds(rt, actor, r)))).some(Boolean);

  async function mustWork(actor: Actor) {
    mustBeSignedIn(actor);
    await mustKnow(rt, actor);
    if (!(await isOne(actor, WORKERS))) throw new DeskError(403, 'Differences are worked on by the service desk and administrators.', 'Ask one of them.');
  }

  async function drift(actor: Actor): Promise<DriftView> {
    await mustKnow(rt, actor);
    if (!(await isOne(actor, READERS))) throw new DeskError(403, 'What systems hold is shown to those who answer for it.', 'Open My access to see what you hold.');
    const [{ scans, open }, resources, mayWork] = await Promise.all([rt.drift.read(), rt.directory.resources(), isOne(actor, WORKERS)]);
    await Promise.all([...new Set(open.flatMap(f => f.person ?? []))].slice(0, MOST_NAMED).map(ref => rt.directory.person(ref)));
    const people = await rt.directory.people();
    const say = createSayer(people, resources);
    const titles = new Map(rt.systems.map(s => [s.id, s.title]));
    const findings = [...open].sort((a, b) => a.system.localeCompare(b.system)).map((f): FindingView => {
      const personName = f.person && say.person(f.person);
      const resourceTitle = say.resource(f.resource);
      return { ...f, systemTitle: titles.get(f.system) ?? f.system, resourceTitle, ...(personName && { personName }), says: sayFinding(f, personName, resourceTitle), may: mayWork && f.person !== actor.person ? mayOf(f) : [] };
    });
    const systems = scans.map(s => ({ ...s, title: titles.get(s.system) ?? s.system, open: open.filter(f => f.system === s.system && f.kind !== 'unmanaged').length }));
    return {
      says: sayDrift({ systems, findings }), agrees: agrees({ systems, findings }), findings, mayScan: mayWork, systems,
      notCovered: rt.systems.filter(s => !s.connector.census).map(({ id, title }) => ({ id, title })),
    };
  }

  return {
    drift,
    async scanDrift(actor: Actor): Promise<DriftView> {
      await mustWork(actor);
      await scan(rt, countable(rt), actor.person);
      return drift(actor);
    },
    async resolveDrift(actor: Actor, findingId: string, body: Resolving): Promise<Case> {
      await mustWork(actor);
      return resolve(rt, actor, findingId, body);
    },
  };
}

/** Whoever has left is an orphan's; that they are still here is looked at again when it is asked for. */
function mayOf(f: Finding): FindingView['may'] {
  if (f.request) return [];
  return f.kind === 'unmanaged' || f.kind === 'outlived' ? ['adopt', 'revoke'] : ['revoke'];
}

function sayFinding(f: Finding, person: string | undefined, resource: string): string {
  const what = `${f.role ? `${f.role} on ` : ''}${resource}`;
  switch (f.kind) {
    case 'orphan': return person ? `${person} has left and still holds ${what}.` : `An account that belongs to nobody holds ${what}.`;
    case 'missing': return `${person} should hold ${what} and does not.`;
    case 'outlived': return `${person} still holds ${what} after its end.`;
    default: return `${person} holds ${what}, which was not given here.`;
  }
}
