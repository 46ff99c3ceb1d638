import { entries, everyEntry, readManifest } from './read';

const manifest = readManifest('manifest.yml');
const agent = entries(manifest, 'rovo:agent')[0] as unknown as { name: string; description: string; conversationStarters: string[] };

it('keys are unique across all types, functions included', () => {
  const keys = everyEntry(manifest).map(({ entry }) => entry.key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

it('names of queues and resources fit', () => {
  for (const consumer of entries(manifest, 'consumer')) expect(String(consumer.queue).length).toBeLessThanOrEqual(36);
  for (const resource of manifest.resources) expect(resource.key.length).toBeLessThanOrEqual(23);
});

it('the assistant fits its card', () => {
  expect(agent.name.length).toBeLessThanOrEqual(30);
  expect(agent.description.length).toBeLessThanOrEqual(255);
  expect(agent.conversationStarters.filter(s => s.length > 85)).toEqual([]);
});

it('there is one model module of one family', () => {
  expect(entries(manifest, 'llm').map(l => l.model)).toEqual([['claude']]);
});
