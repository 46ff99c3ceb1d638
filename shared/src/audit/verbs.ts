import type { Runtime } from '../runtime';
import { mustHold } from '../verbs/who';
import { writeKey } from './checkpoint';
import type { AuditDesk } from './desk-api';
import { exportAudit } from './export';
import { evidencePack } from './pack';
import { auditPeriod } from './period';

const MOST_HEADS = 1_000;

export function auditVerbs(rt: Runtime): AuditDesk {
  const { sealer } = rt;
  return {
    evidencePack: (actor, of) => evidencePack(rt, actor, of),
    auditPeriod: (actor, period) => auditPeriod(rt, actor, period),
    exportAudit: (actor, filter) => exportAudit(rt, actor, filter),
    async auditHeads(actor, after = 0) {
      await mustHold(rt, actor, 'auditor', 'Signed heads');
      const last = await rt.seals.lastHead();
      return { origin: sealer.origin, heads: await rt.seals.headsAfter(after, MOST_HEADS), ...(last && { last }), places: await sealer.places.view(last) };
    },
    async auditKey(actor) {
      await mustHold(rt, actor, 'auditor', 'The public key of the record');
      return { kid: sealer.key.kid, key: writeKey(sealer.origin, sealer.key.publicKey), origin: sealer.origin };
    },
  };
}
