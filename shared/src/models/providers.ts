import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

type Env = Readonly<Record<string, string | undefined>>;
interface Provider { readonly package: string; load(model: string, env: Env): Promise<BaseChatModel> }

/** Literal imports, so that bundlers see them; each package is an optional peer. Keys come from the provider's own variable. */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  anthropic: {
    package: '@langchain/anthropic',
    load: async (model, env) => new (await import('@langchain/anthropic')).ChatAnthropic({ model, maxRetries: 1, ...(env.ANTHROPIC_BASE_URL && { anthropicApiUrl: env.ANTHROPIC_BASE_URL }) }),
  },
  openai: {
    package: '@langchain/openai',
    load: async (model, env) => new (await import('@langchain/openai')).ChatOpenAI({ model, maxRetries: 1, ...(env.OPENAI_BASE_URL && { configuration: { baseURL: env.OPENAI_BASE_URL } }) }),
  },
  ollama: {
    package: '@langchain/ollama',
    load: async (model, env) => new (await import('@langchain/ollama')).ChatOllama({ model, ...(env.OLLAMA_BASE_URL && { baseUrl: env.OLLAMA_BASE_URL }) }),
  },
};

/**
 * `anthropic:<model>`, `openai:<model>` or `ollama:<model>`; empty or `embedded`: none.
 * @throws Error that says which package to install or which provider to name.
 */
export async function modelFromSpec(spec: string | undefined, env: Env): Promise<BaseChatModel | undefined> {
  if (!spec || spec === 'embedded') return undefined;
  const [name, ...rest] = spec.split(':');
  const provider = PROVIDERS[name];
  const model = rest.join(':');
  if (!provider || !model) throw new Error(`"${spec}" names no model. Use one of ${Object.keys(PROVIDERS).map(p => `${p}:<model>`).join(', ')}, or embedded.`);
  try {
    return await provider.load(model, env);
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND' || (error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') throw new Error(`To use ${spec}, install ${provider.package} beside Countersign.`);
    throw error;
  }
}
