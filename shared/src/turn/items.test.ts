import { ActionCatalog } from '../action/catalog';
import { jiraConnector, scimConnector } from '../connectors';
import type { RequestType } from '../types';
import { itemsOf } from './items';

const actions = new ActionCatalog([{ id: 'jira', title: 'Jira', connector: jiraConnector, config: {} }, { id: 'apps', title: 'Apps', connector: scimConnector, config: {} }] as never);
const say = { person: (r: string) => r, resource: (r: string) => r, duration: (d: string) => d };
const seed = (n: number) => ({ id: `i${n + 1}`, actor: { person: 'user:jira/ada', assurance: 2 as const, channel: 'jsm' as const, host: 'jira' }, turn: 1 });
const type: RequestType = {
  id: 'get-product', title: 'Get a product', examples: [], autonomy: 'auto', slots: { product: { type: 'app' } },
  actions: [
    { use: 'jira.give-product', for: 'resource:jira/', input: { product: '$product', person: '$person' } },
    { use: 'apps.grant-seat', for: 'resource:apps/', input: { app: '$product', person: '$person', role: '$role' } },
  ],
};
const planned = (product: string, role?: string) => itemsOf({ actions }, type, { product, person: 'user:jira/ada', ...(role && { role }) }, seed, say).map(i => [i.id, i.action, i.resource]);

it('what is asked for the same way is given by the system that has it', () => {
  expect(planned('resource:jira/miro')).toEqual([['i1', 'jira.give-product', 'resource:jira/miro']]);
  expect(planned('resource:apps/figma', 'viewer')).toEqual([['i1', 'apps.grant-seat', 'resource:apps/figma']]);
  expect(planned('resource:appsx/figma')).toEqual([]);
});
