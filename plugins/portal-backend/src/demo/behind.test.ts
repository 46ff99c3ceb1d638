import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readYaml } from '@countersign/core';
import { startDemoSystems, systemsSchema, type DemoSystems } from '../systems';
import { createBehind } from './behind';

const company = resolvePackagePath('backend', 'company');
const clock = { now: () => new Date('2026-11-24T09:00:00Z') };
const FELIX = { system: 'resource:default/orders-db', person: 'user:default/felix', role: 'read' };

describe('access given behind the desk’s back', () => {
  let dir: string;
  let demo: DemoSystems;
  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'countersign-behind-'));
    demo = await startDemoSystems({ dataDir: dir, seed: readYaml('systems.yaml', readFileSync(path.join(company, 'systems.yaml'), 'utf8'), systemsSchema), clock, onIncidentClosed: async () => undefined });
  }, 60_000);
  afterAll(async () => {
    await demo.close();
    rmSync(dir, { recursive: true, force: true });
  }, 30_000);
  const give = (action: string, input: { person: string }) => createBehind({ systems: demo.systems, company, clock })({ action, input });
  const held = async (id: string) => {
    const system = demo.systems.find(s => s.id === id)!;
    return (await system.connector.census!.read({ config: system.config, clock, fetch, signal: AbortSignal.timeout(20_000) })).map(h => `${h.resource} ${h.role}`);
  };

  it('is in the system, for the account the catalog links', async () => {
    expect(await give('prod.grant-role', { ...FELIX, duration: 'P3D' } as { person: string })).toEqual({ outcome: 'changed' });
    expect(await held('prod')).toEqual(['resource:default/orders-db read']);
    await give('saas.grant-seat', { app: 'resource:default/zoom', person: 'user:default/felix' } as { person: string });
    expect(await held('saas')).toEqual(['resource:default/zoom member']);
  }, 30_000);

  it('is refused as the system refuses it, for nobody, and where nothing is given', async () => {
    await expect(give('prod.grant-role', FELIX)).rejects.toThrow('A production role needs an end.');
    await expect(give('saas.grant-seat', { app: 'resource:default/zoom', person: 'user:default/nobody' } as { person: string })).rejects.toThrow('user:default/nobody has no account in saas');
    for (const action of ['prod.revoke-role', 'access.end-grant', 'nothing.at-all']) await expect(give(action, FELIX)).rejects.toThrow('gives no access in the demo');
  });
});
