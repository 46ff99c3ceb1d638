import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { understandWith } from '@countersign/core/models';
import { z } from 'zod';
import type { TokenBudget } from './budget';

type Sent = { descriptor: { type: string; model?: string }; path: string; body: Record<string, never> };
type Answer = { status?: number; body: unknown };
const sent: Sent[] = [];
let answer: Answer;

/** Atlassian's client reads the runtime when it is loaded, so it is there first. */
Object.assign(globalThis, {
  __forge_runtime__: { tracing: { traceId: 't', spanId: 's' } },
  __forge_fetch__: async (descriptor: Sent['descriptor'], path: string, init: { body?: string }) => {
    sent.push({ descriptor, path, body: JSON.parse(init.body ?? '{}') });
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
  },
});

const said = (message: unknown, rest: object = {}) => ({ choices: [{ finish_reason: 'stop', message }], ...rest });
const calling = (given: unknown) => said({ role: 'assistant', content: 'One moment.', tool_calls: [{ id: 'c1', type: 'function', index: 0, function: { name: 'unlock', arguments: given } }] });
const unlock = { name: 'unlock', description: 'Unlock an account', schema: z.object({ account: z.string() }) };
const endless: TokenBudget = { reserve: async () => undefined };

async function model(budget = endless) {
  const { ForgeChatModel } = await import('./forge-chat-model');
  return new ForgeChatModel({ model: 'claude-haiku-4-5-20251001', budget });
}
class Planner extends FakeListChatModel { override bindTools() { return this as never; } }
const planner = () => new Planner({ responses: ['embedded'] });

beforeEach(() => { sent.length = 0; });

it('sends roles, tools and the chosen model, and reads text and usage', async () => {
  answer = { body: said({ role: 'assistant', content: [{ type: 'text', text: 'Which ' }, { type: 'text', text: 'phone?' }] }, { usage: { input_tokens: 900, output_tokens: 12 } }) };
  const earlier = new AIMessage({ content: '', tool_calls: [{ id: 'c0', name: 'unlock', args: { account: 'a' } }] });
  const read = await (await model()).bindTools([unlock]).invoke([new SystemMessage('Be brief'), new HumanMessage('Reset my MFA'), earlier, new ToolMessage({ content: 'done', tool_call_id: 'c0' })]);
  expect(sent[0].descriptor).toEqual({ type: 'llm', model: 'claude-haiku-4-5-20251001' });
  expect(sent[0].body).toMatchObject({
    messages: [{ role: 'system', content: 'Be brief' }, { role: 'user', content: 'Reset my MFA' }, { role: 'assistant', tool_calls: [{ function: { name: 'unlock', arguments: { account: 'a' } } }] }, { role: 'tool', tool_call_id: 'c0' }],
    tools: [{ type: 'function', function: { name: 'unlock', description: 'Unlock an account', parameters: { type: 'object', required: ['account'] } } }], tool_choice: 'auto',
  });
  expect(read.text).toBe('Which phone?');
  expect(read.usage_metadata).toEqual({ input_tokens: 900, output_tokens: 12, total_tokens: 912 });
});

it.each([['an object', { account: 'x1' }], ['text', '{"account":"x1"}']])('reads the arguments of a call that are %s', async (_, given) => {
  answer = { body: calling(given) };
  const read = await (await model()).invoke('unlock x1');
  expect(read.tool_calls).toEqual([{ type: 'tool_call', id: 'c1', name: 'unlock', args: { account: 'x1' } }]);
});

it.each([
  ['429', { status: 429, body: { code: 'RATE_LIMIT', message: 'too many requests' } }, 'too many requests'],
  ['503', { status: 503, body: { code: 'UPSTREAM', message: 'unavailable' } }, 'unavailable'],
  ['no choice', { body: { choices: [] } }, 'the model gave no answer'],
  ['half an answer', { body: { choices: [{ finish_reason: 'max_tokens', message: { role: 'assistant', content: 'I wi' } }] } }, 'the answer of the model was cut off'],
  ['broken arguments', { body: calling('{"account":') }, 'the model made a tool call that cannot be read'],
])('hands the run to the embedded planner after %s', async (_, given, why) => {
  answer = given;
  const { message, used, fellBackFrom, why: because } = await understandWith({ name: 'forge', model: await model(), timeoutMs: 5_000 }, planner(), [unlock], [new HumanMessage('unlock x1')]);
  expect({ text: message.text, used, fellBackFrom, because }).toEqual({ text: 'embedded', used: 'embedded', fellBackFrom: 'forge', because: why });
  expect(sent).toHaveLength(1);
});

it('calls nobody when the budget is used up, and the embedded planner goes on', async () => {
  const spent: TokenBudget = { reserve: async () => { throw new Error('the budget of this request is used up'); } };
  const { used, why } = await understandWith({ name: 'forge', model: await model(spent), timeoutMs: 5_000 }, planner(), [unlock], [new HumanMessage('hello')]);
  expect({ used, why, calls: sent.length }).toEqual({ used: 'embedded', why: 'the budget of this request is used up', calls: 0 });
});

it('lists only models that are not being retired', async () => {
  answer = { body: { models: [{ model: 'claude-haiku-4-5', status: 'active' }, { model: 'claude-opus-4-1', status: 'deprecated' }] } };
  const { availableModels } = await import('./available-models');
  expect(await availableModels()).toEqual(['claude-haiku-4-5']);
});
