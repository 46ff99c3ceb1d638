import type { Message, ToolSchema } from '@forge/llm';
import { isAIMessage, isToolMessage, type BaseMessage } from '@langchain/core/messages';

export type PromptTool = ToolSchema;

/** Forge wants a description and parameters with every tool. */
export function promptTool(tool: { function: { name: string; description?: string; parameters?: unknown } }): PromptTool {
  const { name, description = '', parameters } = tool.function;
  return { type: 'function', function: { name, description, parameters: (parameters ?? { type: 'object', properties: {} }) as Record<string, unknown> } };
}

/** @throws for a kind of message that Forge has no role for. */
export function promptMessage(message: BaseMessage): Message {
  const content = message.text;
  if (isAIMessage(message)) {
    const calls = (message.tool_calls ?? []).map((c, index) => ({ id: c.id ?? `call-${index}`, type: 'function' as const, index, function: { name: c.name, arguments: c.args } }));
    return { role: 'assistant', content, ...(calls.length && { tool_calls: calls }) };
  }
  if (isToolMessage(message)) return { role: 'tool', content, tool_call_id: message.tool_call_id };
  const kind = message.getType();
  if (kind === 'system') return { role: 'system', content };
  if (kind === 'human') return { role: 'user', content };
  throw new Error(`a ${kind} message cannot be sent to the model`);
}
