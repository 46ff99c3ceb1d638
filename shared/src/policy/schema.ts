/** What policies may speak about. A word that is not here stops the start, with file, line and a suggestion. */
export function schemaText(actions: readonly { id: string; effect: 'read' | 'change' | 'destroy' }[], approvalRoles: readonly string[]): string {
  const declared = actions.map(a => `action ${quote(a.id)} in [${quote(a.effect === 'destroy' ? 'destroy' : 'change')}] appliesTo { principal: Person, resource: Resource, context: Ask };`);
  return `
entity Group;
entity Person in [Group] { employment: String, privileged: Bool, active: Bool, tags: Set<String> };
entity Resource { kind: String, tier: Long, lifecycle: String, sensitivity: String, tags: Set<String>, roles: Set<String> };
type Approvals = { ${approvalRoles.map(r => `${quote(r)}: Long`).join(', ')} };
type Ask = {
  subject: Person, self: Bool, manages: Bool, owns: Bool,
  channel: String, assurance: Long, cooledMinutes: Long, approvals: Approvals,
  role: String, minutes: Long, hasEnd: Bool, quantity: Long, hasTicket: Bool, undo: Bool,
};
action "change";
action "destroy" in ["change"];
${declared.join('\n')}`;
}

const quote = (s: string) => JSON.stringify(s);
