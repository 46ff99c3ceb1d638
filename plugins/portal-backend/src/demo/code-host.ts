import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { demoEnabled } from './guard';

/** The demo code host, once its server runs; Scaffolder publishes to it and the catalog reads back from it. */
export const demoCodeHost: { baseUrl?: string; token?: string } = {};

/** Files of a new project. */
const filesOf = (name: string, kind: string, type: string, description: string) => ({
  'README.md': `# ${name}\n\n${description}\n`,
  'catalog-info.yaml': JSON.stringify({ apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name, description }, spec: { type, owner: 'group:default/platform', ...(kind === 'Component' && { lifecycle: 'experimental' }) } }),
  ...(kind === 'Component' && { 'package.json': JSON.stringify({ name, private: true, scripts: { start: 'node index.js' } }), 'index.js': "require('node:http').createServer((_, res) => res.end('ok')).listen(3000);\n" }),
});

const publish = (origin: string) => createTemplateAction({
  id: 'publish:demo-code-host', description: 'Publishes a new project to the demo code host.',
  schema: {
    input: { name: z => z.string(), kind: z => z.enum(['Component', 'Resource']), type: z => z.string(), description: z => z.string().optional() },
    output: { catalogInfoUrl: z => z.string() },
  },
  async handler(ctx) {
    const { name, kind, type, description } = ctx.input;
    const response = await fetch(`${demoCodeHost.baseUrl}/repos`, {
      method: 'POST', headers: { authorization: `Bearer ${demoCodeHost.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ name, files: filesOf(name, kind, type, description ?? `${name}, made from a template`) }),
    });
    const answer = (await response.json()) as { message?: string };
    if (!response.ok) throw new Error(answer.message ?? `The code host answered ${response.status}`);
    ctx.output('catalogInfoUrl', `${origin}/api/countersign-demo/code/${name}/raw/catalog-info.yaml`);
  },
});

/** Teaches Scaffolder to publish to the demo code host. */
export const codeHostModule = createBackendModule({
  pluginId: 'scaffolder', moduleId: 'countersign-demo-code-host',
  register(env) {
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint, config: coreServices.rootConfig },
      async init({ actions, config }) { if (demoEnabled(config)) actions.addActions(publish(config.getString('backend.baseUrl'))); },
    });
  },
});
