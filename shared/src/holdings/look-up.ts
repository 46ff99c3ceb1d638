import { z } from 'zod';
import type { Change } from '../contract';

const input = z.object({ person: z.string(), system: z.string(), title: z.string(), reason: z.string() });

/** Work for a person, as an item: it is planned where a system cannot be read, and never runs. */
export const lookUp: Change<z.infer<typeof input>> = {
  id: 'look-up', title: 'Look up by hand', description: 'Asks a person to look up and take away what somebody holds in a system that cannot be read.', effect: 'change', input,
  subject: i => i.person, resource: i => i.person,
  preview: (i, say) => `Look up what ${say.person(i.person)} holds in ${i.title} and take it away`, done: (i, say) => `Looked up what ${say.person(i.person)} holds in ${i.title}`,
  run: async () => ({ outcome: 'refused', code: 'BY_HAND', message: 'A person does this.' }),
  undoWhyNot: 'A person did this by hand.',
};
