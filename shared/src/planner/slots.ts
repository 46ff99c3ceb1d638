import type { Clock } from '../contract';
import type { Lexicon } from '../ports';
import type { PersonRef, RequestType, Resource, SlotDefinition } from '../types';
import { minutesOf } from '../words';
import { Linker, type Link } from './linker';
import { roleIn, roleOf } from './roles';
import { findDate, findDuration } from './when';

export interface SlotContext { readonly clock: Clock; readonly timezone: string; readonly requester: PersonRef; readonly entity?: string }
/** `thing`: what the slots before this one are about. */
interface OneContext extends SlotContext { readonly thing?: Resource }
export type Resolved =
  | { readonly ok: true; readonly slots: Readonly<Record<string, string | number>> }
  | { readonly ok: false; readonly slot: string; readonly question: string; readonly choices?: readonly string[] };
type One = { value: string | number } | { choices: readonly string[]; question?: string } | undefined;

/**
 * What a model said, linked to what there is: names become refs, times become durations. A slot that is missing or could mean
 * two things becomes one question. The default of a person slot is the requester, proved by the host, never a model's word.
 */
export function resolveSlots(type: RequestType, proposed: Readonly<Record<string, string>>, lexicon: Lexicon, ctx: SlotContext): Resolved {
  const linker = new Linker(lexicon);
  const slots: Record<string, string | number> = {};
  for (const [name, def] of Object.entries(type.slots)) {
    const said = proposed[name]?.trim();
    const thing = lexicon.resources.find(r => Object.values(slots).includes(r.ref));
    const found = said ? resolveOne(def, said, linker, lexicon, { ...ctx, thing }) : undefined;
    if (found && 'choices' in found) return { ok: false, slot: name, question: found.question ?? def.question ?? `Which ${name}?`, choices: found.choices };
    const value = found?.value ?? fallback(def, lexicon, ctx);
    if (value !== undefined) slots[name] = value;
    else if (def.required || said) return { ok: false, slot: name, question: unknown(def, name, said), ...choicesOf(def, lexicon, thing) };
  }
  return { ok: true, slots };
}

function fallback(def: SlotDefinition, lexicon: Lexicon, ctx: SlotContext): string | number | undefined {
  if (def.default === '$requester') return ctx.requester;
  if (def.default !== '$entity') return def.default;
  const entity = lexicon.resources.find(r => r.ref === ctx.entity);
  return entity && fitsKind(def, entity.kind) ? entity.ref : undefined;
}

function resolveOne(def: SlotDefinition, said: string, linker: Linker, lexicon: Lexicon, ctx: OneContext): One {
  switch (def.type) {
    case 'person': return /^(?:me|myself|i|\$requester)$/i.test(said) ? { value: ctx.requester } : byName(linker.find(said).filter(l => l.kind === 'person'), said, lexicon.people);
    case 'app': case 'entity': return byName(linker.find(said).filter(l => fitsKind(def, l.kind)), said, lexicon.resources);
    case 'duration': return duration(said, ctx);
    case 'date': { const date = findDate(said, ctx.clock.now(), ctx.timezone); return date ? { value: date } : undefined; }
    case 'role': return role(said, ctx.thing);
    case 'quantity': { const n = Number(/\d+/.exec(said)?.[0]); return n > 0 ? { value: n } : undefined; }
    case 'ticket': { const key = /[A-Za-z]{2,10}-\d+/.exec(said)?.[0].toUpperCase(); return key ? { value: key } : undefined; }
    // Only what the schedule said passes: `<system>:<shift>`.
    case 'shift': return /^[a-z0-9-]+:[\w-]{1,60}$/.test(said) ? { value: said } : undefined;
    case 'choice': { const choice = choiceOf(def, said); return choice ? { value: choice } : { choices: def.choices ?? [] }; }
    default: return { value: said.slice(0, 500) };
  }
}

const fitsKind = (def: SlotDefinition, kind: string) => (def.type === 'app' ? kind === 'app' : kind !== 'person' && (!def.kind || def.kind === kind));

function byName(links: readonly Link[], said: string, all: readonly { ref: string }[]): One {
  if (all.some(x => x.ref === said)) return { value: said };
  const best = links.filter(l => l.from === links[0]?.from);
  if (best.length > 1) return { choices: best.map(l => l.title), question: `Which one: ${best.map(l => l.title).join(' or ')}?` };
  return best.length ? { value: best[0].ref } : undefined;
}

/** A thing that names its roles has no others; systems and applications know the everyday ones too. */
function role(said: string, thing: Resource | undefined): One {
  const own = thing?.roles ?? [];
  const meant = roleIn(own, said);
  if (meant) return { value: meant };
  return own.length && thing && !['system', 'app'].includes(thing.kind) ? { choices: own } : { value: roleOf(said) ?? said.toLowerCase() };
}

function duration(said: string, ctx: SlotContext): One {
  try {
    minutesOf(said);
    return { value: said };
  } catch {
    const found = findDuration(said, ctx.clock.now(), ctx.timezone);
    return found && { value: found.iso };
  }
}

/** The choice that shares the most words with what was said; "vs code" means visual-studio-code. */
export function choiceOf(def: SlotDefinition, said: string): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
  const text = ` ${plain(said)} `;
  const score = (choice: string) => {
    const words = plain(choice).split(' ');
    const initials = words.length > 1 ? words.map(w => w[0]).join('') : '';
    const short = words.length > 2 ? `${words.slice(0, -1).map(w => w[0]).join('')} ${words[words.length - 1]}` : '';
    return words.filter(w => w.length > 2 && text.includes(` ${w} `)).length + [initials, short].filter(x => x.length > 1 && text.includes(` ${x} `)).length;
  };
  const best = (def.choices ?? []).map(choice => ({ choice, score: score(choice) })).sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.choice : undefined;
}

/** Nothing of that name: said plainly, never guessed. */
function unknown(def: SlotDefinition, name: string, said: string | undefined): string {
  const ask = def.question ?? `Which ${name}?`;
  return said && ['person', 'app', 'entity'].includes(def.type) ? `I know nothing called “${said.slice(0, 60)}”. ${ask}` : ask;
}

function choicesOf(def: SlotDefinition, lexicon: Lexicon, thing?: Resource): { choices?: readonly string[] } {
  if (def.choices) return { choices: def.choices };
  if (def.type === 'role' && thing?.roles?.length) return { choices: thing.roles };
  const things = def.kind || def.type === 'app' ? lexicon.resources.filter(r => fitsKind(def, r.kind)).map(r => r.title) : [];
  return things.length && things.length <= 12 ? { choices: things } : {};
}
