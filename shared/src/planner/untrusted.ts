import { clausesOf } from './clauses';

/** A stretch of text that gives orders to the agent instead of asking for something (G31). */
export interface Flag { readonly from: number; readonly to: number; readonly why: string }

/** `claim`: only the clause that makes it; "I'm the CEO and reset my MFA" still asks for something, and policy does not know the claim. */
const ORDERS: readonly { readonly why: string; readonly pattern: RegExp; readonly claim?: true }[] = [
  { why: 'speaks as the system', pattern: /(?:^|[\s"'(>[])(?:#{0,3}\s*)?(?:\((?:system|assistant|developer)[\s_](?:message|prompt|note)\)|(?:system|assistant|developer|admin(?:istrator)?)\s*(?:message|prompt|note|override)?\s*[:>\]])[^\n]*/gi },
  { why: 'tells the agent to ignore its rules', pattern: /[^.\n!?]*\b(?:ignore|disregard|forget|override|bypass)\b[^.\n!?]{0,40}\b(?:previous|prior|above|earlier|all|any|your|the|policy|polic|safety|security)\b[^.\n!?]{0,40}(?:instruction|rule|prompt|polic|polic(?:y|ies)|approval|check|guideline|restriction)?[^.\n!?]*/gi },
  { why: 'claims another role for the agent', pattern: /[^.\n!?]*\b(?:you are now|act as|pretend to be|from now on you|new instructions?|developer mode|jailbreak|as an ai (?:agent|model) you)\b[^.\n!?]*/gi },
  { why: 'claims that something is already approved', claim: true, pattern: /[^.\n!?]*\b(?:pre-?approved|already (?:been )?approved|approval (?:is|was) (?:granted|waived|not (?:needed|required))|no approval (?:is )?(?:needed|required)|skip (?:the )?(?:approval|verification|step-?up))\b[^.\n!?]*/gi },
  { why: 'claims authority', claim: true, pattern: /[^.\n!?]*\b(?:i am|i'm|this is|as) the (?:ceo|cto|cfo|ciso|chief \w+ officer|head of (?:it|security)|system administrator)\b[^.\n!?]*/gi },
  { why: 'hides text in markup', pattern: /<!--[\s\S]*?(?:-->|$)|<(?:system|instructions?|information|tool_call|function_call|important)\b[\s\S]*?(?:<\/\w+>|$)|\[INST\][\s\S]*?(?:\[\/INST\]|$)/gi },
];

/** Quoted mail and pasted tickets: what somebody else wrote is no request of this person. */
const QUOTED: readonly RegExp[] = [/[^.,;!?\n]*\[(?:code|password|token|private key) removed\][^.,;!?\n]*/g, /^[ \t]*>[^\n]*$/gm, /^-{2,}\s*(?:original|forwarded) message\s*-{2,}[\s\S]*$/gim, /^on .{5,80} wrote:\s*$[\s\S]*/gim,
  // Below a greeting stands who wrote it.
  /^\s*(?:(?:best|kind|warm|many)\s+)?(?:regards|wishes|greetings)\b[\s\S]*$|^\s*(?:sincerely|cheers|viele grüße|mit freundlichen grüßen),?\s*$[\s\S]*/gim];

export function flagInjection(text: string): Flag[] {
  const flags = ORDERS.flatMap(({ why, pattern, claim }) => (claim ? clausesOf(text) : [{ text, from: 0 }]).flatMap(part =>
    [...part.text.matchAll(pattern)].map(m => trimmed(text, part.from + m.index, part.from + m.index + m[0].length, why))));
  return merged(flags.filter(f => f.to - f.from > 3));
}

/** The person's own words: flagged and quoted stretches are blanked out, places stay the same. */
export function ownWords(text: string): string {
  const spans = [...flagInjection(text), ...QUOTED.flatMap(p => [...text.matchAll(p)].map(m => ({ from: m.index, to: m.index + m[0].length })))];
  const chars = [...text].join('') === text ? text.split('') : [...text];
  for (const { from, to } of spans) chars.fill(' ', from, to);
  return chars.join('');
}

function trimmed(text: string, from: number, to: number, why: string): Flag {
  const lead = /^[\s"'(>[]*/.exec(text.slice(from, to))?.[0].length ?? 0;
  return { from: from + lead, to, why };
}

function merged(flags: readonly Flag[]): Flag[] {
  const out: Flag[] = [];
  for (const f of [...flags].sort((a, b) => a.from - b.from)) {
    const last = out[out.length - 1];
    if (last && f.from <= last.to) out[out.length - 1] = { ...last, to: Math.max(last.to, f.to) };
    else out.push(f);
  }
  return out;
}
