import { DeskError, type Actor } from '@countersign/core';
import type { z } from 'zod';
import type { Answer, CallName, Got, Sent } from '../contract';
import { log } from '../host/log';
import { JiraRefused } from '../jira/call';
import { mustBeLicensed } from './licence';
import { NEEDS, type Need } from './needs';
import { hereOf, type ForgeContext, type Here } from './here';

/** A call by somebody with an account, whose shape and host permission were looked at. */
export interface Signed extends Here { readonly actor: Actor; readonly accountId: string }
export interface Call<C extends CallName> {
  readonly shape: z.ZodType<Sent<C>>;
  /** What Jira must say about this person here: necessary, never sufficient (G5). */
  readonly needs: readonly Need[];
  run(sent: Sent<C>, here: Signed): Promise<Got<C>>;
}
export type Calls = { readonly [C in CallName]: Call<C> };

/** The one door: account, shape and Jira's permission, in this order; then the room. Refusals are answers. */
export async function answer<C extends CallName>(name: C, call: Call<C>, payload: unknown, context: ForgeContext): Promise<Answer<Got<C>>> {
  try {
    const here = signed(hereOf(context));
    mustBeLicensed(name);
    const parsed = call.shape.safeParse(payload);
    if (!parsed.success) throw new DeskError(422, `${parsed.error.issues[0].path.join('.') || 'What was sent'}: ${parsed.error.issues[0].message}`, 'Reload the page and try again.');
    for (const need of call.needs) await NEEDS[need](here);
    return { ok: true, value: await call.run(parsed.data, here) };
  } catch (error) {
    return refusal(error);
  }
}

function signed(here: Here): Signed {
  if (!here.actor || !here.accountId) throw new DeskError(401, 'You are not signed in.', 'Sign in to the help centre, then try again.');
  return { ...here, actor: here.actor, accountId: here.accountId };
}

function refusal(error: unknown): Answer<never> {
  if (error instanceof DeskError) return { ok: false, status: error.status, message: error.message, next: error.next };
  if (error instanceof JiraRefused) {
    log.warn(`Jira answered ${error.status}`);
    return error.status === 429
      ? { ok: false, status: 429, message: 'Jira is busy right now.', next: 'Nothing was lost. Try again in a minute.' }
      : { ok: false, status: 503, message: 'Jira did not let Countersign do this.', next: 'Try again; if it stays, ask your Jira administrator whether the app may still use this project.' };
  }
  log.error('a call failed', error as Error);
  return { ok: false, status: 500, message: 'Something went wrong on our side.', next: 'Nothing was lost. Look at the request again in a minute.' };
}
