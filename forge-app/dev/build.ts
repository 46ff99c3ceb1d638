import path from 'node:path';
import { bundle, BundleOptions } from './bundling/bundle';

const APP = path.join(__dirname, '..');

/** The Forge app of this repository, built into `dist/` where its sources or the core's changed. */
export const buildApp = (options: Partial<BundleOptions> = {}) => bundle({ app: APP, sources: [path.join(APP, 'src'), path.join(APP, 'starter'), path.join(APP, '../shared/src')], ...options });
