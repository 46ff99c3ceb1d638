import { pacesOf } from '../approvals';
import { metricsOf } from '../audit/metrics';
import { loadRecord } from '../case';
import type { Runtime } from '../runtime';
import type { RequestRecord } from '../state/record';
import { isRehearsal } from '../state/status';
import type { Actor, Metrics } from '../types';
import { deskExceptions } from './desk-exceptions';
import { holds, mustHold } from './who';

/** Most requests one dashboard counts. */
const MOST = 5_000;

export async function metrics(rt: Runtime, actor: Actor, days = 30): Promise<Metrics> {
  if (!(await holds(rt, actor, 'auditor')) && !(await holds(rt, actor, 'desk')) && !(await holds(rt, actor, 'security'))) await mustHold(rt, actor, 'admin', 'The dashboard');
  const to = rt.clock.now();
  const from = new Date(to.getTime() - Math.min(Math.max(days, 1), 366) * 86_400_000).toISOString();
  const rows = await rt.journal.listRequests({ since: from, limit: MOST });
  const records = await Promise.all(rows.map(async row => (row.snapshot ? (row.snapshot as unknown as RequestRecord) : loadRecord(rt.journal, row.id))));
  const real = records.filter((r): r is RequestRecord => r !== undefined && !isRehearsal(r));
  const watches = (await holds(rt, actor, 'security')) || (await holds(rt, actor, 'auditor'));
  const counted = metricsOf(real, { types: rt.types, from, to: to.toISOString(), worth: rt.settings.worth });
  return { ...counted, paces: watches ? pacesOf(real) : [], exceptions: [...await deskExceptions(rt), ...counted.exceptions] };
}
