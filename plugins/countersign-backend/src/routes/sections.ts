import type { Section } from '@countersign/backstage-plugin-countersign-common';
import type { Actor, Desk } from '@countersign/core';

type Role = Parameters<Desk['may']>[1];

/** Who is shown which part of the governance page, in order; the desk itself refuses everybody else (G5, G26). */
const SHOWN: Readonly<Record<Section, readonly Role[]>> = {
  overview: ['auditor', 'admin', 'desk', 'security'],
  record: ['auditor'],
  replay: ['auditor', 'admin'],
  drift: ['auditor', 'admin', 'desk', 'connectorOperator'],
  systems: ['auditor', 'admin', 'desk', 'security', 'connectorOperator'],
  'other-hosts': ['auditor', 'admin', 'security'],
  switches: ['auditor', 'admin', 'desk', 'security'],
  'break-glass': ['auditor', 'admin', 'security'],
  rules: ['auditor', 'admin', 'desk', 'security', 'policyAuthor', 'policyApprover'],
  privacy: ['auditor', 'privacy'],
};

export async function sectionsOf(desk: Desk, actor: Actor): Promise<readonly Section[]> {
  const roles = [...new Set(Object.values(SHOWN).flat())];
  const held = new Set((await Promise.all(roles.map(async role => ((await desk.may(actor, role)) ? [role] : [])))).flat());
  // Named people without any role see their own window.
  const named = !held.size && (await desk.breakGlassView(actor).then(view => view.actions.length > 0, () => false));
  return (Object.keys(SHOWN) as Section[]).filter(s => SHOWN[s].some(role => held.has(role)) || (s === 'break-glass' && named));
}
