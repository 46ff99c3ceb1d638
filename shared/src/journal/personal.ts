/**
 * What in an event is about people, and how long it is kept. `transcript`: what people wrote; `replay`: what decisions saw; `record`: what was
 * done, to whom, with which result. Refs, states, rule ids, hashes and times stay in clear: they are what the proof is about.
 */
export const CLASSES = ['record', 'replay', 'transcript'] as const;
export type PrivateClass = (typeof CLASSES)[number];

/** A class takes the whole value; `words` takes each text beneath it that is not a ref, a time or a hash; `*` is any key. Text that no shape names and that has a space in it is `record`. */
export type Shape = PrivateClass | 'clear' | `words ${PrivateClass}` | { readonly [key: string]: Shape };

const STEPS: Shape = { '*': { votes: { '*': { comment: 'transcript' } } } };

const ITEM: Shape = {
  sentence: 'record', who: 'record', what: 'record', reason: 'transcript', because: 'transcript', slots: 'words transcript', input: 'words record',
  steps: STEPS, waiting: { reason: 'transcript', message: 'record', steps: STEPS }, decision: { rules: 'clear', error: 'record' }, stages: 'clear', ladders: 'clear',
  receipt: {
    title: 'record', before: 'record', after: 'record', readBack: 'record', refusal: { code: 'clear', message: 'record' }, undo: { sentence: 'record', input: 'words record' },
    fields: { '*': { label: 'clear', before: 'record', after: 'record' } },
  },
  // Its reason is a copy of the person's words.
  grant: { title: 'record', reason: 'transcript', endedBecause: 'record' }, intent: { before: 'record' }, expect: 'record', ends: { why: 'record' },
};

/** In the shape of an event's data: a request's (`EventData`) or a stream's. */
export const PERSONAL: Shape = {
  opened: { title: 'transcript' },
  turn: { text: 'transcript', citations: { '*': { title: 'clear', passage: 'transcript' } }, flagged: 'clear', model: { why: 'transcript' } },
  items: { '*': ITEM }, set: ITEM, stages: 'clear',
  request: {
    title: 'transcript', gap: 'transcript', question: { text: 'transcript', choices: 'words transcript', slots: 'words transcript' }, handoff: 'words transcript', closed: { because: 'transcript' },
  },
  evidence: { facts: 'replay', proposed: 'transcript', made: 'clear', tests: 'clear', different: 'clear', reason: 'clear' },
  reason: 'record', change: 'clear',
  // What another host shows of its requests, and how it calls people.
  mirror: 'transcript', display: 'record', typed: { display: 'record' }, body: { comment: 'transcript', display: 'record' },
};

/** Here `because` is the desk's own fixed words or a rule's, and explains the end of an item for as long as there is one. */
export const DESK_WORDS: readonly string[] = ['item.denied', 'item.stopped', 'item.shadowed', 'suggestion.dropped'];
