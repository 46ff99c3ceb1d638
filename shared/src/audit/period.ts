import { count } from '../holdings/census';
import type { Runtime } from '../runtime';
import { loadRecord, loadRecords } from '../case';
import type { RequestRecord } from '../state/record';
import { isRehearsal, stateOf } from '../state/status';
import type { Actor } from '../types';
import { mustHold } from '../verbs/who';
import { noteReading } from '../privacy';
import { BEAT_PREFIX, gapsOf } from './heartbeat';
import type { PeriodView, SystemCount } from './types';

/** Populations of a period with their counts, beside what each system itself says now (G27). */
export async function auditPeriod(rt: Runtime, actor: Actor, { from, to }: { readonly from: string; readonly to: string }): Promise<PeriodView> {
  await mustHold(rt, actor, 'auditor', 'A period of the record');
  await noteReading(rt, actor, 'export', [`${from}/${to}`]);
  const [begin, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
  const spans = await rt.seals.spans(begin, end);
  const kinds: Record<string, number> = {};
  const effects: Record<string, number> = {};
  const beats: string[] = [];
  const records: RequestRecord[] = [];
  let rehearsals = 0;
  for (const { requestId, first, last } of spans) {
    const events = (await rt.journal.events(requestId, first - 1)).filter(e => e.seq <= last && e.at >= begin && e.at < end);
    if (requestId.startsWith(BEAT_PREFIX)) { beats.push(...events.map(e => e.at)); continue; }
    const record = requestId.startsWith('SYS-') ? undefined : await loadRecord(rt.journal, requestId);
    if (record && isRehearsal(record)) { rehearsals += 1; continue; }
    if (record) records.push(record);
    for (const e of events) {
      kinds[e.kind] = (kinds[e.kind] ?? 0) + 1;
      const item = e.kind === 'item.intent' && record?.items.find(i => i.id === (e.data as { item?: string }).item);
      if (item) effects[item.action] = (effects[item.action] ?? 0) + 1;
    }
  }
  return {
    from: begin, to: end, requests: tally(records.map(stateOf)), rehearsals, effects, approvals: { given: kinds['approval.given'] ?? 0, declined: kinds['approval.declined'] ?? 0 }, denials: kinds['item.denied'] ?? 0,
    grants: tally(records.flatMap(r => r.items.flatMap(i => (i.grant ? [i.grant.state] : [])))), exceptions: (kinds['grant.exception'] ?? 0) + (kinds['item.unknown'] ?? 0),
    events: kinds, gaps: gapsOf(beats), systems: await systemCounts(rt), countedAt: rt.clock.now().toISOString(),
  };
}

/** Every grant that is active now, counted here and there. A system without a census is named, not guessed. */
async function systemCounts(rt: Runtime): Promise<SystemCount[]> {
  const rows = await rt.journal.listRequests({ withGrants: true, limit: 10_000 });
  const records = await loadRecords(rt.journal, rows.map(r => r.id));
  const active = records.flatMap(r => r.items).filter(i => i.grant?.state === 'active');
  return Promise.all(rt.systems.map(async (system): Promise<SystemCount> => {
    const here = active.filter(i => i.action.startsWith(`${system.id}.`));
    const base = { system: system.id, title: system.title, recorded: here.length };
    if (!system.connector.census) return { ...base, says: 'Not countable: this system does not list what people hold.' };
    const counted = await count(rt, system);
    if ('unreadable' in counted) return { ...base, says: `Not counted: ${counted.unreadable}` };
    const missing = [];
    for (const i of here) {
      const account = await rt.accounts.find(i.subject, system.id);
      if (!counted.holdings.some(h => h.account === account && h.resource === i.grant?.resource)) missing.push(`${i.grant?.title ?? i.sentence} (${i.grant?.id ?? i.id})`);
    }
    return { ...base, held: counted.holdings.length, missing, says: `${whether(missing.length, here.length)} It holds ${counted.holdings.length} in all.` };
  }));
}

const whether = (missing: number, of: number) => (!of ? 'Nothing given here is active.' : missing ? `${missing} of ${of} ${missing === 1 ? 'is' : 'are'} not there.` : of === 1 ? 'The one given here is there.' : `All ${of} are there.`);

const tally = (names: readonly string[]): Record<string, number> => names.reduce<Record<string, number>>((counts, n) => ({ ...counts, [n]: (counts[n] ?? 0) + 1 }), {});
