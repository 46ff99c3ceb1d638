import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';

export interface ScriptedCall { readonly name: string; readonly args: Readonly<Record<string, unknown>> }
export type Script = (text: string, turn: number) => readonly ScriptedCall[] | string;

/** A chat model that says what the test wrote. A list of answers that runs dry is an error, never a silent empty answer. */
export class ScriptedModel extends BaseChatModel {
  private turn = 0;

  constructor(private readonly script: Script | readonly (readonly ScriptedCall[] | string)[]) { super({}); }

  _llmType() { return 'scripted'; }
  override bindTools() { return this as never; }

  async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const n = this.turn++;
    const text = String(messages[messages.length - 1]?.content ?? '');
    const said = typeof this.script === 'function' ? this.script(text, n) : this.script[n];
    if (said === undefined) throw new Error(`the script has no answer number ${n + 1}`);
    const message = typeof said === 'string' ? new AIMessage(said) : new AIMessage({ content: '', tool_calls: said.map((c, i) => ({ id: `${n}-${i}`, type: 'tool_call' as const, name: c.name, args: { ...c.args } })) });
    return { generations: [{ text: String(message.content), message }] };
  }
}
