import { readFileSync } from 'node:fs';
import path from 'node:path';
import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { authProvidersExtensionPoint, createProxyAuthenticator, createProxyAuthProviderFactory } from '@backstage/plugin-auth-node';
import { readYaml } from '@countersign/core';
import { z } from 'zod';
import { demoEnabled } from './guard';

const schema = z.array(z.strictObject({ name: z.string(), title: z.string(), role: z.string(), try: z.string(), more: z.boolean().optional() })).min(1);
export type Persona = z.infer<typeof schema>[number];

export function readPersonas(companyDir: string): Persona[] {
  const file = path.resolve(companyDir, 'personas.yaml');
  return readYaml(file, readFileSync(file, 'utf8'), schema);
}

/** Demo sign-in: the header names one of the company's personas. It exists only where the demo does. */
export const personasModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'countersign-demo-personas',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint, config: coreServices.rootConfig, logger: coreServices.logger },
      async init({ providers, config, logger }) {
        if (!demoEnabled(config)) return;
        logger.warn('demo sign-in is on: anybody on this machine can be any persona');
        const known = new Set(readPersonas(config.getString('countersign.demo.company')).map(p => p.name));
        providers.registerProvider({
          providerId: 'persona',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize() { return known; },
              async authenticate({ req }, personas) {
                const name = req.header('x-demo-persona');
                if (!name || !personas.has(name)) throw new NotAllowedError('Choose one of the demo people.');
                return { result: { name } };
              },
            }),
            signInResolver: async (info, ctx) => ctx.signInWithCatalogUser({ entityRef: { name: info.result.name } }),
          }),
        });
      },
    });
  },
});
