import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const KINDS = ['User', 'Group', 'Resource', 'Component', 'System', 'API', 'Template'];
export interface PortalPlace { readonly port: number; readonly dir: string; readonly company?: string }

/**
 * Configuration of one evaluation's portal on top of the repository's own. Another company brings everything with it: its catalog too,
 * and it alone says who its people are.
 * @returns dotted key → value.
 */
export function portalSettings({ port, dir, company }: PortalPlace): Record<string, unknown> {
  const origin = `http://127.0.0.1:${port}`;
  return {
    'backend.listen.port': port, 'backend.baseUrl': origin, 'app.baseUrl': origin,
    'backend.reading.allow': [{ host: `127.0.0.1:${port}`, paths: ['/api/countersign-demo/code'] }],
    'backend.database.connection.directory': path.join(dir, 'portal'),
    'countersign.audit.heads': [{ file: path.join(dir, 'heads.txt') }], 'countersign.audit.sealKeyFile': path.join(dir, 'seal.key'),
    'countersign.demo.dataDir': dir, 'countersign.demo.messagesPerMinute': 1_000_000, 'countersign.dueWorkSeconds': 1,
    ...(company && companySettings(path.resolve(company))),
  };
}

function companySettings(company: string): Record<string, unknown> {
  const catalog = path.join(company, 'catalog');
  const files = existsSync(catalog) ? readdirSync(catalog).filter(f => /\.ya?ml$/.test(f)).sort() : [];
  if (!files.length) throw new Error(`${catalog} has no catalog files: a company brings its own people, teams and things`);
  return {
    'countersign.demo.company': company,
    'countersign.authority.sources': [`file:${company}`],
    'catalog.locations': files.map(f => ({ type: 'file', target: path.join(catalog, f), rules: [{ allow: KINDS }] })),
  };
}
