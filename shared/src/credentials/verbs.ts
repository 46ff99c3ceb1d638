import type { JournalEvent } from '../journal';
import { DeskError } from '../desk-api';
import type { Runtime } from '../runtime';
import { Stream } from '../streams';
import { holds, mustBeSignedIn, mustHold, mustKnow } from '../verbs/who';
import type { CredentialsDesk } from './desk-api';
import type { Credential } from './types';

const CREDENTIALS_STREAM = 'SYS-credentials';
const READERS = ['connectorOperator', 'admin', 'auditor'] as const;
type All = ReadonlyMap<string, Credential>;

export function credentialVerbs(rt: Runtime): CredentialsDesk {
  const stream = new Stream<All>(rt.journal, rt.clock, CREDENTIALS_STREAM, fold, new Map());
  return {
    async credentials(actor) {
      await mustKnow(rt, actor);
      if (!(await Promise.all(READERS.map(role => holds(rt, actor, role)))).some(Boolean)) throw new DeskError(403, 'Which secrets are set is shown to those who answer for the systems.', 'Ask a connector operator.');
      return [...(await stream.read()).values()];
    },
    async noteCredential(actor, { name, origin }) {
      mustBeSignedIn(actor);
      await mustHold(rt, actor, 'connectorOperator', 'Setting a secret of a connected system');
      await stream.write(() => [{ kind: 'credential.set', actor: actor.person, data: { name, origin } }]);
    },
  };
}

function fold(all: All, e: JournalEvent): All {
  const { name, origin } = e.data as { name: string; origin: string };
  return new Map(all).set(name, { name, origin, by: e.actor, at: e.at });
}
