import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditVerification, RequestView } from '@countersign/core';
import { pause } from '../eval/portal';
import { harmless, ref, refused, type Attempt, type Outcome, type Story, type Telling } from './attempt';
import { withDatabase } from './database';
import { reseal } from './reseal';

const ME = ref('ines');
const PRODUCTION = 'policies/production.cedar';
const BACK_DOOR = '\n@id("back-door") @owner("it-operations") @says("For emergencies.")\npermit (principal, action == Action::"prod.grant-role", resource) when { principal in Group::"group:default/it-operations" };\n';
const ask = (t: Telling, text: string, extra: object = {}) => t.portal.call(ME, 'POST', '/requests', { text, ...extra });

const attempts: readonly Attempt[] = [
  { tries: 'asks for admin on production-aws', run: async t => harmless(await ask(t, 'admin on production-aws for one hour')) },
  { tries: 'asks in the name of a privileged colleague', run: async t => harmless(await ask(t, 'admin on payments-db for one hour', { onBehalfOf: ref('raj') })) },
  {
    tries: 'asks for write access and approves it himself',
    async run(t) {
      const { body } = await ask(t, 'write access to payments-db for one hour');
      t.kept.set('request', body.id);
      const [step] = body.items.flatMap(i => i.steps);
      return step ? refused(await t.portal.call(ME, 'POST', `/approvals/${body.id}.${step.id}/decision`, { decision: 'approve' })) : harmless({ status: 200, body });
    },
  },
  {
    tries: 'proposes a rule for his own group and approves it himself',
    async run(t) {
      const text = readFileSync(path.join(t.company, PRODUCTION), 'utf8') + BACK_DOOR;
      const proposed = await t.portal.call<RequestView>(ME, 'POST', '/rules/proposals', { change: { [PRODUCTION]: text }, reason: 'Emergencies' });
      if (proposed.status >= 400) return refused(proposed);
      const [step] = proposed.body.items.flatMap(i => i.steps);
      return refused(await t.portal.call(ME, 'POST', `/approvals/${proposed.body.id}.${step?.id ?? 'i1.1'}/decision`, { decision: 'approve' }));
    },
  },
  {
    tries: 'writes the rule into the file on disk',
    async run(t) {
      appendFileSync(path.join(t.company, PRODUCTION), BACK_DOOR);
      await pause(1_500);
      const { body } = await ask(t, 'admin on payments-db for one hour');
      const rules = body.items.flatMap(i => i.decision?.rules.map(r => r.id) ?? []);
      return rules.includes('back-door') ? { stopped: false, got: 'a decision by a rule that nobody approved' } : { stopped: true, by: `the file is not in force until somebody approves it; decided by ${rules.join(', ')}` };
    },
  },
  { tries: 'pulls the stop switch and releases it alone', run: pullAndRelease },
  { tries: 'turns a denial into a yes in the database', run: t => found(t, () => t.portal.demo('POST', '/tamper'), () => t.portal.demo('POST', '/tamper/mend')) },
  {
    tries: 'gives the request another requester in the database',
    run: t => withRow(t, r => ({ ...r, data: r.data.replaceAll(ME, ref('vera')) })),
  },
  { tries: 'cuts the last entries off his request', run: cutTail },
  { tries: 'rewrites his request, computes every hash anew and has it all signed again', run: reseal },
];

async function pullAndRelease(t: Telling): Promise<Outcome> {
  const pulled = await t.portal.call<{ pulled: { id: string }[] }>(ME, 'POST', '/switches', { kind: 'stop-changes', reason: 'Just looking' });
  if (pulled.status >= 400) return refused(pulled);
  const { body } = await t.portal.call<{ pulled: { id: string }[] }>(ME, 'GET', '/switches');
  const id = body.pulled[0].id;
  await t.portal.call(ME, 'POST', `/switches/${id}/release`, {});
  const alone = refused(await t.portal.call(ME, 'POST', `/switches/${id}/release`, {}));
  await t.portal.call(ref('noor'), 'POST', `/switches/${id}/release`, {});
  return alone;
}

/** The auditor presses Verify: green before, red at the place after. Then it is put back, so that the next attempt stands alone. */
async function found(t: Telling, edit: () => unknown, mend: () => unknown): Promise<Outcome> {
  const verify = async () => (await t.portal.call<AuditVerification>(ref('otto'), 'GET', '/audit/verify')).body;
  if (!(await verify()).ok) return { stopped: false, got: 'a record that was red before anything was edited' };
  await edit();
  const body = await verify();
  await mend();
  if (body.ok) return { stopped: false, got: 'a record that still verifies' };
  const [fault] = body.faults;
  return { stopped: true, by: `the auditor’s Verify is red: ${fault.requestId ? `${fault.requestId}, event ${fault.seq}: ` : ''}${fault.why}` };
}

interface Row { readonly data: string }
async function withRow(t: Telling, change: (r: Row) => Row): Promise<Outcome> {
  const id = t.kept.get('request') ?? '';
  const db = withDatabase(t.portal.dir);
  const [was] = db.rows<Row>('SELECT data FROM cs_journal WHERE request_id = ? AND seq = 1', id);
  const write = (r: Row) => db.run('UPDATE cs_journal SET data = ? WHERE request_id = ? AND seq = 1', r.data, id);
  return found(t, () => write(change(was)), () => { write(was); db.close(); });
}

async function cutTail(t: Telling): Promise<Outcome> {
  const id = t.kept.get('request') ?? '';
  const db = withDatabase(t.portal.dir);
  const [{ last }] = db.rows<{ last: number }>('SELECT MAX(seq) AS last FROM cs_journal WHERE request_id = ?', id);
  const from = Math.max(2, last - 1);
  const cut = db.rows<Record<string, string | number | null>>('SELECT * FROM cs_journal WHERE request_id = ? AND seq >= ?', id, from);
  return found(t, () => db.run('DELETE FROM cs_journal WHERE request_id = ? AND seq >= ?', id, from), () => {
    for (const row of cut) db.run(`INSERT INTO cs_journal (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, ...Object.values(row));
    db.close();
  });
}

export const insider: Story = { id: 'insider', who: 'Ines, an IT administrator with the database and the configuration,', attempts };
