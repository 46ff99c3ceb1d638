import { Button, TextField } from '@backstage/ui';
import type { LinksView } from '@countersign/backstage-plugin-countersign-common';
import { useState } from 'react';

interface Props { readonly peer: LinksView['peers'][number]; readonly busy: boolean; readonly shown?: string; readonly ask: () => void; readonly type: (code: string) => void }

/** Begins a link here with a code, or goes on with a code that the other host showed. */
export function LinkCode({ peer: p, busy, shown, ask, type }: Props) {
  const [typed, setTyped] = useState('');
  return (
    <li className="cs-find">
      <span>{p.title}{shown && <><br /><span className="cs-code" role="status">{shown}</span><br /><span className="cs-small">Sign in to {p.title} yourself and type it there within ten minutes. Give it to nobody.</span></>}</span>
      <Button variant="secondary" size="small" isDisabled={busy} onPress={ask}>Show me a code for {p.title}</Button>
      <div className="cs-extend">
        <TextField className="cs-grow" label={`Code that ${p.title} showed you`} description="A code that somebody else gives you links their account, not yours." value={typed} onChange={setTyped} autoComplete="off" />
        <Button variant="secondary" isDisabled={busy || typed.trim().length < 4} onPress={() => { type(typed.trim()); setTyped(''); }}>Use this code</Button>
      </div>
    </li>
  );
}
