import { fixedTools, toolName } from '../model-tools';
import type { RequestType } from '../types';
import { cluesOf, doCalls, offOf, type Call, type Proposing } from './propose';
import { extractSlots } from './extract';
import type { Guess } from './classifier';

const NO_THANKS = /^no,? thank(?:s| you)[.!]?$/i;
type Made = { calls: Call[]; words: string };
const CORRECTION = /^(?:no|nope|sorry|wait|actually|oops|hmm)\b[,. ]|\b(?:instead|rather|make (?:it|that)|change (?:it|that)(?: to)?|i meant|i mean|not \w+,? (?:but )?|only \d|just \d)\b/i;

/** Answers to the question that was asked, and changes to what is open; undefined: it is something new. */
export function followUp(p: Proposing, guess: (p: Proposing, text: string) => Guess[]): Made | undefined {
  return answer(p, guess) ?? aboutDecision(p) ?? (offOf(p, p.text) ? undefined : correction(p));
}

function answer(p: Proposing, guess: (p: Proposing, text: string) => Guess[]): Made | undefined {
  const { asked } = p.context;
  const type = asked && p.types.find(t => t.id === asked.requestType);
  if (!asked || !type) return undefined;
  const text = p.text.trim();
  const off = NO_THANKS.test(text) ? ['all'] : offOf(p, text, [...p.context.open, { item: 'all', state: 'asking', ...asked }]);
  // Something else was called off by its name.
  if (off && !off.includes('all')) return undefined;
  if (off) return { calls: [{ name: fixedTools.smallTalk, args: { quote: p.raw } }], words: 'All right, I leave it.' };
  const [best] = guess(p, text);
  const [found] = extractSlots(type, cluesOf(p, text));
  const value = found[asked.slot] ?? (text.split(/\s+/).length <= 6 && !isOtherWish(p, best, type) ? text : undefined);
  if (!value) return undefined;
  const slots = { ...asked.slots, ...found, [asked.slot]: value };
  const missing = Object.entries(type.slots).find(([name, def]) => def.required && def.default === undefined && !slots[name]);
  if (missing) return { calls: [{ name: fixedTools.ask, args: { quote: p.raw, request_type: type.id, slot: missing[0], question: missing[1].question ?? `Which ${missing[0]}?`, slots } }], words: '' };
  return { calls: [{ name: toolName(type.id), args: { ...slots, quote: p.raw } }], words: '' };
}

const isOtherWish = (p: Proposing, best: Guess, type: RequestType) => best.p > 0.6 && best.label !== type.id && p.types.some(t => t.id === best.label);

const WHY = /^(?:but |and |so )?(?:why|how come|for what reason|on what grounds|which rule)\b/i;
const WHO = /^(?:but |and |so )?who (?:else )?(?:can|could|has to|must|may|might|should|will|needs to|do i ask to|would) (?:approve|decide|allow|sign|say yes|let)/i;

/** "Why?" and "who can approve this?", once something was decided: answered from the record, so no model has to know it. */
function aboutDecision(p: Proposing): Made | undefined {
  const text = p.text.trim();
  const about = WHO.test(text) ? 'approvers' : WHY.test(text) ? 'why' : undefined;
  return p.context.decided && about ? { calls: [{ name: fixedTools.status, args: { quote: p.raw, about } }], words: '' } : undefined;
}

/** "Make it two hours", "no, Miro": the newest open item that has such a slot. */
function correction(p: Proposing): Made | undefined {
  if (!CORRECTION.test(p.text.trim()) || !p.context.open.length) return undefined;
  const said = p.text.replace(/\bnot\s+\S+?,?\s+(?:but\s+)?/i, ' ');
  for (const item of [...p.context.open].reverse()) {
    const type = p.types.find(t => t.id === item.requestType);
    const [slots] = type ? extractSlots(type, cluesOf(p, said)) : [{}];
    const changed = Object.fromEntries(Object.entries(slots).filter(([name, v]) => v !== item.slots[name] && type?.slots[name].type !== 'text'));
    if (type && Object.keys(changed).length && item.state !== 'verified') return { calls: [{ name: fixedTools.correct, args: { quote: p.raw, item: item.item, slots: changed } }], words: '' };
    if (type && Object.keys(changed).length) return { calls: doCalls(p, type, { text: said }, p.raw), words: '' };
  }
  return undefined;
}
