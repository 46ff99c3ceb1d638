import { requestTypeOf } from '../model-tools';
import type { Runtime } from '../runtime';
import { intake } from '../turn/intake';
import { understand } from '../turn/understand';
import type { Actor } from '../types';
import { takeMessage } from '../limits';
import { checkText } from './ask';
import { mustKnow } from './who';

/** What a message would be taken for, before anybody sends it: titles of request types. Only the embedded planner is asked, and nothing is written down. */
export async function understood(rt: Runtime, actor: Actor, text: string): Promise<readonly string[]> {
  const requester = await mustKnow(rt, actor);
  const { turn } = intake(rt, actor, checkText(text), 1);
  await takeMessage(rt, actor.person);
  await rt.confirmRules();
  const { calls } = await understand({ ...rt, model: { name: 'embedded', timeoutMs: rt.model.timeoutMs } }, undefined, requester, turn);
  return [...new Set(calls.flatMap(c => rt.types.get(requestTypeOf(c.name) ?? String(c.args.request_type ?? ''))?.title ?? []))];
}
