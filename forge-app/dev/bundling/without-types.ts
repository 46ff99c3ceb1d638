interface Rule { loader?: string; options?: object; use?: (Rule | string)[] }
interface Config { module?: { rules?: Rule[] } }

/** Bundlers of Atlassian check the types of the whole program once per page; `tsc` does that here once, so that a build takes seconds. */
export function withoutTypes<B extends object>(bundler: B): B {
  const open = bundler as unknown as { getConfigs: (given: unknown) => Promise<Config[]> };
  const configs = open.getConfigs.bind(bundler);
  open.getConfigs = async given => (await configs(given)).map(config => ({ ...config, module: { ...config.module, rules: config.module?.rules?.map(untyped) } }));
  return bundler;
}

function untyped(rule: Rule): Rule {
  if (typeof rule !== 'object' || rule === null) return rule;
  if (Array.isArray(rule.use)) return { ...rule, use: rule.use.map(one => (typeof one === 'string' ? one : untyped(one))) };
  return rule.loader?.includes('ts-loader') ? { ...rule, options: { ...rule.options, transpileOnly: true } } : rule;
}

/** The bundler for Node hides the one that does the work behind what reads the manifest. */
export async function bundlerOf<B extends object>(reader: B): Promise<B> {
  return (reader as B & { getBundler: () => Promise<B> }).getBundler();
}
