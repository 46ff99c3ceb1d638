import type { ChatResponse, ToolCall as ForgeCall } from '@forge/llm';
import { AIMessage, type InvalidToolCall, type ToolCall } from '@langchain/core/messages';

/** Both names are in use for an answer that ran out of room. */
const CUT_OFF = ['length', 'max_tokens'];

/** @throws when there is no answer, or only the beginning of one: half a plan is none. */
export function answerOf(response: ChatResponse): AIMessage {
  const choice = response.choices?.[0];
  if (!choice) throw new Error('the model gave no answer');
  if (CUT_OFF.includes(choice.finish_reason)) throw new Error('the answer of the model was cut off');
  const { content, tool_calls: made = [] } = choice.message;
  const read = made.map(callOf);
  const { input_tokens = 0, output_tokens = 0, total_tokens = input_tokens + output_tokens } = response.usage ?? {};
  return new AIMessage({
    content: typeof content === 'string' ? content : (content ?? []).map(part => part.text).join(''),
    tool_calls: read.filter(c => c.type === 'tool_call'), invalid_tool_calls: read.filter(c => c.type === 'invalid_tool_call'),
    ...(response.usage && { usage_metadata: { input_tokens, output_tokens, total_tokens } }),
  });
}

/** Arguments are an object by Atlassian's types, and JSON text in some of its own examples. */
function callOf({ id, function: { name, arguments: given } }: ForgeCall): (ToolCall & { type: 'tool_call' }) | (InvalidToolCall & { type: 'invalid_tool_call' }) {
  const args: unknown = typeof given === 'string' ? parsed(given) : given;
  if (args && typeof args === 'object' && !Array.isArray(args)) return { type: 'tool_call', id, name, args: args as Record<string, unknown> };
  return { type: 'invalid_tool_call', id, name, args: String(given), error: 'arguments are no object' };
}

function parsed(text: string): unknown {
  try { return JSON.parse(text); } catch { return undefined; }
}
