import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { ScriptedCall } from './scripted-model';

/** What it was told to obey, and what the person really wants. */
export interface Orders { injected: string; obey: readonly ScriptedCall[]; wanted: readonly ScriptedCall[]; first: 'injected' | 'wanted' }

/** Characters. */
const SEEN = 40;

/** The worst model there can be: whatever it reads anywhere in its prompt, it does. It still does what the person asked for, too. */
export class ObeyingModel extends BaseChatModel {
  /** Every prompt it was given, as text. */
  readonly prompts: string[] = [];
  /** It saw the injected words in its last prompt. */
  saw = false;
  orders: Orders = { injected: '', obey: [], wanted: [], first: 'injected' };

  constructor() { super({}); }
  _llmType() { return 'obeying'; }
  override bindTools() { return this as never; }

  async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const prompt = messages.map(m => String(m.content)).join('\n');
    this.prompts.push(prompt);
    // Names are cut to their length before they get here, and inside CONTEXT words are JSON: their beginning is enough to obey.
    const words = this.orders.injected.slice(0, SEEN);
    this.saw = words !== '' && [words, JSON.stringify(words).slice(1, -1)].some(t => prompt.includes(t));
    const { obey, wanted, first } = this.orders;
    const seen = this.saw ? obey : [];
    const calls = first === 'injected' ? [...seen, ...wanted] : [...wanted, ...seen];
    const message = new AIMessage({ content: '', tool_calls: calls.map((c, i) => ({ id: `c${i}`, type: 'tool_call' as const, name: c.name, args: { ...c.args } })) });
    return { generations: [{ text: '', message }] };
  }
}
