import { Button } from '@backstage/ui';
import { useAct } from '../../lib/act';
import { useDesk, useMe } from '../../lib/data';
import { save } from '../../lib/save';
import { Fault } from '../../pieces/Fault';

/** Everything about this request as a page to read, with its proof; for auditors. That they took it is on the record. */
export function Evidence({ requestId }: { requestId: string }) {
  const desk = useDesk();
  const { me } = useMe();
  const { busy, fault, act } = useAct();
  if (!me.sections.includes('record')) return null;
  return (
    <div className="cs-stack">
      {fault && <Fault error={fault} />}
      <div className="cs-btns"><Button variant="secondary" size="small" isDisabled={busy} onPress={() => act(async () => save(await desk.auditFile('pack', { requestId, format: 'html' }), `evidence-${requestId}.html`))}>Take the evidence</Button></div>
    </div>
  );
}
