import type { RootConfigService } from '@backstage/backend-plugin-api';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** Demo sign-in, demo systems and reset exist only when asked for and only where nobody else can reach them (G24). */
export function demoEnabled(config: RootConfigService): boolean {
  if (!config.getOptionalBoolean('countersign.demo.enabled')) return false;
  const listen = config.getOptional('backend.listen');
  const host = typeof listen === 'object' && listen ? (listen as { host?: string }).host : String(listen ?? '').split(':')[0];
  const addresses = [new URL(config.getString('backend.baseUrl')).hostname, new URL(config.getString('app.baseUrl')).hostname, host ?? ''];
  const open = addresses.find(a => !LOOPBACK.includes(a));
  if (open !== undefined) throw new Error(`countersign.demo.enabled needs everything on 127.0.0.1, but the portal uses "${open}". Turn the demo off, or set backend.listen.host, backend.baseUrl and app.baseUrl to 127.0.0.1.`);
  return true;
}
