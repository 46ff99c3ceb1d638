import { agrees, sayDrift } from './say-drift';
import type { DriftKind } from './types';

const system = (change = {}) => ({ system: 'apps', title: 'Applications', at: '2026-11-23T09:00:00Z', holdings: 9, unmanaged: 0, alarm: false, ...change });
const found = (...kinds: DriftKind[]) => kinds.map(kind => ({ kind }));

it.each([
  ['nothing was compared', [], found(), 'No system has been compared yet. It is done once a day, and what differs then shows up here.', false],
  ['all is as recorded', [system()], found(), 'What the systems hold agrees with the record.', true],
  ['only access that nobody gave here', [system({ unmanaged: 2 })], found('unmanaged', 'unmanaged'), '2 accesses were never given here: adopt each with an end, or take it away.', false],
  ['more of it than is kept one by one', [system({ unmanaged: 700 })], found('unmanaged'), '700 accesses were never given here: adopt each with an end, or take it away.', false],
  ['both', [system({ unmanaged: 1 })], found('orphan', 'unmanaged'), '1 difference needs a look. 1 access was never given here: adopt it with an end, or take it away.', false],
  ['a system that could not be read', [system({ unreadable: 'down' })], found(), 'Applications could not be read, so what is held there now is not known.', false],
] as const)('G20: the drift page says the truth: %s', (_, systems, findings, says, same) => {
  expect(sayDrift({ systems, findings })).toBe(says);
  expect(agrees({ systems, findings })).toBe(same);
});
