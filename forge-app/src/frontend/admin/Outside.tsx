import type { SystemHealth } from '@countersign/core';
import { Text } from '@forge/react';
import { call } from '../lib/call';
import { useConsent } from '../lib/useConsent';
import { useLoad } from '../lib/useLoad';
import { Fault } from '../pieces/Fault';
import { Application } from './Application';
import type { SetSecret } from './Secret';
import { System } from './System';

/** The connected edition: each system with the applications that the rules list in it. */
export function Outside({ systems, mayWork }: { readonly systems: readonly SystemHealth[]; readonly mayWork: boolean }) {
  const { value: connections, fault, reload, set } = useLoad('connections');
  const consent = useConsent();
  const setSecret: SetSecret = async sent => {
    const answer = await call('setCredential', sent);
    if (!answer.ok) return answer;
    set(answer.value);
    return undefined;
  };
  return (
    <>
      {fault && <Fault fault={fault} retry={reload} />}
      {consent.fault && <Fault fault={consent.fault} />}
      {systems.map(s => (
        <System key={s.id} system={s} mayTest={mayWork}>
          {connections?.filter(c => c.system === s.id).map(c => <Application key={c.ref} application={c} consent={consent} mayAllow={mayWork} setSecret={setSecret} />)}
        </System>
      ))}
      {connections?.length === 0 && <Text>No application outside Atlassian is listed. Propose one under Rules, file systems.yaml.</Text>}
    </>
  );
}
