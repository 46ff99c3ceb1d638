import type { RulesCheck } from '@countersign/core';
import { List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { FateOf } from '../../lib/fate';
import { Patch } from '../../pieces/Patch';

/** What stands in the way, or what would be decided differently, and the change as it would be read. */
export function Checked({ check: { ok, faults, tests, different, diff }, fateOf }: { readonly check: RulesCheck; readonly fateOf: FateOf }) {
  if (!ok) return <SectionMessage appearance="error" title="This cannot be used"><List>{faults.map(f => <ListItem key={`${f.file}${f.line}${f.message}`}>{`${f.file}, line ${f.line}: ${f.message}`}</ListItem>)}</List></SectionMessage>;
  const failed = tests.failed.length > 0;
  return (
    <Stack space="space.150">
      <SectionMessage appearance={failed ? 'error' : 'success'} title={failed ? `${tests.failed.length} rule tests fail` : `${tests.passed} rule tests pass`}>
        {failed ? <List>{tests.failed.map(t => <ListItem key={t}>{t}</ListItem>)}</List> : <Text>{different.length ? 'Decided differently than now:' : 'No row of the test table is decided differently.'}</Text>}
        {!failed && different.length > 0 && <List>{different.map(d => <ListItem key={d}>{d}</ListItem>)}</List>}
      </SectionMessage>
      <Patch diff={diff} fateOf={fateOf} />
    </Stack>
  );
}
