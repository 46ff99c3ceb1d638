import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DefinitionError, readYaml, type System } from '@countersign/core';
import { conformance } from '@countersign/core/testing';
import { startDemoSystems, systemsSchema, type DemoSystems } from '.';

const file = resolvePackagePath('backend', 'company/systems.yaml');
const text = readFileSync(file, 'utf8');
const BEN = 'd723140f-5a41-b8a1-fad0-857aeaf9b10a';
let now = new Date('2026-11-24T09:00:00Z');
let dir: string;
let demo: DemoSystems;
const closed: string[] = [];
const left: string[] = [];
const begin = () => startDemoSystems({ dataDir: dir, seed: readYaml('systems.yaml', text, systemsSchema), clock: { now: () => now }, onIncidentClosed: async key => { closed.push(key); }, onLeaver: async id => { left.push(id); } });

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'countersign-systems-'));
  demo = await begin();
}, 60_000);
afterAll(async () => {
  await demo.close();
  rmSync(dir, { recursive: true, force: true });
}, 30_000);

const person = 'user:default/ben';
describe.each([
  ['directory', 'unlock-account', { person }],
  ['directory', 'reset-password', { person }],
  ['directory', 'disable-account', { person }],
  ['saas', 'grant-seat', { app: 'resource:default/figma', person }],
  ['saas', 'add-to-group', { group: 'resource:default/vpn-users', person }],
  ['prod', 'grant-role', { system: 'resource:default/payments-db', person, role: 'read', duration: 'PT2H' }],
  ['printers', 'clear-queue', { printer: 'resource:default/printer-2f', person }],
  ['devices', 'install-software', { software: 'chrome', person }],
])('%s.%s', (id, change, input) => {
  it('passes the exam of the connector contract against its own system', async () => {
    const system = demo.systems.find(s => s.id === id);
    if (!system) throw new Error(`no system ${id}`);
    expect(await conformance({ system, change, input, account: BEN, now: () => now })).toContain('the same run key changes once');
  }, 30_000);
});

it.each([
  ['saas', 'grant-seat', { app: 'resource:default/figma', person, role: 'viewer' }, { resource: 'resource:default/figma', role: 'viewer' }, 'remove-seat'],
  ['saas', 'add-to-group', { group: 'resource:default/design-guild', person }, { resource: 'resource:default/design-guild', role: 'member' }, 'remove-from-group'],
  ['prod', 'grant-role', { system: 'resource:default/orders-db', person, role: 'read', duration: 'PT2H' }, { resource: 'resource:default/orders-db', role: 'read' }, 'revoke-role'],
])('G20: the census of %s has what %s gave and how it is taken away; a system that is down throws', async (id, change, input, holding, takenBy) => {
  const system = demo.systems.find(s => s.id === id) as System;
  const ctx = { config: system.config, account: async () => BEN, clock: { now: () => now }, fetch, signal: AbortSignal.timeout(20_000), runKey: `census-${change}`, progress: () => undefined, oneTimeSecret: async () => '', capability: {} as never };
  await system.connector.changes.find(c => c.id === change)?.run(input, ctx);
  const found = (await system.connector.census?.read(ctx))?.find(h => h.account === BEN && h.resource === holding.resource);
  expect(found).toMatchObject({ ...holding, revoke: { change: takenBy } });
  expect(system.connector.census?.takenBy).toContain(takenBy);
  await expect(system.connector.census?.read({ ...ctx, fetch: async () => { throw new Error('down'); } })).rejects.toThrow('down');
}, 30_000);

it('keeps what was done across a restart', async () => {
  const install = () => demo.systems.find(s => s.id === 'devices');
  await conformance({ system: install() as never, change: 'install-software', input: { software: 'intellij', person }, account: BEN, now: () => now });
  demo.stores.print.put('printer', 'printer-2f', { state: 'on fire', jobs: 9 });
  await demo.close();
  demo = await begin();
  expect(demo.stores.print.get('printer', 'printer-2f')).toEqual({ state: 'on fire', jobs: 9 });
}, 60_000);

