import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HumanMessage } from '@langchain/core/messages';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { z } from 'zod';
import { ScriptedModel } from '../testing';
import { modelFromSpec, understandWith } from '.';

const TOOLS = [{ name: 'do_app-access', description: 'Get a seat', schema: z.object({ quote: z.string(), app: z.string() }) }];
const ARGS = { quote: 'I need Figma', app: 'Figma' };
const embedded = new ScriptedModel(() => [{ name: 'small_talk', args: { quote: 'from the embedded planner' } }]);

interface Sent { readonly path: string; readonly body: { tools?: { name?: string; function?: { name: string } }[]; stream?: boolean } }

/** Speaks enough of three providers' wires to be called by their own clients; refuses tool names they refuse. */
class FakeProvider {
  readonly sent: Sent[] = [];
  mode: 'ok' | 'down' | 'slow' | 'stray' = 'ok';
  private server?: Server;

  async start(): Promise<string> {
    this.server = createServer(async (req, res) => {
      const body = JSON.parse(await text(req));
      this.sent.push({ path: req.url ?? '', body });
      if (this.mode === 'down') return void res.writeHead(500).end('{}');
      if (this.mode === 'slow') return void setTimeout(() => res.end('{}'), 2_000);
      const names = (body.tools ?? []).map((t: { name?: string; function?: { name: string } }) => t.name ?? t.function?.name);
      if (names.some((n: string) => !/^[a-zA-Z0-9_-]{1,64}$/.test(n))) return void res.writeHead(400).end(JSON.stringify({ error: { message: 'bad tool name' } }));
      const name = this.mode === 'stray' ? 'delete_everything' : 'do_app-access';
      res.setHeader('content-type', req.url?.includes('/api/chat') ? 'application/x-ndjson' : 'application/json');
      return void res.end(answer(req.url ?? '', name));
    });
    await new Promise<void>(done => { this.server?.listen(0, '127.0.0.1', done); });
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }
  async stop() { this.server?.closeAllConnections(); await new Promise(done => { this.server?.close(done); }); }
}

const text = async (req: IncomingMessage) => { let all = ''; for await (const chunk of req) all += chunk; return all; };

function answer(url: string, name: string): string {
  if (url.includes('/messages')) return JSON.stringify({ id: 'm', type: 'message', role: 'assistant', model: 'x', content: [{ type: 'tool_use', id: 't1', name, input: ARGS }], stop_reason: 'tool_use', usage: { input_tokens: 1, output_tokens: 1 } });
  if (url.includes('/api/chat')) return `${JSON.stringify({ model: 'x', created_at: '2026-11-23T09:00:00Z', message: { role: 'assistant', content: '', tool_calls: [{ function: { name, arguments: ARGS } }] }, done: true })}\n`;
  return JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'x', choices: [{ index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [{ id: 't1', type: 'function', function: { name, arguments: JSON.stringify(ARGS) } }] } }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } });
}

const provider = new FakeProvider();
let origin = '';
beforeAll(async () => {
  origin = await provider.start();
  process.env.OPENAI_API_KEY = process.env.ANTHROPIC_API_KEY = 'test-key';
});
beforeEach(() => { provider.mode = 'ok'; provider.sent.length = 0; });
afterAll(() => provider.stop());

const load = async (spec: string) => (await modelFromSpec(spec, { OPENAI_BASE_URL: `${origin}/v1`, ANTHROPIC_BASE_URL: origin, OLLAMA_BASE_URL: origin })) as BaseChatModel;
const said = (model: BaseChatModel, timeoutMs = 5_000) => understandWith({ name: 'x:y', model, timeoutMs }, embedded, TOOLS, [new HumanMessage('I need Figma')]);

describe.each(['openai:gpt-test', 'anthropic:claude-test', 'ollama:llama-test'])('%s', spec => {
  it('proposes by tool call, through the provider’s own client', async () => {
    const { message, used, fellBackFrom } = await said(await load(spec));
    expect(message.tool_calls).toMatchObject([{ name: 'do_app-access', args: ARGS }]);
    expect([used, fellBackFrom]).toEqual(['x:y', undefined]);
    expect(provider.sent[0].body.tools).toHaveLength(1);
  });

  it.each(['down', 'stray'] as const)('falls back to the embedded planner when it is %s, and says so', async mode => {
    provider.mode = mode;
    const answered = await said(await load(spec));
    expect(answered).toMatchObject({ used: 'embedded', fellBackFrom: 'x:y', why: expect.any(String) });
    expect(answered.message.tool_calls?.[0].name).toBe('small_talk');
  }, 20_000);

  it('falls back when it is slow', async () => {
    provider.mode = 'slow';
    expect(await said(await load(spec), 150)).toMatchObject({ used: 'embedded', fellBackFrom: 'x:y' });
  }, 20_000);
});

it('refuses tool names that providers refuse', async () => {
  await expect(understandWith({ name: 'embedded', timeoutMs: 1 }, embedded, [{ ...TOOLS[0], name: 'app.access' }], [])).rejects.toThrow(/app\.access/);
});

it('says which models there are, and none for the embedded planner', async () => {
  expect(await modelFromSpec('embedded', {})).toBeUndefined();
  await expect(modelFromSpec('gpt-9', {})).rejects.toThrow(/openai:<model>/);
});
