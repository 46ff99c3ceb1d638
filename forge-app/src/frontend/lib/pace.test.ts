import { item, page } from '../__fixtures__/requests';
import { FAST, SLOW, paceOf } from './pace';

test.each([
  ['waits for somebody', page({ items: [item({ state: 'waiting' })] }), SLOW],
  ['a person has it', page({ state: 'handed-over', items: [item({ state: 'verified' })] }), SLOW],
  ['a person has it, and something is being undone', page({ state: 'handed-over', items: [item({ state: 'verified' }), item({ id: 'i2', state: 'planned' })] }), FAST],
  ['it is read back', page({ items: [item({ state: 'checking' })] }), FAST],
  ['it is in the queue', { state: 'running' as const, mine: true }, FAST],
  ['it is over', page({ state: 'resolved', items: [item({ state: 'verified' })] }), undefined],
])('%s', (_, on, pace) => { expect(paceOf(on)).toBe(pace); });