it('refuses the seat too many, whoever asks', async () => {
  const system = demo.systems.find(s => s.id === 'saas');
  await expect(conformance({ system: system as never, change: 'grant-seat', input: { app: 'resource:default/tableau', person }, account: BEN, now: () => now })).rejects.toThrow(/SEAT_LIMIT/);
}, 30_000);

it('ends a production role by itself, and says so', async () => {
  const { config } = demo.systems.find(s => s.id === 'prod') as unknown as { config: { baseUrl: string; token: string } };
  const at = `${config.baseUrl}/systems/orders-db/roles/read/members/${BEN}`;
  const call = (method: string, body?: object) => fetch(at, { method, headers: { authorization: `Bearer ${config.token}`, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) });
  expect((await call('PUT', { expiresAt: '2026-11-24T10:00:00Z' })).status).toBe(200);
  now = new Date('2026-11-24T10:00:01Z');
  expect((await call('GET')).status).toBe(404);
  expect((await call('PUT', {})).status).toBe(422);
});

it('tells its subscribers when an incident closes, and says that it is a demo', async () => {
  await demo.closeIncident('INC-7');
  expect(closed).toEqual(['INC-7']);
  const { config } = demo.systems[0] as unknown as { config: { baseUrl: string } };
  const answer = await fetch(new URL('/', config.baseUrl));
  expect(answer.headers.get('x-countersign-demo')).toBe('true');
  expect((await fetch(`${config.baseUrl}/accounts/${BEN}`)).status).toBe(401);
});

it('names file and line of a mistake in systems.yaml', () => {
  const broken = text.replace('printer-2f: { state: stuck', 'printer-2f: { stat: stuck');
  expect(() => readYaml('systems.yaml', broken, systemsSchema)).toThrow(DefinitionError);
  expect(() => readYaml('systems.yaml', broken, systemsSchema)).toThrow(/systems\.yaml:\d+: printers\.printer-2f/);
});

it('G20: the incidents system says who is on call, until when, and that a handed-over shift is over for who had it', async () => {
  const system = demo.systems.find(s => s.id === 'incidents');
  const lookup = system?.connector.lookups.find(l => l.id === 'get-shift');
  if (!system || !lookup) throw new Error('no schedule');
  const config = system.config as { baseUrl: string; token: string };
  const [ON_CALL, OTHER] = ['2d65d0a8-c651-2433-d49a-99b194f9c9a3', 'a0d179fa-232a-c9a9-9313-8cb7e4b3fe44'];
  const ask = (account: string, key?: string) => lookup.run({ person, ...(key && { key }) }, { config, clock: { now: () => now }, fetch, signal: AbortSignal.timeout(5_000), account: async () => account });
  const shift = (await ask(ON_CALL)) as { key: string; onCall: boolean; until: string };
  expect(shift).toMatchObject({ onCall: true, key: expect.stringMatching(/^payments-\d+$/) });
  expect(Date.parse(shift.until)).toBeGreaterThan(now.getTime());
  expect(await ask(OTHER)).toMatchObject({ onCall: false, key: null });
  await fetch(`${config.baseUrl}/shifts/${shift.key}/hand-over`, { method: 'POST', headers: { authorization: `Bearer ${config.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ to: OTHER }) });
  expect(await ask(ON_CALL, shift.key)).toMatchObject({ onCall: false });
  expect(await ask(OTHER, shift.key)).toMatchObject({ onCall: true, until: shift.until });
});

it('G4: HR says who has left when it is asked again; a number it does not have is nobody', async () => {
  const system = demo.systems.find(s => s.id === 'hr');
  const lookup = system?.connector.lookups.find(l => l.id === 'get-employment');
  const ask = (id: string) => lookup?.run({ id }, { config: system?.config, clock: { now: () => now }, fetch, signal: AbortSignal.timeout(5_000), account: async () => '' });
  expect(await ask('E-1002')).toEqual({ status: 'employed', leftOn: null });
  expect(await ask('E-9999')).toEqual({ status: null, leftOn: null });
  await demo.leave('E-1002');
  expect(left).toEqual(['E-1002']);
  expect(await ask('E-1002')).toEqual({ status: 'left', leftOn: now.toISOString() });
});
