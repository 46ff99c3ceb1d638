import { Stack } from '@forge/react';
import { Fault } from '../../pieces/Fault';
import { Waiting } from '../../pieces/Waiting';
import { useLoad } from '../../lib/useLoad';
import { Closed } from './Closed';
import { Erase } from './Erase';
import { Erasures } from './Erasures';
import { Holds } from './Holds';
import { Kept } from './Kept';
import { SetHold } from './SetHold';

/** What is kept about people, how long, what must stay, and what is taken away. */
export function People() {
  const { value, fault, reload, set } = useLoad('holds');
  if (fault && !value) return <Fault fault={fault} retry={reload} />;
  if (!value) return <Waiting says="Reading what is held" />;
  return (
    <Stack space="space.400">
      {/* Read again once somebody was asked for, wherever on the page. */}
      <Closed key={value.erasures.length} mayErase={value.mayErase} done={() => void reload()} />
      <Holds holds={value.holds} set={set} />
      {value.maySet && <SetHold set={set} />}
      {value.mayErase && <Erase done={() => void reload()} />}
      <Erasures erasures={value.erasures} />
      <Kept view={value} />
    </Stack>
  );
}
