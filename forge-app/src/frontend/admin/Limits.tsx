import { DynamicTable, Heading, Inline, ProgressBar, Stack } from '@forge/react';
import { Empty } from '../pieces/Empty';
import { Note } from '../pieces/Facts';
import { useReader } from '../lib/reader';
import type { TabProps } from './tabs';

const PER = { minute: 'a minute', hour: 'an hour', day: 'a day' };
const HEAD = { cells: ['What', 'Whose', 'Used', 'Share', 'Anew'].map(content => ({ key: content, content })) };

/** How much of each bound is used, fullest first. */
export function Limits({ view: { limits } }: TabProps) {
  const { time } = useReader();
  const rows = limits?.all ?? limits?.own ?? [];
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">{limits?.all ? 'Limits of everybody' : 'Your limits'}</Heading>
      {rows.length === 0 && <Empty title="Nothing is counted right now" says="What people, systems and actions use of their limits shows up here while it counts." />}
      {rows.length > 0 && (
        <DynamicTable caption="Limits" head={HEAD} rowsPerPage={20} rows={rows.map(l => ({
          key: l.id,
          cells: [
            { key: 'What', content: l.what }, { key: 'Whose', content: l.whose }, { key: 'Used', content: `${l.used} of ${l.most} ${PER[l.within]}` },
            { key: 'Share', content: <Inline><ProgressBar value={l.most ? Math.min(1, l.used / l.most) : 1} ariaLabel={`${l.what} of ${l.whose}: ${l.used} of ${l.most}`} /></Inline> }, { key: 'Anew', content: time(l.until) },
          ],
        }))} />
      )}
      {limits && <Note>{`Whoever changes more than ${limits.massAbove} people within an hour needs two approvers, a machine too. A limit is changed like any rule.`}</Note>}
    </Stack>
  );
}
