import { AsyncResource } from 'node:async_hooks';
import { z } from 'zod';
import { Case, loadRecord } from '../case';
import { readContextOf } from '../action/context';
import type { Change, Connector, Holding, RunResult, System } from '../contract';
import { endGrant } from '../grants/end';
import type { Runtime } from '../runtime';
import type { Grant, JsonObject } from '../types';
import { count } from './census';
import { NOBODY } from './compare';
import { lookUp } from './look-up';

/** A grant ends on a run of its own: nothing of the run that asked for it may reach in. */
const outside = new AsyncResource('countersign.access');

/** Access given here, and access of accounts that belong to nobody: taken away through the same walk as everything else. */
export function accessSystem(lent: () => Runtime): System {
  const connector: Connector = { id: 'access', title: 'Access', config: z.strictObject({}), lookups: [], changes: [endOf(lent), takeAway(lent), lookUp] };
  return { id: 'access', title: 'Access', connector, config: {} };
}

const endInput = z.object({ person: z.string(), grant: z.string(), resource: z.string(), role: z.string().optional(), reason: z.string() });
type EndInput = z.infer<typeof endInput>;
type GrantState = Pick<Grant, 'state'> & { readonly why: string | null };

const endOf = (lent: () => Runtime): Change<EndInput, GrantState> => ({
  id: 'end-grant', title: 'End access', description: 'Ends access that was given here, in its system too. Safe to repeat.', effect: 'change', idempotent: true, input: endInput,
  subject: i => i.person, resource: i => i.resource, coordinates: i => ({ role: i.role }),
  preview: (i, say) => `End what ${say.person(i.person)} was given in ${say.resource(i.resource)}${i.role ? ` (${i.role})` : ''}`,
  done: (i, say) => `Ended what ${say.person(i.person)} was given in ${say.resource(i.resource)}${i.role ? ` (${i.role})` : ''}`,
  read: i => stateOf(lent(), i.grant), reached: (_, s) => (s.state === 'ended' ? 'held' : 'notHeld'),
  fields: (b, a) => [{ label: 'Grant', before: b.state, after: a.state, changed: b.state !== a.state }], readBack: s => `The record says ${s.state}`,
  async run(i, ctx): Promise<RunResult> {
    const rt = lent();
    const { requestId, itemId } = split(i.grant);
    const kase = await Case.load(rt.journal, rt.clock, requestId);
    if (!kase) return { outcome: 'refused', code: 'NO_SUCH_GRANT', message: 'There is no such grant.' };
    const by = (await loadRecord(rt.journal, ctx.capability.requestId))?.items.find(x => x.id === ctx.capability.itemId)?.by ?? 'countersign';
    await outside.runInAsyncScope(() => endGrant(rt, kase, kase.item(itemId), by, i.reason));
    const { state, why } = await stateOf(rt, i.grant);
    if (state === 'ended') return { outcome: 'changed' };
    // Tried again by itself, on the request that gave it; this item only says what is true now.
    return state === 'exception' ? { outcome: 'refused', code: 'NOT_ENDED', message: why ?? 'It did not end.' } : { outcome: 'pending', token: i.grant };
  },
  undoWhyNot: 'Ask for the access again.',
});

const split = (grant: string) => ({ requestId: grant.slice(0, grant.lastIndexOf('.')), itemId: grant.slice(grant.lastIndexOf('.') + 1) });

async function stateOf(rt: Runtime, id: string): Promise<GrantState> {
  const { requestId, itemId } = split(id);
  const items = (await loadRecord(rt.journal, requestId))?.items ?? [];
  const grant = items.find(i => i.id === itemId)?.grant;
  if (!grant) throw new Error(`there is no grant ${id}`);
  const ending = items.find(i => i.undoOf === itemId && i.waiting?.for === 'system');
  return { state: grant.state, why: grant.exception?.why ?? (ending?.waiting?.for === 'system' ? ending.waiting.message : null) };
}

const takeInput = z.object({ person: z.string(), system: z.string(), account: z.string(), resource: z.string(), role: z.string().optional(), reason: z.string() });
type TakeInput = z.infer<typeof takeInput>;
interface Held { readonly held: boolean }

/** The subject is whoever asks: the account itself belongs to nobody. */
const takeAway = (lent: () => Runtime): Change<TakeInput, Held> => ({
  id: 'take-away', title: 'Take access away', description: 'Takes access away from an account that belongs to nobody. Safe to repeat.', effect: 'destroy', idempotent: true, input: takeInput,
  subject: i => i.person, resource: i => i.resource, coordinates: i => ({ role: i.role }),
  preview: (i, say) => `Take ${i.role ? `${i.role} on ` : ''}${say.resource(i.resource)} away from account ${i.account}, which belongs to nobody`,
  done: (i, say) => `Took ${i.role ? `${i.role} on ` : ''}${say.resource(i.resource)} away from account ${i.account}`,
  read: async i => ({ held: (await find(lent(), i)) !== undefined }), reached: (_, s) => (s.held ? 'notHeld' : 'held'),
  fields: (b, a) => [{ label: 'Held', before: b.held ? 'Yes' : 'No', after: a.held ? 'Yes' : 'No', changed: b.held !== a.held }], readBack: s => `The system says ${s.held ? 'held' : 'not held'}`,
  async run(i, ctx): Promise<RunResult> {
    const rt = lent();
    const holding = await find(rt, i);
    if (!holding) return { outcome: 'alreadyInState' };
    const system = rt.systems.find(s => s.id === i.system);
    const change = (system?.connector.changes as readonly Change[] | undefined)?.find(c => c.id === holding.revoke.change);
    if (!system || !change) return { outcome: 'refused', code: 'NO_WAY', message: 'The system has no way to take this away.' };
    return change.run(change.input.parse(holding.revoke.input(NOBODY)) as JsonObject, { ...ctx, ...readContextOf(rt, system), account: async () => i.account });
  },
  undoWhyNot: 'It belonged to nobody. Link the account and ask for the access.',
});

async function find(rt: Runtime, i: TakeInput): Promise<Holding | undefined> {
  const system = rt.systems.find(s => s.id === i.system);
  const counted = system && (await count(rt, system));
  if (!counted || 'unreadable' in counted) throw new Error(`${i.system} cannot be read`);
  return counted.holdings.find(h => h.account === i.account && h.resource === i.resource && h.role === i.role);
}

