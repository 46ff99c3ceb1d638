import path from 'node:path';
import { bundle, BundleOptions } from './bundling/bundle';

const APP = path.join(__dirname, '..');
export type Edition = 'runs-on-atlassian' | 'connected';
/** Manifest of an edition, and where it is built. */
const EDITIONS = { 'runs-on-atlassian': ['manifest.yml', 'dist'], connected: ['manifest.connected.yml', 'dist-connected'] } as const;

export const manifestOf = (edition: Edition): string => path.join(APP, EDITIONS[edition][0]);

/** The Forge app of this repository, built where its sources or the core's changed. */
export async function buildApp({ edition = 'runs-on-atlassian', ...options }: Partial<BundleOptions> & { edition?: Edition } = {}) {
  const { generate } = (await import('./generate.mjs')) as { generate: (edition: Edition) => void };
  generate(edition);
  const [manifest, out] = EDITIONS[edition];
  try {
    return await bundle({ app: APP, manifest, out: path.join(APP, out), sources: [path.join(APP, 'src'), path.join(APP, '../shared/src')], ...options });
  } finally {
    // What is left behind is what tests and the next build expect.
    generate('runs-on-atlassian');
  }
}
