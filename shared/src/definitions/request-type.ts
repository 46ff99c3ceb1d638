import { z } from 'zod';
import type { RequestType } from '../types';
import { minutesOf } from '../words';
import { readYaml, DefinitionError } from './yaml';

const duration = (v: string | number) => {
  try { return minutesOf(String(v)) > 0; } catch { return false; }
};

const slot = z.strictObject({
  type: z.enum(['person', 'app', 'entity', 'duration', 'date', 'role', 'quantity', 'ticket', 'shift', 'text', 'choice']),
  required: z.boolean().optional(),
  question: z.string().max(120).optional(),
  ladder: z.array(z.union([z.string(), z.number()])).min(1).optional(),
  choices: z.array(z.string()).min(2).optional(),
  default: z.union([z.string(), z.number()]).optional(),
  kind: z.string().optional(),
  description: z.string().optional(),
}).refine(s => s.type !== 'choice' || s.choices, { message: 'a choice needs choices', path: ['choices'] })
  .refine(s => s.type !== 'duration' || !s.ladder || s.ladder.every(duration), { message: 'rungs are ISO-8601 durations such as PT4H or P7D, widest first', path: ['ladder'] })
  .refine(s => !s.required || s.default !== undefined || s.question, { message: 'a required slot needs the question to ask when it is missing', path: ['question'] });

const schema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,58}$/, 'lower-case words with -, at most 59 characters'),
  title: z.string().min(3).max(60),
  description: z.string().max(300).optional(),
  examples: z.array(z.string().min(3)).min(3, 'at least three examples: the planner learns from them'),
  slots: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'a slot name is one lower-case word'), slot),
  actions: z.array(z.strictObject({ use: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, '<system>.<verb>'), input: z.record(z.string(), z.json()), when: z.string().optional(), for: z.string().regex(/^[a-z-]+:[a-z0-9-]+\/$/, 'how a ref begins, such as resource:jira/').optional() }).or(z.strictObject({ each: z.literal('holding'), of: z.string().regex(/^\$[a-z][a-zA-Z0-9]*$/, 'the slot of a person, such as $person') }))).min(1)
    .refine(list => 'use' in list[0] && list.every((a, n) => 'use' in a || n === list.length - 1), 'each stands last, after what decides whether anything is listed at all'),
  autonomy: z.enum(['off', 'shadow', 'suggest', 'approve', 'auto']),
  wording: z.strictObject({ understood: z.string().optional(), done: z.string().optional(), note: z.string().optional() }).optional(),
  minutesSaved: z.number().nonnegative().optional(),
});

/** One `request-types/<id>.yaml`. @param actions - what the connected systems offer; an unknown one is a mistake with a suggestion. */
export function readRequestType(file: string, text: string, actions: readonly string[]): RequestType {
  const type = readYaml(file, text, schema) as RequestType;
  const line = (needle: string) => text.split('\n').findIndex(l => l.includes(needle)) + 1 || 1;
  for (const a of type.actions) {
    if (!('use' in a)) {
      if (type.slots[a.of.slice(1)]?.type !== 'person') throw new DefinitionError([{ file, line: line(a.of), message: `${a.of} is no slot of type person` }]);
      continue;
    }
    if (!actions.includes(a.use)) throw new DefinitionError([{ file, line: line(a.use), message: `no connected system offers ${a.use}${nearest(a.use, actions)}` }]);
    for (const v of Object.values(a.input)) {
      if (typeof v === 'string' && v.startsWith('$') && !type.slots[v.slice(1)]) throw new DefinitionError([{ file, line: line(v), message: `${v} is no slot of this type (slots: ${Object.keys(type.slots).join(', ')})` }]);
    }
  }
  return type;
}

/** The known word that shares the most letter pairs. */
function nearest(word: string, known: readonly string[]): string {
  const pairs = (s: string) => new Set([...s].slice(1).map((c, i) => s[i] + c));
  const mine = pairs(word);
  const best = known.map(k => ({ k, n: [...pairs(k)].filter(p => mine.has(p)).length / Math.max(k.length, word.length) })).sort((a, b) => b.n - a.n)[0];
  return best && best.n > 0.3 ? `; did you mean ${best.k}?` : '';
}
