import type { RulesChange } from '@countersign/core';
import { parseDocument } from 'yaml';
import { PEOPLE, GROUPS, ROLES, type Installation } from './installation';

export const INES = { account: PEOPLE.ines };
export const MIRA = { account: PEOPLE.mira };
export const ADA = { account: PEOPLE.ada };
export const SAM = { account: PEOPLE.sam };
export const OMAR = { account: PEOPLE.omar };
export const AUD = { account: PEOPLE.aud };
export const CLEO = { account: PEOPLE.cleo, kind: 'customer' as const };

const RESOURCES = [
  { kind: 'group', id: GROUPS.figma, title: 'Figma users', aliases: ['figma'], owner: `group:jira/${GROUPS.payments}`, sensitivity: 'medium' },
  { kind: 'app', id: 'miro', group: GROUPS.everyone, title: 'Miro', owner: `group:jira/${GROUPS.payments}`, sensitivity: 'low' },
  { kind: 'project', id: '10001', title: 'Payments', roles: ['Administrators', 'Developers', 'Viewers'], owner: `user:jira/${PEOPLE.omar}`, sensitivity: 'medium' },
];

/** Set up by its administrator, then its rules changed as any change of rules: proposed by one person, approved by another. */
export async function openForBusiness(app: Installation): Promise<void> {
  await app.ok('setUp', { name: 'Tidewater', roles: ROLES }, INES);
  const rules = await app.ok('rules', undefined, INES);
  const doc = parseDocument(rules.files.find(f => f.path === 'jira.yaml')?.text ?? '');
  doc.set('resources', RESOURCES);
  doc.set('projects', { 10000: { on: true } });
  const auto = (path: string) => ({ [path]: (rules.files.find(f => f.path === path)?.text ?? '').replace('autonomy: suggest', 'autonomy: auto') });
  await change(app, { 'jira.yaml': doc.toString(), ...auto('request-types/join-group.yaml'), ...auto('request-types/get-product.yaml'), ...auto('request-types/project-role.yaml') });
}

/** One proposes, somebody else approves, the queue adopts. */
export async function change(app: Installation, files: RulesChange): Promise<void> {
  await app.ok('proposeRules', { change: files, reason: 'As the company works' }, INES);
  await app.drain();
  const [approval] = await app.ok('approvals', undefined, MIRA);
  await app.ok('decide', { id: approval.id, decision: 'approve', payloadHash: approval.payloadHash }, MIRA);
  await app.drain();
}

/** What decides who somebody is takes two who approve rules, and an hour. @param hour - lets it pass. */
export async function changeOfRoles(app: Installation, files: Record<string, string>, hour: () => void): Promise<void> {
  await app.ok('proposeRules', { change: files, reason: 'As the company works' }, INES);
  await app.drain();
  for (const who of [MIRA, OMAR]) {
    const [{ id, payloadHash }] = await app.ok('approvals', undefined, who);
    await app.ok('decide', { id, decision: 'approve', payloadHash }, who);
  }
  await app.drain();
  hour();
  await app.due();
  await app.drain();
}
