import { useEffect, useRef, useState } from 'react';
import type { GroupChoice } from '../../contract';
import { call, type FaultSaid } from '../lib/call';

/** Milliseconds of silence before a typed word is looked up. */
const PAUSE = 400;

/** Groups by name. What was found before stays, so that a chosen group keeps its name. */
export function useGroups() {
  const [groups, setGroups] = useState<readonly GroupChoice[]>();
  const [fault, setFault] = useState<FaultSaid>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const look = async (query: string) => {
    const answer = await call('groups', { query });
    if (!answer.ok) return setFault(answer);
    return setGroups(before => [...new Map([...(before ?? []), ...answer.value].map(g => [g.id, g])).values()]);
  };
  useEffect(() => { void look(''); return () => clearTimeout(timer.current); }, []);
  const search = (query: string) => { clearTimeout(timer.current); if (query.trim()) timer.current = setTimeout(() => void look(query.trim()), PAUSE); };
  return { groups, fault, search };
}
