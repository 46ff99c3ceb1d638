import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Change, RunContext } from '@countersign/core';
import { LiveCredentials } from './live-credentials';
import { pinOf, templateSystem } from './templates';

const spec = { type: 'service', owner: 'group:default/platform', steps: [{ id: 'publish', action: 'demo:publish' }] };
const template = (more: object = {}): Entity => ({ apiVersion: 'scaffolder.backstage.io/v1beta3', kind: 'Template', metadata: { name: 'node-service', namespace: 'default' }, spec: { ...spec, ...more } });
const unreviewed: Entity = { ...template(), metadata: { name: 'anything-goes', namespace: 'default' } };
const input = { name: 'orders-api', person: 'user:default/ben' };
const ctx = { capability: { subject: 'user:default/ben' } } as RunContext;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'countersign-templates-'));
  writeFileSync(path.join(dir, 'templates.yaml'), `- { template: node-service, title: Node service, says: Create the Node service, done: Created the Node service, makes: component, pin: ${pinOf(spec)} }\n`);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function start(entity: Entity, here = true) {
  const invoke = jest.fn(async () => ({ output: { taskId: 'task-1' } }));
  const live = new LiveCredentials();
  if (here) live.remember('user:default/ben', mockCredentials.user('user:default/ben'));
  const system = templateSystem(dir, { actions: { ...actionsServiceMock.mock(), invoke } as never, catalog: catalogServiceMock({ entities: [entity, unreviewed] }), auth: mockServices.auth(), live });
  return { changes: system?.connector.changes as readonly Change<typeof input>[], invoke };
}

it('G11: only a reviewed template is plannable, and it runs as the person', async () => {
  const { changes, invoke } = start(template());
  expect(changes.map(c => c.id)).toEqual(['node-service']);
  expect(await changes[0].run(input, ctx)).toEqual({ outcome: 'pending', token: 'task-1' });
  expect(invoke).toHaveBeenCalledWith(expect.objectContaining({ id: 'scaffolder:execute-template', credentials: expect.objectContaining({ principal: expect.objectContaining({ userEntityRef: 'user:default/ben' }) }) }));
});

it('G11: a template that changed since it was reviewed is frozen, and the refusal says what to review', async () => {
  const changed = { ...spec, steps: [...spec.steps, { id: 'exfiltrate', action: 'http:backstage:request' }] };
  const { changes, invoke } = start(template(changed));
  expect(await changes[0].run(input, ctx)).toEqual({ outcome: 'refused', code: 'TEMPLATE_CHANGED', message: expect.stringContaining(pinOf(changed)) });
  expect(invoke).not.toHaveBeenCalled();
});

it('G11: without the person’s live credentials it waits for them', async () => {
  const { changes, invoke } = start(template(), false);
  await expect(async () => changes[0].run(input, ctx)).rejects.toMatchObject({ name: 'NeedsPerson' });
  expect(invoke).not.toHaveBeenCalled();
});
