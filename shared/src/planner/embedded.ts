import { BaseChatModel, type BaseChatModelCallOptions } from '@langchain/core/language_models/chat_models';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import type { Clock } from '../contract';
import { requestTypeOf, type ModelContext } from '../model-tools';
import type { Lexicon } from '../ports';
import type { RequestType } from '../types';
import { delexicalise } from './extract';
import { Linker } from './linker';
import { propose, type Call } from './propose';
import { SEEDS } from './seeds';
import { train, type Trained } from './classifier';
import { ownWords } from './untrusted';
import type { ModelTool } from './tools';

export interface EmbeddedPlannerOptions {
  readonly requestTypes: readonly RequestType[];
  /** People and things as of now; asked at every message. */
  readonly lexicon: () => Lexicon;
  readonly clock: Clock;
}

/** The planner that needs no key and no network: a chat model like any other, trained from the company's own examples. */
export function createEmbeddedPlanner(o: EmbeddedPlannerOptions): BaseChatModel {
  return new EmbeddedPlanner({ ...o, brain: new Brain(o), tools: [] });
}

/** Linker and classifier for the catalog as it is now. Trained at the first message (a few hundred milliseconds), anew when the catalog changes its kinds. */
class Brain {
  private linked?: { lexicon: Lexicon; linker: Linker };
  private trained?: { size: number; model: Trained };

  constructor(private readonly o: EmbeddedPlannerOptions) {}

  now(): { linker: Linker; model: Trained } {
    const lexicon = this.o.lexicon();
    if (this.linked?.lexicon !== lexicon) this.linked = { lexicon, linker: new Linker(lexicon) };
    const { linker } = this.linked;
    const size = lexicon.resources.length;
    if (this.trained?.size !== size) this.trained = { size, model: train(this.examples(linker)) };
    return { linker, model: this.trained.model };
  }

  /** Names become their kind, so that what is learned holds for every name of that kind. */
  private examples(linker: Linker) {
    const clean = (text: string) => delexicalise({ text, links: linker.find(text), now: new Date(0), timezone: 'UTC' });
    return [
      ...this.o.requestTypes.flatMap(t => t.examples.map(text => ({ text: clean(text), label: t.id }))),
      ...Object.entries(SEEDS).flatMap(([label, lines]) => lines.trim().split('\n').map(text => ({ text: clean(text), label }))),
    ];
  }
}

interface Fields extends EmbeddedPlannerOptions { readonly brain: Brain; readonly tools: readonly ModelTool[] }

export class EmbeddedPlanner extends BaseChatModel {
  constructor(private readonly fields: Fields) { super({}); }

  _llmType() { return 'embedded-planner'; }

  override bindTools(tools: unknown[]) {
    return new EmbeddedPlanner({ ...this.fields, tools: tools as ModelTool[] }) as never;
  }

  private answer(messages: readonly BaseMessage[]): AIMessage {
    const said = messages.filter(m => m.getType() === 'human').at(-1)?.content;
    const text = typeof said === 'string' ? said : '';
    const offered = new Set(this.fields.tools.map(t => requestTypeOf(t.name)).filter(id => id !== undefined));
    const { calls, words } = propose({
      text: ownWords(text), raw: text, context: contextOf(messages, this.fields.clock), ...this.fields.brain.now(),
      types: this.fields.requestTypes.filter(t => offered.has(t.id)),
    });
    return new AIMessage({ content: words, tool_calls: calls.map((c: Call, n) => ({ id: `call_${n + 1}`, type: 'tool_call' as const, name: c.name, args: c.args })), response_metadata: { model: 'embedded-planner' } });
  }

  async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const message = this.answer(messages);
    return { generations: [{ text: String(message.content), message }] };
  }

  override async *_streamResponseChunks(messages: BaseMessage[], _options: BaseChatModelCallOptions): AsyncGenerator<ChatGenerationChunk> {
    const { content, tool_calls: calls = [] } = this.answer(messages);
    for (const word of String(content).match(/\S+\s*/g) ?? []) yield new ChatGenerationChunk({ text: word, message: new AIMessageChunk({ content: word }) });
    for (const [index, c] of calls.entries()) {
      yield new ChatGenerationChunk({ text: '', message: new AIMessageChunk({ content: '', tool_call_chunks: [{ index, id: c.id, name: c.name, args: JSON.stringify(c.args), type: 'tool_call_chunk' }] }) });
    }
  }
}

function contextOf(messages: readonly BaseMessage[], clock: Clock): ModelContext {
  const line = messages.map(m => (typeof m.content === 'string' ? m.content : '')).find(c => c.startsWith('CONTEXT '));
  const empty: ModelContext = { now: clock.now().toISOString(), timezone: 'UTC', requester: { name: '' }, open: [] };
  return line ? { ...empty, ...JSON.parse(line.slice('CONTEXT '.length)) } : empty;
}
