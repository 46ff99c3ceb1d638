import { useEffect, useState } from 'react';
import type { Sent, SetUpDoubt } from '../../contract';
import { call } from '../lib/call';

/** Milliseconds of silence before the groups are counted. */
const PAUSE = 400;

/** Asked again whenever other groups are chosen. Where it cannot be asked there is nothing to say: setting up is looked at by itself. */
export function useDoubts(roles: Sent<'checkSetUp'>['roles']): readonly SetUpDoubt[] {
  const [doubts, setDoubts] = useState<readonly SetUpDoubt[]>([]);
  const chosen = JSON.stringify(roles);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await call('checkSetUp', { roles: JSON.parse(chosen) as typeof roles });
      if (!isOver) setDoubts(answer.ok ? answer.value : []);
    }, PAUSE);
    return () => { isOver = true; clearTimeout(timer); };
  }, [chosen]);
  return doubts;
}
