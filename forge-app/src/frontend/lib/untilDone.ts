import type { Answer, RequestPage, Started } from '../../contract';
import { call } from './call';
import { FAST, TRIES } from './pace';

/** Waits for what was queued. After a minute it answers what is known then: the run goes on without the reader. */
export async function untilDone({ id }: Started): Promise<Answer<RequestPage>> {
  for (let left = TRIES; ; left--) {
    const answer = await call('request', { id });
    if (!answer.ok || answer.value.state !== 'running' || left === 0) return answer;
    await new Promise(go => { setTimeout(go, FAST); });
  }
}
