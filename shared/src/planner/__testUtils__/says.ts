import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { ModelContext } from '../../model-tools';
import type { Lexicon } from '../../ports';
import type { RequestType } from '../../types';
import { createEmbeddedPlanner, toolsFor } from '..';

const COMPANY = path.join(__dirname, '../../../../plugins/portal-backend/company');
export const types: RequestType[] = readdirSync(path.join(COMPANY, 'request-types')).map(f => parse(readFileSync(path.join(COMPANY, 'request-types', f), 'utf8')));
interface Entity { kind: string; metadata: { name: string; title?: string; annotations?: Record<string, string> }; spec: { type?: string; profile?: { displayName: string } } }
const entities = (f: string): Entity[] => parseAllDocuments(readFileSync(path.join(COMPANY, 'catalog', f), 'utf8')).map(d => d.toJS());
export const lexicon: Lexicon = {
  people: entities('people.yaml').map(e => ({ ref: `user:default/${e.metadata.name}`, name: e.spec.profile?.displayName ?? '', groups: [], employment: 'employee', active: true, privileged: false, tags: [] })),
  resources: entities('things.yaml').map(e => ({
    ref: `${e.kind.toLowerCase()}:default/${e.metadata.name}`, title: e.metadata.title ?? e.metadata.name, kind: e.kind === 'Resource' ? e.spec.type ?? '' : e.kind.toLowerCase(), tags: [],
    aliases: (e.metadata.annotations?.['countersign.dev/aliases'] ?? '').split(',').filter(Boolean),
  })),
};
export const clock = { now: () => new Date('2026-11-23T09:00:00Z') };
const planner = createEmbeddedPlanner({ requestTypes: types, lexicon: () => lexicon, clock }).bindTools?.(toolsFor(types) as never);

/** What the embedded planner proposes for the demo company, in short. */
export async function says(text: string, context: Partial<ModelContext> = {}): Promise<string[]> {
  const message = await planner?.invoke([new SystemMessage(`CONTEXT ${JSON.stringify({ now: clock.now().toISOString(), timezone: 'UTC', requester: { name: 'Ben' }, open: [], ...context })}`), new HumanMessage(text)]);
  return (message as { tool_calls: { name: string; args: Record<string, unknown> }[] }).tool_calls.map(c => {
    const { quote: _quote, slots, request_type: type, ...rest } = c.args;
    const values = Object.values(c.name === 'ask_person' ? { type, slot: rest.slot } : { ...rest, ...(slots as object) }).map(v => String(v).replace(/^\w+:default\//, ''));
    return [c.name.replace(/^do_/, ''), ...(['answer_from_knowledge', 'hand_to_person'].includes(c.name) ? [] : values)].join(' ');
  });
}
