import { Heading, Inline, Button, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Field } from '../pieces/Field';
import { Note } from '../pieces/Facts';
import { Reason, isReason } from '../pieces/Reason';
import { Sure } from '../pieces/Sure';
import { useAct } from '../lib/useAct';
import type { TabProps } from './tabs';

const ACCOUNT = /^[A-Za-z0-9:_-]{6,128}$/;

/** Takes a person’s words and names out of the record; what was decided and done stays, and stays provable (G29). */
export function Erase({ view }: TabProps) {
  const { busy, fault, act } = useAct();
  const [account, setAccount] = useState('');
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<string>();
  const ask = async () => {
    const started = await act('erase', { person: `user:jira/${account.trim()}`, reason: reason.trim() });
    if (!started) return;
    setOpen(false);
    setAsked(started.id);
  };
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">Erase a person</Heading>
      <Text>What this person wrote, and what was written about them, is taken out of the record for good. The record stays whole and can still be verified.</Text>
      <Field label="Account id" help="As Atlassian names it, for example in its report of closed accounts." onChange={setAccount} most={128} />
      <Reason help="Whoever decides reads this." onChange={setReason} />
      {view.roles.privacy.length === 0
        ? <SectionMessage appearance="warning" title="Nobody may ask for this yet"><Text>Name a privacy officer first: propose privacy under roles in company.yaml, in Rules. Somebody else approves it.</Text></SectionMessage>
        : <Note>The privacy officer asks; somebody in security decides. A legal hold goes first.</Note>}
      <Inline><Button appearance="danger" isDisabled={view.roles.privacy.length === 0 || !ACCOUNT.test(account.trim()) || !isReason(reason)} onClick={() => setOpen(true)}>Ask to erase this person</Button></Inline>
      <Sure title="Erase this person?" open={open} onClose={() => setOpen(false)} yes="Ask security to erase" no="Keep" danger busy={busy} fault={fault} onYes={ask}>
        <Text>{`Everything of the account ${account.trim()} is erased once somebody in security says yes. It cannot be undone.`}</Text>
      </Sure>
      {asked && <SectionMessage appearance="success" title="Asked"><Text>{`Security decides ${asked}.`}</Text></SectionMessage>}
    </Stack>
  );
}
