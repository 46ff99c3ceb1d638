import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { ClosedAccount } from '../../../contract';
import { Card } from '../../pieces/Card';
import { Fault } from '../../pieces/Fault';
import { Note } from '../../pieces/Facts';
import { Sure } from '../../pieces/Sure';
import { shortOf } from '../../lib/refs';
import { useAct } from '../../lib/useAct';
import { useLoad } from '../../lib/useLoad';
import { useReader } from '../../lib/reader';

const REASON = 'Atlassian closed this account.';

/** Whom Atlassian no longer knows and the record still names. One that was asked for leaves the list; one that security declined comes back. */
export function Closed({ mayErase, done }: { readonly mayErase: boolean; readonly done: () => void }) {
  const { value, fault, reload } = useLoad('closedAccounts');
  if (fault) return <Fault fault={fault} retry={reload} />;
  if (!value?.length) return null;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Atlassian closed these accounts</Heading>
      <Text>{`What the record still holds of them is to be erased: ${mayErase ? 'you ask' : 'a privacy officer asks'}, and somebody in security decides.`}</Text>
      {value.map(account => <One key={account.person} account={account} mayErase={mayErase} done={done} />)}
    </Stack>
  );
}

function One({ account: { person, since }, mayErase, done }: { readonly account: ClosedAccount; readonly mayErase: boolean; readonly done: () => void }) {
  const { time } = useReader();
  const { busy, fault, act } = useAct();
  const [open, setOpen] = useState(false);
  const id = shortOf(person);
  const ask = async () => {
    if (!(await act('erase', { person, reason: REASON }))) return;
    setOpen(false);
    done();
  };
  return (
    <Card>
      <Text weight="bold">{id}</Text>
      <Note>{`Reported as closed ${time(since)}`}</Note>
      {mayErase && <Inline><Button isDisabled={busy} onClick={() => setOpen(true)}>{`Ask to erase ${id}`}</Button></Inline>}
      <Sure title="Erase this person?" open={open} onClose={() => setOpen(false)} yes="Ask security to erase" no="Keep" danger busy={busy} fault={fault} onYes={ask}>
        <Text>{`Everything of the account ${id} is erased once somebody in security says yes. It cannot be undone.`}</Text>
        <Text>{`Whoever decides reads: “${REASON}”`}</Text>
      </Sure>
    </Card>
  );
}
