import { createEmbeddedPlanner } from '../planner';
import { createTestHost, RESOURCES, PEOPLE, TestClock, TYPES } from '../testing/memory-host';

it('says what a message would be taken for, and writes nothing', async () => {
  const host = await createTestHost(createEmbeddedPlanner({ requestTypes: TYPES, lexicon: () => ({ people: PEOPLE, resources: RESOURCES }), clock: new TestClock() }));
  expect(await host.desk.understood(host.as('ben'), 'I need Figma')).toEqual(['Seat']);
  expect(await host.desk.understood(host.as('ben'), 'I am locked out and I need Figma')).toEqual(expect.arrayContaining(['Unlock', 'Seat']));
  expect(await host.desk.understood(host.as('ben'), 'what a lovely morning')).toEqual([]);
  await expect(host.desk.understood(host.as('nobody'), 'I need Figma')).rejects.toMatchObject({ status: 403 });
  expect(await host.knex('cs_journal').where('request_id', 'like', 'REQ-%')).toEqual([]);
  await host.close();
});
