import type { DriftView } from '@countersign/core';
import { Inline, LoadingButton, Stack } from '@forge/react';
import { useEffect, useRef, useState } from 'react';
import { Fault } from '../pieces/Fault';
import { Note } from '../pieces/Facts';
import { useAct } from '../lib/useAct';

/** Milliseconds between two looks, and how many: two minutes. */
const EVERY = 3_000;
const LOOKS = 40;
const readAt = ({ systems }: DriftView) => systems.map(s => s.at).join(' ');

/** Compares without waiting for tomorrow. It goes on in the queue, and shows here when it is over. */
export function Scan({ drift, reload }: { readonly drift: DriftView; readonly reload: () => Promise<void> }) {
  const { busy, fault, act } = useAct();
  const [left, setLeft] = useState(0);
  const before = useRef('');
  const now = readAt(drift);
  const runs = left > 0 && now === before.current;
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setTimeout(() => { void reload().then(() => setLeft(n => n - 1)); }, EVERY);
    return () => clearTimeout(timer);
  }, [runs, left, reload]);
  const compare = async () => {
    before.current = now;
    if (await act('scanDrift', undefined)) setLeft(LOOKS);
  };
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <LoadingButton isLoading={busy || runs} onClick={compare}>Compare now</LoadingButton>
        {runs && <Note>Reading what the systems hold. You can leave this page.</Note>}
        {left === 0 && before.current !== '' && now === before.current && <Note>It takes longer than two minutes. Come back later.</Note>}
      </Inline>
      {fault && <Fault fault={fault} />}
    </Stack>
  );
}
