import { fixedTools, requestTypeOf } from '../model-tools';
import type { Understanding } from './understand';

/** A tool call, narrowed to what the desk acts on. Anything else a model says is dropped and counted. */
export type Proposal =
  | { readonly kind: 'do'; readonly requestType: string; readonly slots: Readonly<Record<string, string>>; readonly quote: string }
  | { readonly kind: 'ask'; readonly requestType: string; readonly slot: string; readonly question: string; readonly slots: Readonly<Record<string, string>>; readonly quote: string }
  | { readonly kind: 'correct'; readonly item: string; readonly slots: Readonly<Record<string, string>> }
  | { readonly kind: 'cancel'; readonly item: string }
  | { readonly kind: 'knowledge'; readonly question: string }
  | { readonly kind: 'hand-off'; readonly reason: string }
  | { readonly kind: 'status'; readonly about: About } | { readonly kind: 'out-of-scope' } | { readonly kind: 'small-talk' }
  | { readonly kind: 'confirm'; readonly solved: boolean };

/** What a question about the record asks for. */
export type About = 'where' | 'why' | 'approvers';
const ABOUT: readonly About[] = ['where', 'why', 'approvers'];

const text = (v: unknown) => (typeof v === 'string' || typeof v === 'number' ? String(v).slice(0, 2_000) : '');
const strings = (v: unknown): Record<string, string> =>
  v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).flatMap(([k, x]) => (text(x) ? [[k, text(x)]] : []))) : {};

/** At most this many things from one message: more is read by a person. */
export const MOST_PROPOSALS = 8;

export function proposalsOf(u: Understanding, knownTypes: ReadonlySet<string>): Proposal[] {
  const proposals = u.calls.slice(0, MOST_PROPOSALS).flatMap(({ name, args }): Proposal[] => {
    const type = requestTypeOf(name);
    if (type !== undefined) {
      const { quote, ...slots } = strings(args);
      return knownTypes.has(type) ? [{ kind: 'do', requestType: type, slots, quote: quote ?? '' }] : [];
    }
    switch (name) {
      case fixedTools.ask: {
        const requestType = text(args.request_type);
        return knownTypes.has(requestType) ? [{ kind: 'ask', requestType, slot: text(args.slot), question: text(args.question), slots: strings(args.slots), quote: text(args.quote) }] : [];
      }
      case fixedTools.correct: return [{ kind: 'correct', item: text(args.item), slots: strings(args.slots) }];
      case fixedTools.cancel: return [{ kind: 'cancel', item: text(args.item) }];
      case fixedTools.knowledge: return [{ kind: 'knowledge', question: text(args.question) || text(args.quote) }];
      case fixedTools.handOff: return [{ kind: 'hand-off', reason: text(args.reason) || 'Asked for a person' }];
      case fixedTools.status: return [{ kind: 'status', about: ABOUT.find(a => a === args.about) ?? 'where' }];
      case fixedTools.confirm: return [{ kind: 'confirm', solved: args.solved === 'yes' }];
      case fixedTools.outOfScope: return [{ kind: 'out-of-scope' }];
      case fixedTools.smallTalk: return [{ kind: 'small-talk' }];
      default: return [];
    }
  });
  return u.calls.length > MOST_PROPOSALS ? [...proposals, { kind: 'hand-off', reason: `More than ${MOST_PROPOSALS} things in one message` }] : proposals;
}
