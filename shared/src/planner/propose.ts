import { fixedTools, toolName, type ModelContext } from '../model-tools';
import type { RequestType } from '../types';
import { calledOff } from './call-off';
import type { Guess, Trained } from './classifier';
import { clausesOf, isNegated, type Clause } from './clauses';
import { delexicalise, extractSlots, type Clues } from './extract';
import { followUp } from './follow-up';
import type { Linker } from './linker';

export interface Call { readonly name: string; readonly args: Readonly<Record<string, unknown>> }
export interface Proposing {
  /** The person's own words; flagged and quoted stretches are blank, places unchanged. */
  readonly text: string;
  readonly raw: string;
  readonly context: ModelContext;
  readonly linker: Linker;
  readonly model: Trained;
  readonly types: readonly RequestType[];
}

/** A change needs a surer guess than an answer. */
const SURE = { change: 0.43, other: 0.3 };
const WORDS = {
  notForIt: 'That is not something IT can help with. Ask me for access, accounts, software or a how-to.',
  hello: 'I am the IT assistant, an AI. Say what you need in your own words, or ask for a person at any time.',
  leftAlone: 'I leave that alone.',
  nothingOpen: 'There is nothing open to stop.',
};

export function propose(p: Proposing): { calls: Call[]; words: string } {
  const clauses = clausesOf(p.text);
  const answered = followUp(p, guess);
  if (answered) return answered;
  const calls: Call[] = [];
  const words: string[] = [];
  for (const clause of clauses) {
    const items = offOf(p, clause.text);
    if (items) {
      calls.push(...stop(p, clause, items));
      if (!p.context.open.length) words.push(WORDS.nothingOpen);
      continue;
    }
    if (isNegated(clause.text)) { words.push(WORDS.leftAlone); continue; }
    const made = forClause(p, clause, clauses.length === 1);
    calls.push(...made.calls);
    if (made.words && !words.includes(made.words)) words.push(made.words);
  }
  return { calls: tidy(calls), words: calls.some(c => !SOFT.has(c.name)) ? '' : words.slice(0, 1).join(' ') };
}

export function cluesOf(p: Proposing, text: string): Clues {
  return { text, links: p.linker.find(text), now: new Date(p.context.now), timezone: p.context.timezone };
}

export function guess(p: Proposing, text: string): Guess[] {
  return p.model.classify(delexicalise(cluesOf(p, text)));
}

export const offOf = (p: Proposing, text: string, open = p.context.open) => calledOff({ text, links: p.linker.find(text), message: p.text }, open);

function stop(p: Proposing, { from, to }: Clause, items: readonly string[]): Call[] {
  const quote = p.raw.slice(from, to);
  return p.context.open.length ? items.map(item => ({ name: fixedTools.cancel, args: { quote, item } })) : [{ name: fixedTools.smallTalk, args: { quote } }];
}

function forClause(p: Proposing, clause: Clause, alone: boolean): { calls: Call[]; words?: string } {
  const quote = p.raw.slice(clause.from, clause.to);
  const [best] = guess(p, clause.text);
  const type = p.types.find(t => t.id === best.label);
  if (type && best.p >= SURE.change) return { calls: doCalls(p, type, clause, quote) };
  // A question about something of the catalog is looked up before a person is asked.
  if (!type && best.label === fixedTools.handOff && isQuestion(p, clause)) return other(fixedTools.knowledge, quote);
  const sure = !type && best.p >= SURE.other;
  const label = sure ? best.label : alone || isLong(clause) ? fallback(p, clause) : fixedTools.smallTalk;
  return other(label, quote);
}

/** Unsure: a question is looked up, a thing of the catalog makes it ours, else it is politely not ours. */
function fallback(p: Proposing, clause: Clause): string {
  if (isQuestion(p, clause)) return fixedTools.knowledge;
  return p.linker.find(clause.text).some(l => l.kind !== 'person') ? fixedTools.handOff : fixedTools.outOfScope;
}
const isQuestion = (p: Proposing, c: Clause) => /^(?:how|what|where|when|who|which|why|can|may|is|are|do|does|am)\b/i.test(c.text.trim()) && p.raw[c.to] === '?';
const isLong = (c: Clause) => c.text.split(/\s+/).length > 4;

export function doCalls(p: Proposing, type: RequestType, clause: Pick<Clause, 'text'>, quote: string): Call[] {
  return extractSlots(type, cluesOf(p, clause.text)).map(slots => {
    const missing = Object.entries(type.slots).find(([name, def]) => def.required && def.default === undefined && !slots[name]);
    return missing
      ? { name: fixedTools.ask, args: { quote, request_type: type.id, slot: missing[0], question: missing[1].question ?? `Which ${missing[0]}?`, slots } }
      : { name: toolName(type.id), args: { ...slots, quote } };
  });
}

function other(label: string, quote: string): { calls: Call[]; words?: string } {
  switch (label) {
    case 'confirm_yes': case 'confirm_no': return { calls: [{ name: fixedTools.confirm, args: { quote, solved: label === 'confirm_yes' ? 'yes' : 'no' } }] };
    case fixedTools.knowledge: return { calls: [{ name: label, args: { quote, question: quote } }] };
    case fixedTools.handOff: return { calls: [{ name: label, args: { quote, reason: 'Needs a person' } }] };
    case fixedTools.status: return { calls: [{ name: label, args: { quote } }] };
    case fixedTools.smallTalk: return { calls: [{ name: label, args: { quote } }], words: WORDS.hello };
    default: return { calls: [{ name: fixedTools.outOfScope, args: { quote } }], words: WORDS.notForIt };
  }
}

/** Said beside a real wish these mean nothing: "hi, … thanks". */
const SOFT = new Set<string>([fixedTools.smallTalk, fixedTools.outOfScope]);

/** "It works now. Please close the ticket": what is solved is closed, and nothing is called off. */
const closesSolved = (c: Call, all: readonly Call[]) => c.name === fixedTools.cancel && /\bclos(?:e|ing)\b/i.test(String(c.args.quote)) && all.some(o => o.name === fixedTools.confirm && o.args.solved === 'yes');

/** One call per thing; politeness and one hand-off at most; a wish drops the chatter around it. */
function tidy(calls: readonly Call[]): Call[] {
  const seen = new Set<string>();
  const unique = calls.filter(c => {
    const { quote: _quote, ...rest } = c.args;
    const key = c.name === fixedTools.handOff || SOFT.has(c.name) ? c.name : `${c.name}${JSON.stringify(rest)}`;
    return !seen.has(key) && seen.add(key);
  });
  const real = unique.filter(c => !SOFT.has(c.name) && !closesSolved(c, unique));
  const wishes = real.filter(c => c.name.startsWith('do_') || c.name === fixedTools.ask);
  // "My account is locked and I cannot work, please help": the complaint around a wish is no second wish.
  if (wishes.length) return real.filter(c => c.name !== fixedTools.handOff && c.name !== fixedTools.confirm);
  return real.length ? real : unique.slice(0, 1);
}
