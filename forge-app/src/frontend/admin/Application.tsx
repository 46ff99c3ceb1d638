import { Heading, Lozenge, Stack, Text } from '@forge/react';
import type { Connection } from '../../contract';
import { Fact } from '../pieces/Facts';
import { Person } from '../pieces/Person';
import { useReader } from '../lib/reader';
import type { Tone } from '../lib/states';
import type { Consent } from '../lib/useConsent';
import { HostConsent } from './HostConsent';
import { Secret, type SetSecret } from './Secret';

const STATE: Readonly<Record<Connection['credential']['state'], readonly [string, Tone]>> = {
  set: ['Set', 'success'], missing: ['Missing', 'removed'], 'for another host': ['Set for another host', 'removed'],
};
interface Props { readonly application: Connection; readonly consent: Consent; readonly mayAllow: boolean; readonly setSecret: SetSecret }

/** One application outside: where it is, whether Atlassian lets the app go there, and how it stands with its secret. */
export function Application({ application: a, consent, mayAllow, setSecret }: Props) {
  const { time } = useReader();
  const { name, state, by, at } = a.credential;
  const [word, tone] = STATE[state];
  return (
    <Stack space="space.100">
      <Heading as="h4" size="xsmall">{a.title}</Heading>
      <HostConsent origin={a.origin} consent={consent} mayAllow={mayAllow} />
      <Fact label={`Secret ${name}`}>
        <Lozenge appearance={tone}>{word}</Lozenge>
        {by && at && <><Text>{time(at)}</Text><Person person={by} /></>}
      </Fact>
      {a.maySet && <Secret key={at ?? 'none'} application={a} setSecret={setSecret} />}
    </Stack>
  );
}
