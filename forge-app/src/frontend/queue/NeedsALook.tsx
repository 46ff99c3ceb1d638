import { Heading, Stack } from '@forge/react';
import { Exceptions } from '../pieces/Exceptions';
import { Fault } from '../pieces/Fault';
import { useLoad } from '../lib/useLoad';

/** Days back: access that should be over is older than what is asked now. */
const DAYS = 90;

/** What no run can settle and a person has to, where there is any (G19). */
export function NeedsALook({ onOpen }: { onOpen: (id: string) => void }) {
  const { value, fault, reload } = useLoad('metrics', { days: DAYS });
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value?.exceptions.length) return null;
  return <Stack space="space.150"><Heading as="h2" size="medium">Needs a look</Heading><Exceptions exceptions={value.exceptions} onOpen={onOpen} /></Stack>;
}
