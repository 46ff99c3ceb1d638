import { SectionMessage, Text } from '@forge/react';
import type { Me } from '../../contract';
import { useReader } from '../lib/reader';

/** On every page while a switch is pulled: what is stopped, since when and why (G22). */
export function Stopped({ stopped }: Pick<Me, 'stopped'>) {
  const { time } = useReader();
  return (
    <>
      {stopped.map(s => (
        <SectionMessage key={s.at} appearance="warning" title={s.kind === 'stop-all' ? 'Everything is stopped' : 'Changes are stopped'}>
          <Text>Since {time(s.at)}: {s.reason} What you ask is kept and runs later.</Text>
        </SectionMessage>
      ))}
    </>
  );
}
