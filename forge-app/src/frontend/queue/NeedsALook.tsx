import { Exceptions } from '../pieces/Exceptions';
import { Fault } from '../pieces/Fault';
import { useLoad } from '../lib/useLoad';

/** What no run can settle and a person has to, where there is any (G19). */
export function NeedsALook({ onOpen }: { onOpen: (id: string) => void }) {
  const { value, fault, reload } = useLoad('metrics', { days: 90 });
  if (fault) return <Fault fault={fault} retry={reload} />;
  return value?.exceptions.length ? <Exceptions metrics={value} onOpen={onOpen} /> : null;
}
