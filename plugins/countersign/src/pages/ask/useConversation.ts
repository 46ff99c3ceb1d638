import type { Progress, RequestView } from '@countersign/backstage-plugin-countersign-common';
import { useCallback, useEffect, useState } from 'react';
import { useDesk } from '../../lib/data';
import type { Live } from './Talk';

/** Sends a message and follows its run; the first change is on screen before the network answers. */
export function useConversation(start: RequestView | undefined, onDone: (r: RequestView) => void, entityRef?: string) {
  const desk = useDesk();
  const [live, setLive] = useState<Live>();
  const [error, setError] = useState<Error>();
  const running = live !== undefined;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setLive(l => l && { ...l, seconds: l.seconds + 1 }), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  const id = start?.id;
  const send = useCallback(async (body: { text?: string; offer?: { itemId: string; index: number } }) => {
    setError(undefined);
    setLive({ text: body.text ?? 'The smaller request', seen: [], seconds: 0 });
    const watch = (line: Progress) => setLive(l => l && { ...l, seen: [...l.seen, line] });
    try {
      onDone(id ? await desk.turn(id, body, watch) : await desk.ask({ text: body.text ?? '', ...(entityRef && { entityRef }) }, watch));
    } catch (e) {
      setError(e as Error);
    }
    setLive(undefined);
  }, [desk, id, onDone, entityRef]);
  return { live, error, send };
}
