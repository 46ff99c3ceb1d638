import { Button, TextField } from '@backstage/ui';
import type { Demands } from '@countersign/backstage-plugin-countersign-common';
import { useEffect, useRef, useState } from 'react';

interface Props { readonly demands: Demands; readonly term: string; readonly busy: boolean; readonly approve: (typed?: string) => void; readonly decline: () => void }

/** Approve repeats the term. What is far-reaching asks for its name, typed, and for proof of who approves. */
export function Approving({ demands, term, busy, approve, decline }: Props) {
  const [typed, setTyped] = useState('');
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if ((e.target as HTMLElement).closest('input, textarea, select, [role=slider], [role=dialog]')) return;
      if (e.key === 'a') yes.current?.focus();
      if (e.key === 'd') decline();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [decline]);
  const matches = demands.type === undefined || typed.trim() === demands.type;
  return (
    <div className="cs-stack">
      {demands.type !== undefined && (
        <div className="cs-typed"><TextField label={`Type ${demands.type} to approve`} description="It is far-reaching, so its name is typed." value={typed} onChange={setTyped} autoComplete="off" /></div>
      )}
      <div className="cs-btns">
        <Button ref={yes} variant="primary" isDisabled={busy || !matches} onPress={() => approve(demands.type === undefined ? undefined : typed.trim())}>
          {demands.stepUp ? `Prove it is me and approve ${term}`.trim() : `Approve ${term}`.trim()}
        </Button>
        <Button variant="secondary" isDisabled={busy} onPress={decline}>Decline</Button>
      </div>
    </div>
  );
}
