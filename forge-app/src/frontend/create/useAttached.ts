import { useEffect, useState } from 'react';
import { attach, leaveOut } from './attach';

/** A proof counts for 15 minutes; a slow form gets a new one before that. */
const RENEW_MS = 10 * 60_000;

export interface Attached { readonly state: 'none' | 'along' | 'failed'; readonly take: (text: string) => void; readonly drop: () => void }

export function useAttached(): Attached {
  const [text, setText] = useState<string>();
  const [state, setState] = useState<Attached['state']>('none');
  useEffect(() => {
    if (text === undefined) return undefined;
    let here = true;
    const put = async () => { const done = await attach(text); if (here) setState(done ? 'along' : 'failed'); };
    void put();
    const timer = setInterval(() => void put(), RENEW_MS);
    return () => { here = false; clearInterval(timer); };
  }, [text]);
  return { state, take: setText, drop: () => { setText(undefined); setState('none'); void leaveOut(); } };
}
