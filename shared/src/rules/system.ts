import { z } from 'zod';
import { loadRecord } from '../case';
import type { Change, Connector, System } from '../contract';
import type { Journal } from '../journal';
import type { JsonObject } from '../types';
import type { LiveRules, Rulebook } from './live';

const change = z.record(z.string(), z.string().nullable());
const input = z.strictObject({
  person: z.string(), reason: z.string(), from: z.string().length(64), to: z.string().length(64),
  /** The texts, and what puts the former ones back. */
  change, back: change,
  diff: z.array(z.strictObject({ file: z.string(), patch: z.string() })), tests: z.string(),
});
export type AdoptInput = z.infer<typeof input>;
interface InForce { readonly digest: string; readonly version: number }

export const ADOPT = 'countersign.adopt-rules';
/** Files whose change decides who holds which role. */
const WHO_FILES = ['company.yaml'];

/** The desk's own system: what it does to itself goes through the same walk as everything else, receipt and undo included (G25). */
export function ownSystem(live: LiveRules, journal: Journal, more: Rulebook['more'] = {}): System {
  const whoFiles = [...WHO_FILES, ...Object.keys(more).filter(path => more[path] === 'roles')];
  const { ledger } = live;
  const adopt: Change<AdoptInput, InForce> = {
    id: 'adopt-rules', title: 'Change the rules', description: 'Puts approved policies, request types and roles in force.', effect: 'change', input,
    subject: i => i.person, resource: () => 'rules:company',
    coordinates: i => ({ role: Object.keys(i.change).some(path => whoFiles.includes(path)) ? 'roles' : 'rules' }),
    preview: i => `Change the rules in ${namesOf(i)}`, done: i => `Changed the rules in ${namesOf(i)}`,
    read: async () => { const { now } = await ledger.read(); return { digest: now?.digest ?? '', version: now?.version ?? 0 }; },
    reached: (i, now) => (now.digest === i.to ? 'held' : 'notHeld'),
    fields: (before, after) => [{ label: 'Rules', before: `Version ${before.version}`, after: `Version ${after.version}`, changed: before.version !== after.version }],
    readBack: now => `The record says version ${now.version}, ${now.digest.slice(0, 12)}`,
    async run(i, ctx) {
      const { requestId, itemId } = ctx.capability;
      const item = (await loadRecord(journal, requestId))?.items.find(x => x.id === itemId);
      const approvedBy = item?.steps.flatMap(s => s.votes).filter(v => v.decision === 'approve').map(v => v.by) ?? [];
      const fits = await ledger.adopt(i.from, { change: i.change, by: i.person, approvedBy, requestId, reason: i.reason });
      live.expire();
      return fits ? { outcome: 'changed' } : { outcome: 'refused', code: 'MOVED', message: 'The rules have changed since this was proposed. Propose it again on top of the new ones.' };
    },
    undo: {
      change: 'adopt-rules', days: 30, sentence: () => 'Put the former rules back',
      input: i => ({ ...i, reason: `Back to before: ${i.reason}`, from: i.to, to: i.from, change: i.back, back: i.change, diff: i.diff.map(d => ({ file: d.file, patch: `Undoes:\n${d.patch}` })) }) as unknown as JsonObject,
    },
  };
  const connector: Connector = { id: 'countersign', title: 'Countersign', config: z.strictObject({}), lookups: [], changes: [adopt] };
  return { id: 'countersign', title: 'Countersign', connector, config: {} };
}

function namesOf({ change: to, back: from }: Pick<AdoptInput, 'change' | 'back'>): string {
  const named = Object.keys(to).sort().map(path => (to[path] === null ? `${path} (removed)` : from[path] === null ? `${path} (new)` : path));
  return named.length > 3 ? `${named.slice(0, 3).join(', ')} and ${named.length - 3} more` : named.join(', ');
}
