import { chat } from '@forge/llm';
import { BaseChatModel, type BaseChatModelCallOptions, type BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { answerOf } from './answer';
import type { TokenBudget } from './budget';
import { promptMessage, promptTool, type PromptTool } from './prompt';

/** Room for the answer: a plan of some items needs a few hundred. */
const MOST_ANSWER_TOKENS = 2_048;
/** Of English text and JSON Claude makes more: an estimate that is too high only ends the model's turn early. */
const CHARACTERS_PER_TOKEN = 3;

interface Options extends BaseChatModelCallOptions { tools?: readonly PromptTool[] }
export interface ForgeChatModelSettings {
  /** One of the ids `availableModels` lists. */
  readonly model: string;
  readonly budget: TokenBudget;
}

/** Claude on Forge LLMs: nothing leaves Atlassian. One instance serves one request, whose budget it has. */
export class ForgeChatModel extends BaseChatModel<Options> {
  constructor(private readonly settings: ForgeChatModelSettings) { super({}); }

  _llmType() { return 'forge-llm'; }

  override bindTools(tools: BindToolsInput[], options?: Partial<Options>) {
    return this.withConfig({ tools: tools.map(t => promptTool(convertToOpenAITool(t))), ...options } as Partial<Options>);
  }

  /** @throws what Atlassian refused (429, 5xx), an answer that was cut off, or that the request's budget is used up. */
  async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const prompt = {
      model: this.settings.model, max_completion_tokens: MOST_ANSWER_TOKENS, messages: messages.map(promptMessage),
      ...(options.tools?.length && { tools: [...options.tools], tool_choice: 'auto' as const }),
    };
    await this.settings.budget.reserve(Math.ceil(JSON.stringify(prompt).length / CHARACTERS_PER_TOKEN) + MOST_ANSWER_TOKENS);
    const message = answerOf(await chat(prompt));
    return { generations: [{ text: String(message.content), message }], llmOutput: { tokenUsage: message.usage_metadata } };
  }
}
