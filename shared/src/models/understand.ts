import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessage, BaseMessage } from '@langchain/core/messages';
import type { ModelTool } from '../planner';
import type { ModelPort } from '../ports';
import { scrubText } from '../safety';

export interface Said { readonly message: AIMessage; readonly used: string; readonly ms: number; readonly fellBackFrom?: string; readonly why?: string }

/** Every provider takes these names; some refuse anything else. */
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** The configured model, or the embedded planner for this run when it is down, slow or talks nonsense. What happened is recorded. */
export async function understandWith(port: ModelPort, planner: BaseChatModel, tools: readonly ModelTool[], messages: readonly BaseMessage[]): Promise<Said> {
  const bad = tools.find(t => !TOOL_NAME.test(t.name));
  if (bad) throw new Error(`The tool name "${bad.name}" would be refused by model providers`);
  const started = Date.now();
  if (port.model) {
    try {
      const message = await call(port.model, tools, messages, port.timeoutMs);
      return { message, used: port.name, ms: Date.now() - started };
    } catch (error) {
      const message = await call(planner, tools, messages);
      return { message, used: 'embedded', ms: Date.now() - started, fellBackFrom: port.name, why: reason(error) };
    }
  }
  return { message: await call(planner, tools, messages), used: 'embedded', ms: Date.now() - started };
}

async function call(model: BaseChatModel, tools: readonly ModelTool[], messages: readonly BaseMessage[], timeoutMs?: number): Promise<AIMessage> {
  if (!model.bindTools) throw new Error('this model cannot call tools');
  const bound = model.bindTools([...tools] as never);
  const invoked = bound.invoke([...messages], timeoutMs ? { signal: AbortSignal.timeout(timeoutMs) } : {});
  // Not every client stops at its signal; the run goes on without it all the same.
  const message = (await (timeoutMs ? Promise.race([invoked, tooLong(timeoutMs)]) : invoked)) as AIMessage;
  if (timeoutMs && !message.content && !message.tool_calls?.length) throw new Error('the model said nothing');
  if (message.invalid_tool_calls?.length) throw new Error('the model made a tool call that cannot be read');
  const known = new Set(tools.map(t => t.name));
  // A provider that invents tools is not trusted with this message; what the embedded planner says is filtered where it is read.
  const stray = timeoutMs ? message.tool_calls?.find(c => !known.has(c.name)) : undefined;
  if (stray) throw new Error(`the model called a tool that does not exist: ${stray.name.slice(0, 64)}`);
  return message;
}

function tooLong(ms: number): Promise<never> {
  return new Promise((_, fail) => { setTimeout(() => fail(Object.assign(new Error('took too long'), { name: 'TimeoutError' })), ms).unref(); });
}

/** Short, and without what a provider may have echoed of the prompt. */
const reason = (error: unknown) => (error instanceof Error ? (error.name === 'TimeoutError' || error.name === 'AbortError' ? 'took too long' : scrubText(error.message.split('\n')[0]).slice(0, 160)) : 'failed');
