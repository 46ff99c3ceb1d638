import { Code, LoadingButton, Lozenge } from '@forge/react';
import { Fact } from '../pieces/Facts';
import type { Consent } from '../lib/useConsent';

interface Props { readonly origin: string; readonly consent: Consent; readonly mayAllow: boolean }

/** Whether Atlassian lets the app go to this host, and the press that asks an administrator of the site. */
export function HostConsent({ origin, consent, mayAllow }: Props) {
  const allowed = consent.allows(origin);
  return (
    <Fact label="Host">
      <Code>{origin}</Code>
      {allowed !== undefined && <Lozenge appearance={allowed ? 'success' : 'moved'}>{allowed ? 'Allowed' : 'Not allowed yet'}</Lozenge>}
      {mayAllow && consent.ready && !allowed && <LoadingButton isLoading={consent.busy} onClick={() => consent.allow(origin)}>{`Allow ${origin.replace('https://', '')}`}</LoadingButton>}
    </Fact>
  );
}
