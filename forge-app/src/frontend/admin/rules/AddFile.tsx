import { Button, Inline } from '@forge/react';
import { useState } from 'react';
import { Card } from '../../pieces/Card';
import { Choice } from '../../pieces/Choice';
import { Field } from '../../pieces/Field';
import { Note } from '../../pieces/Facts';
import { beginningOf, isFileName, pathOf, type Kind } from './beginnings';

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [{ value: 'request type', label: 'Request type: what people may ask for' }, { value: 'policy', label: 'Policy: who may get what, and whose yes it needs' }];

/** One more file of the rules, with a text to begin with. `taken` are the files that are there, those that the change removes too. */
export function AddFile({ taken, add, close }: { readonly taken: readonly string[]; readonly add: (path: string, text: string) => void; readonly close: () => void }) {
  const [kind, setKind] = useState<Kind>('request type');
  const [name, setName] = useState('');
  const path = pathOf(kind, name);
  const isTaken = taken.includes(path);
  return (
    <Card>
      <Choice label="What to add" options={KINDS} value={kind} onChange={v => setKind(v === 'policy' ? 'policy' : 'request type')} />
      <Field label="Name of the new file" help="Lower-case letters, digits and -, from 3 to 59 characters, such as parking-card." most={59} onChange={text => setName(text.trim())} />
      {name !== '' && <Note>{!isFileName(name) ? `“${name}” cannot be a name: begin with a letter, and use lower-case letters, digits and -.` : isTaken ? `${path} is there already. Choose another name.` : `It will be ${path}.`}</Note>}
      <Inline space="space.100"><Button isDisabled={!isFileName(name) || isTaken} onClick={() => add(path, beginningOf(kind, name))}>Add the file</Button><Button appearance="subtle" onClick={close}>Add nothing</Button></Inline>
    </Card>
  );
}
