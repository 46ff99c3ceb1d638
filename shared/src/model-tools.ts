/**
 * What the chat model (a provider or the embedded planner) may say, as tools. It proposes; code links names to refs,
 * policy decides. Tool names match `[a-zA-Z0-9_-]{1,64}`; request type ids are mapped reversibly (`toolName`).
 *
 * The model gets: a fixed system message; one system message whose content is `CONTEXT ` + JSON of `ModelContext`; the turns.
 * It answers with an AIMessage holding tool calls, in the order the person said things, or text alone (small talk, refusal).
 */
export interface ModelContext {
  readonly now: string;
  readonly timezone: string;
  /** Name only; never another person's data. */
  readonly requester: { readonly name: string };
  /** The catalog page the person is on. */
  readonly entity?: { readonly ref: string; readonly title: string };
  /** Items of this request that may still be corrected or cancelled. */
  readonly open: readonly { readonly item: string; readonly requestType: string; readonly slots: Readonly<Record<string, string>>; readonly state: string }[];
  /** Something in this conversation was decided: "why" and "who" are about that. */
  readonly decided?: boolean;
  /** The question this turn may answer. */
  readonly asked?: { readonly requestType: string; readonly slot: string; readonly slots: Readonly<Record<string, string>>; readonly choices?: readonly string[] };
}

/** Call of a request type's tool: slot values as plain strings (a name as the person said it, an ISO duration or date, a number). */
export interface ProposedRequest { readonly quote: string; readonly [slot: string]: string }

/** Fixed tools beside one per request type. `quote` is always the exact words of the message it rests on. */
export const fixedTools = {
  /** A required slot is missing: one short question. Slots known so far ride along. */
  ask: 'ask_person', // {quote, request_type, slot, question, slots: {…}}
  /** Change slots of an open item: "make it two hours", "no, Ben". */
  correct: 'correct_item', // {quote, item, slots: {…}}
  /** Stop an open item, or all (`item: "all"`). */
  cancel: 'cancel_item', // {quote, item}
  /** A policy or how-to question; answered by retrieval with citations. */
  knowledge: 'answer_from_knowledge', // {quote, question}
  /** The person asks for a human, or it is IT but nothing here fits. */
  handOff: 'hand_to_person', // {quote, reason}
  /** Where is my request, what can I get, why: answered from the record. */
  status: 'show_status', // {quote, about?: 'where' | 'why' | 'approvers'}
  /** "Yes, that solved it" / "no, it did not". */
  confirm: 'confirm_outcome', // {quote, solved: 'yes' | 'no'}
  /** Not for an IT service desk; the text of the answer says so kindly. */
  outOfScope: 'not_for_it', // {quote}
  /** Greetings and thanks. */
  smallTalk: 'small_talk', // {quote}
} as const;

/** `access.grant` → `access_grant`, refusing anything a provider would refuse. Reversible: ids may not contain `_`. */
export function toolName(requestTypeId: string): string {
  if (!/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/.test(requestTypeId) || requestTypeId.length > 60) {
    throw new Error(`Request type id "${requestTypeId}" must be lower-case words with - or . and at most 60 characters`);
  }
  return `do_${requestTypeId.replace(/\./g, '__')}`;
}
export const requestTypeOf = (tool: string) => tool.startsWith('do_') ? tool.slice(3).replace(/__/g, '.') : undefined;
