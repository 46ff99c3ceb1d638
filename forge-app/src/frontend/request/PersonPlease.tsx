import { Button, Inline } from '@forge/react';
import { newKey } from '../lib/call';
import { useTalk } from './context';

/** No dead ends: a person is one press away (G32). */
export function PersonPlease() {
  const { request, acting, ask } = useTalk();
  if (!request.may.includes('turn') || request.state === 'handed-over') return null;
  return <Inline><Button isDisabled={acting.busy} onClick={() => ask('turn', { id: request.id, text: 'I want to talk to a person about this', key: newKey() })}>Talk to a person</Button></Inline>;
}
