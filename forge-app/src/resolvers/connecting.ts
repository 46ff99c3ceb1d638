import { DeskError, egressFetch } from '@countersign/core';
import { z } from 'zod';
import type { Connection } from '../contract';
import { applicationsIn, credentialState, keepCredential } from '../host/outside';
import type { OpenDesk } from '../host/desk';
import { reach } from '../host/reach';
import { webhookSecret } from '../host/webhook';
import type { Calls, Signed } from './define';
import { asPerson } from './on-request';
import * as shape from './shapes';

/** Milliseconds a system has to answer a test. */
const TEST_MS = 8_000;
const name = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'lower-case letters, digits and -');
/** What fits a header; anything else was pasted wrong. */
const secret = z.string().trim().regex(/^[\x21-\x7e]{8,4000}$/, 'is no token: at least 8 characters, without spaces');

/** Connected systems: whether they answer, and what they are reached with. A secret goes in and never comes out (G33). */
export const connecting: Pick<Calls, 'testSystem' | 'connections' | 'setCredential' | 'signing'> = {
  testSystem: { shape: shape.byId, needs: ['licence', 'oversee'], run: ({ id }, here) => asPerson(here, open => tested(open, here, id)) },
  connections: { shape: shape.nothing, needs: ['licence', 'oversee'], run: (_, here) => asPerson(here, open => connectionsOf(open, here)) },
  setCredential: {
    shape: z.strictObject({ name, secret }), needs: ['licence', 'oversee'],
    run: ({ name: asked, secret: value }, here) => asPerson(here, async open => {
      const application = applicationsIn(open.installed.outside).find(a => a.credential === asked);
      await mustOperate(open, here, 'Secrets of connected systems are');
      if (!application) throw new DeskError(404, `No system in the rules has a secret called ${asked}.`, 'Propose the system under Rules first, file systems.yaml.');
      // On the record first: one that could not be kept then is told here, and the page still says that it is missing.
      await open.desk.noteCredential(here.actor, { name: asked, origin: application.origin });
      await keepCredential(application, value);
      return connectionsOf(open, here);
    }),
  },
  signing: {
    shape: z.strictObject({ sender: name }), needs: ['licence', 'oversee'],
    run: ({ sender }, here) => asPerson(here, async open => {
      await mustOperate(open, here, 'Secrets of connected systems are');
      return { secret: webhookSecret(open.key, sender) };
    }),
  },
};

async function mustOperate({ desk }: OpenDesk, { actor }: Signed, what: string): Promise<void> {
  if (!(await desk.may(actor, 'connectorOperator'))) throw new DeskError(403, `${what} for connector operators.`, 'Ask one of them.');
}

async function tested(open: OpenDesk, here: Signed, id: string) {
  if (!(await open.desk.may(here.actor, 'admin'))) await mustOperate(open, here, 'Testing a system is');
  const system = open.systems.find(s => s.id === id);
  if (!system?.connector.check) throw new DeskError(404, 'There is nothing to test.', 'Reload the page.');
  const found = await system.connector.check({ config: system.config, fetch: egressFetch({ fetch: reach(() => open.installed) }, system), signal: AbortSignal.timeout(TEST_MS) });
  return found.ok ? { works: true, message: `${system.title} answers.` } : { works: false, message: found.message };
}

/** Every application in the rules, and how it stands with its secret. */
async function connectionsOf({ desk, installed }: OpenDesk, { actor }: Signed): Promise<readonly Connection[]> {
  const noted = new Map((await desk.credentials(actor)).map(c => [c.name, c]));
  const maySet = await desk.may(actor, 'connectorOperator');
  return Promise.all(applicationsIn(installed.outside).map(async a => {
    const state = await credentialState(a);
    const set = noted.get(a.credential);
    return { system: a.system, ref: a.ref, title: a.title, origin: a.origin, credential: { name: a.credential, state, ...(set && state !== 'missing' && { by: set.by, at: set.at }) }, maySet };
  }));
}
