import type { RequestType, SlotDefinition } from '../types';
import type { Link } from './linker';
import { roleIn, roleOf } from './roles';
import { choiceOf } from './slots';
import { findDuration } from './when';

export interface Clues { readonly text: string; readonly links: readonly Link[]; readonly now: Date; readonly timezone: string }

const NAMED = /\b(?:called|named|name(?:d)? it|call it)\s+["'“]?([a-z0-9][\w-]*)/i;
/** "while I'm on call", "for my on-call shift", "during my shift". */
const ON_CALL = /\b(?:while|as long as|when|until) i(?:['’]m| am)(?: no longer)? on[- ]call\b|\b(?:for|during|until the end of) (?:my|this|the) (?:on[- ]call(?: shift| week| rotation)?|shift)\b/i;
const TICKET = /\b[A-Za-z]{2,10}-\d+\b/;

/** Slot values one clause holds, as the person said them. Several things of one kind give several sets. */
export function extractSlots(type: RequestType, clues: Clues): Record<string, string>[] {
  const slots: Record<string, string> = {};
  let many: { name: string; refs: string[] } | undefined;
  for (const [name, def] of Object.entries(type.slots)) {
    const named = refsFor(def, clues.links);
    if (named.length > 1 && (def.type === 'app' || def.type === 'entity')) many = { name, refs: named };
    const value = named[0] ?? valueFor(name, def, clues);
    if (value) slots[name] = value;
  }
  return many ? many.refs.map(ref => ({ ...slots, [many.name]: ref })) : [slots];
}

/** Names become titles again: code links them to refs later, the same way it does for any model. */
function refsFor(def: SlotDefinition, links: readonly Link[]): string[] {
  if (!['person', 'app', 'entity'].includes(def.type)) return [];
  const fits = links.filter(l => (def.type === 'person' ? l.kind === 'person' : def.type === 'app' ? l.kind === 'app' : l.kind !== 'person' && (!def.kind || l.kind === def.kind)));
  const ambiguous = fits.some((l, i) => fits.some((m, j) => j < i && m.from === l.from));
  return ambiguous ? [] : [...new Set(fits.map(l => l.ref))];
}

function valueFor(name: string, def: SlotDefinition, { text, links, now, timezone }: Clues): string | undefined {
  switch (def.type) {
    case 'duration': return findDuration(text, now, timezone)?.iso;
    case 'role': return roleIn(links.flatMap(l => l.roles ?? []), text) ?? roleOf(text);
    case 'ticket': return TICKET.exec(text)?.[0].toUpperCase();
    case 'shift': return ON_CALL.test(text) ? 'now' : undefined;
    case 'quantity': return /\b\d{1,3}\b/.exec(text)?.[0];
    case 'choice': return choiceOf(def, text);
    case 'person': { const l = links.filter(x => x.kind === 'person'); return l.length > 1 ? text.slice(l[0].from, l[0].to) : undefined; }
    case 'text': return name === 'name' ? NAMED.exec(text)?.[1] ?? /\b([a-z]+(?:-[a-z0-9]+)+)\b/.exec(text)?.[1] : def.required ? undefined : text.slice(0, 300);
    default: { const fits = links.filter(l => l.kind !== 'person' && (def.type !== 'app' || l.kind === 'app') && (!def.kind || l.kind === def.kind)); return fits.length ? text.slice(fits[0].from, fits[0].to) : undefined; }
  }
}

/** Names, times and tickets become their kind, so that the classifier sees the wish and not the name. */
export function delexicalise({ text, links, now, timezone }: Clues): string {
  const spans = links.filter((l, i) => links.findIndex(m => m.from === l.from) === i).map(l => ({ from: l.from, to: l.to, word: `ent${l.kind.replace(/[^a-z]/g, '')}` }));
  const time = findDuration(text, now, timezone);
  if (time && !spans.some(s => s.from < time.to && time.from < s.to)) spans.push({ from: time.from, to: time.to, word: 'entduration' });
  let out = text;
  for (const s of spans.sort((a, b) => b.from - a.from)) out = `${out.slice(0, s.from)}${s.word}${out.slice(s.to)}`;
  return out.replace(/\b[A-Za-z]{2,10}-\d+\b/g, 'entticket');
}
