import type { Action } from '../action/catalog';
import { laddersOf } from '../action/ladders';
import { payloadHash } from '../action/payload';
import type { Sayer } from '../contract';
import type { Runtime } from '../runtime';
import type { ItemRecord } from '../state/record';
import type { Actor, Json, JsonObject, RequestType } from '../types';

export interface ItemSeed {
  readonly id: string;
  readonly actor: Actor;
  readonly turn: number;
  readonly quote?: string;
  readonly span?: readonly [number, number];
}

/** The planned items of one request type with its slots filled: data from here on, whatever a model says later. */
export function itemsOf(rt: Pick<Runtime, 'actions'>, type: RequestType, slots: JsonObject, seed: (n: number) => ItemSeed, say: Sayer): ItemRecord[] {
  return type.actions
    .filter(a => 'use' in a)
    .filter(a => a.when === undefined || isSet(slots[a.when]))
    .map(a => ({ ...a, action: rt.actions.get(a.use), input: fill(a.input, slots) }))
    .filter(a => a.for === undefined || a.action.change.resource(a.input).startsWith(a.for))
    .map((a, n) => itemOf(a.action, type, a.input, slots, seed(n), say));
}

export function itemOf(action: Action, type: RequestType | undefined, raw: JsonObject, slots: JsonObject, seed: ItemSeed, say: Sayer): ItemRecord {
  const { change } = action;
  const input = change.input.parse(raw) as JsonObject;
  const { duration } = change.coordinates?.(input) ?? {};
  const subject = change.subject(input);
  return {
    id: seed.id, requestType: type?.id ?? '', action: action.id, effect: change.effect,
    subject, resource: change.resource(input), input, payloadHash: payloadHash(action.id, input),
    sentence: change.preview(input, say), who: say.person(subject), what: whatOf(action, input, say),
    ...(duration && { until: say.duration(duration) }),
    ...(seed.quote && { reason: seed.quote }),
    ...(seed.span && { span: seed.span }),
    turn: seed.turn, state: 'planned', steps: [], attempt: 1, stages: [],
    ladders: laddersOf(change, type, input),
    by: seed.actor.person, makers: [...new Set([seed.actor.person, subject])],
    assurance: seed.actor.assurance, channel: seed.actor.channel, slots,
  };
}

/** The same item with another payload; whatever was proved about the old one must cover the new one or goes. */
export function repaid(item: ItemRecord, action: Action, type: RequestType | undefined, input: JsonObject, say: Sayer): Partial<ItemRecord> {
  const fresh = itemOf(action, type, input, item.slots, { id: item.id, actor: { person: item.by, assurance: item.assurance, channel: item.channel, host: '' }, turn: item.turn }, say);
  const { input: parsed, payloadHash: hash, sentence, who, what, until, ladders, subject, resource } = fresh;
  return { input: parsed, payloadHash: hash, sentence, who, what, ladders, subject, resource, ...(until ? { until } : {}) };
}

function whatOf(action: Action, input: JsonObject, say: Sayer): string {
  const resource = action.change.resource(input);
  const role = typeof input.role === 'string' && input.role ? `${input.role} on ` : '';
  return resource === action.change.subject(input) ? action.change.title : `${role}${say.resource(resource)}`;
}

/** `$slot` takes the slot's value; an empty slot leaves the field out. */
function fill(template: JsonObject, slots: JsonObject): JsonObject {
  const pairs = Object.entries(template).map(([k, v]) => [k, typeof v === 'string' && v.startsWith('$') ? slots[v.slice(1)] : v] as const);
  return Object.fromEntries(pairs.filter((p): p is [string, Json] => isSet(p[1])));
}
const isSet = (v: Json | undefined) => v !== undefined && v !== null && v !== '';
