import { Heading, Inline, Button, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { AccountField } from '../../pieces/AccountField';
import { Note } from '../../pieces/Facts';
import { Reason, isReason } from '../../pieces/Reason';
import { Sure } from '../../pieces/Sure';
import { shortOf } from '../../lib/refs';
import { useAct } from '../../lib/useAct';

/** Takes a person’s words and names out of the record; what was decided and done stays, and stays provable (G29). */
export function Erase({ done }: { done: () => void }) {
  const { busy, fault, act } = useAct();
  const [person, setPerson] = useState<string>();
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<string>();
  const ask = async () => {
    const started = person && (await act('erase', { person, reason: reason.trim() }));
    if (!started) return;
    setOpen(false);
    setAsked(started.id);
    done();
  };
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Erase a person</Heading>
      <Text>What this person wrote, and what was written about them, is taken out of the record for good. The record stays whole and can still be verified.</Text>
      <AccountField label="Account id of whom to erase" onChange={setPerson} />
      <Reason label="Why they are erased" help="Whoever decides reads this." onChange={setReason} />
      <Note>The privacy officer asks; somebody in security decides. A legal hold goes first.</Note>
      <Inline><Button appearance="danger" isDisabled={!person || !isReason(reason)} onClick={() => setOpen(true)}>Erase this person</Button></Inline>
      <Sure title="Erase this person?" open={open} onClose={() => setOpen(false)} yes="Ask security to erase" no="Keep" danger busy={busy} fault={fault} onYes={ask}>
        <Text>{`Everything of the account ${shortOf(person ?? '')} is erased once somebody in security says yes. It cannot be undone.`}</Text>
      </Sure>
      {asked && <SectionMessage appearance="success" title="Asked"><Text>{`Security decides ${asked}.`}</Text></SectionMessage>}
    </Stack>
  );
}
