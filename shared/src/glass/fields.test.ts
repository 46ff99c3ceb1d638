import { z } from 'zod';
import { entityRef, personRef } from '../connectors/refs';
import { fieldsOf } from './fields';

it('G22: people and things are told from words by the pattern of their refs, choices are listed', () => {
  expect(fieldsOf(z.object({ person: personRef, system: entityRef, role: z.enum(['read', 'write']), why: z.string().optional() }))).toEqual([
    { id: 'person', of: 'person', required: true }, { id: 'system', of: 'thing', required: true }, { id: 'role', of: 'text', required: true, choices: ['read', 'write'] }, { id: 'why', of: 'text', required: false },
  ]);
});
