/** Lower-case words; a request type's id may have 59 characters, and its title needs three. */
export const isFileName = (name: string): boolean => /^[a-z][a-z0-9-]{2,58}$/.test(name);

export type Kind = 'request type' | 'policy';
/** Files that may come and go: the others hold the company as a whole, and are only edited. */
export const mayGo = (path: string): boolean => /^(?:request-types\/.+\.yaml|policies\/.+\.cedar)$/.test(path);
export const pathOf = (kind: Kind, name: string): string => (kind === 'policy' ? `policies/${name}.cedar` : `request-types/${name}.yaml`);
export const beginningOf = (kind: Kind, name: string): string => (kind === 'policy' ? policy(name) : requestType(name));

/** Off, so that nothing is promised before it is finished; it stands as it is. */
function requestType(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `# What people may ask for. Who may get it, and whose yes it needs, is in policies/.
id: ${name}
title: ${words[0].toUpperCase()}${words.slice(1)}
autonomy: off
# At least three, as people would say it: the planner learns from them.
examples:
  - "I need ${words}"
  - "please give me ${words}"
  - "can I have ${words} for two weeks"
slots:
  group: { type: entity, kind: access-group, required: true, question: "Which group is it?" }
  duration: { type: duration, ladder: ["P90D", "P30D", "P7D"] }
  person: { type: person, default: "$requester" }
actions:
  - use: jira.add-to-group
    input: { group: $group, duration: $duration, person: $person }
`;
}

/** A forbid with an exception asks for approvals and gives nothing to anybody, so a new file never widens what is allowed. */
const policy = (name: string): string => `// A permit says what may be asked for; a forbid says what is refused, unless an approval is there.

@id("${name}")
@owner("admin")
@says("What is marked as sensitive needs security's yes.")
forbid (principal, action == Action::"jira.add-to-group", resource)
when { resource.sensitivity == "high" }
unless { context.approvals.security >= 1 };
`;
