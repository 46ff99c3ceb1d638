import { Heading, Stack, Text } from '@forge/react';
import type { PeerHost } from '../../contract';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { useConsent, type Consent } from '../lib/useConsent';
import { HostConsent } from './HostConsent';

/** The connected edition: where it sends to, and whether Atlassian lets it. */
export function PeerHosts({ hosts, mayAllow }: { readonly hosts: readonly PeerHost[]; readonly mayAllow: boolean }) {
  const consent = useConsent();
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">Where messages go</Heading>
      {hosts.map(h => <Stack key={h.name} space="space.050"><Text weight="bold">{h.title}</Text><Address origin={h.origin} consent={consent} mayAllow={mayAllow} /></Stack>)}
      {consent.fault && <Fault fault={consent.fault} />}
    </Stack>
  );
}

function Address({ origin, consent, mayAllow }: { readonly origin: string; readonly consent: Consent; readonly mayAllow: boolean }) {
  if (!origin.startsWith('https://')) return <Text>{`${origin} is not https, so nothing is sent there. Propose an https address under peers in company.yaml.`}</Text>;
  return (
    <>
      <HostConsent origin={origin} consent={consent} mayAllow={mayAllow} />
      {consent.allows(origin) === false && <Note>An administrator of the site allows it here. Until then nothing is sent; what waits is kept and goes afterwards.</Note>}
    </>
  );
}
