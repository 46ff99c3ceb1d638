import { Site, createSite } from '../site';
import { Platform, PlatformOptions, createPlatform } from '../platform/platform';
import { ForgeHost, createForgeHost } from './forge-host';
import { Installation } from './invoking';
import { egressOf, readManifest } from './manifest';

export interface InstallOptions extends Pick<PlatformOptions, 'llm' | 'sql' | 'publicUrl' | 'via'> {
  /** The manifest that was built. */
  manifest: string;
  /** Folder of the built back end. */
  code: string;
  installation?: Partial<Installation>;
  sitePort?: number;
}

/** A site with the app on it. */
export interface Installed { site: Site; platform: Platform; host: ForgeHost; close: () => Promise<void> }

const IDS: Installation = { appId: '', environmentId: '6f1c2d3e-1111-4222-8333-444455556666', installationId: '9a8b7c6d-1111-4222-8333-444455556666', cloudId: '1b2c3d4e-1111-4222-8333-444455556666', version: '1.0.0', license: true };

export async function install({ manifest: file, code, installation, sitePort, ...options }: InstallOptions): Promise<Installed> {
  const manifest = readManifest(file);
  const ids = { ...IDS, appId: manifest.app.id.split('/')[1], ...installation };
  const site = await createSite({ scopes: manifest.permissions.scopes, appId: ids.appId, environmentId: ids.environmentId, port: sitePort });
  const platform = await createPlatform({ siteUrl: site.url, egress: egressOf(manifest), configurable: manifest.permissions.external?.configurable?.enabled, ...options });
  const host = createForgeHost({ manifest, code, platform, installation: ids });
  return { site, platform, host, close: async () => { host.invoking.close(); await platform.close(); await site.close(); } };
}
