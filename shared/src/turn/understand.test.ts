import { AIMessage } from '@langchain/core/messages';
import { createTestHost, ScriptedModel } from '../testing';

it.each([[{ input_tokens: 900, output_tokens: 12, total_tokens: 912 }, { in: 900, out: 12 }], [undefined, undefined]])('the provider’s count of tokens stands with the message: %j', async (usage, tokens) => {
  const model = new ScriptedModel([]);
  jest.spyOn(model, '_generate').mockResolvedValue({ generations: [{ text: 'Hello', message: new AIMessage({ content: 'Hello', ...(usage && { usage_metadata: usage }) }) }] });
  const host = await createTestHost(model);
  const { id } = await host.desk.ask(host.as('ben'), { text: 'hello' });
  const { turns } = await host.desk.get(host.as('ben'), id);
  expect(turns.flatMap(t => t.model?.tokens ?? [])).toEqual(tokens ? [tokens] : []);
  await host.close();
});
