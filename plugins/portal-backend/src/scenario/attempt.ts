import type { RequestView } from '@countersign/core';
import type { Portal } from '../eval/portal';

/** What came of one attempt: what stopped it, or what it got. */
export type Outcome = { readonly stopped: true; readonly by: string } | { readonly stopped: false; readonly got: string };
/** One thing somebody tries. `tries` reads as a sentence with the story's person as its subject. */
export interface Attempt { readonly tries: string; run(story: Telling): Promise<Outcome> }
export interface Story { readonly id: string; readonly who: string; readonly attempts: readonly Attempt[] }
/** The portal, the folder with its files and databases, and what earlier attempts left behind. */
export interface Telling { readonly portal: Portal; readonly company: string; readonly kept: Map<string, string> }

interface Refusal { readonly error?: { readonly message?: string } }
interface Answer { readonly status: number; readonly body: unknown }

/** Stopped when the desk refuses the call. */
export function refused({ status, body }: Answer): Outcome {
  if (status < 400) return { stopped: false, got: `an answer with status ${status}` };
  return { stopped: true, by: `${status} ${(body as Refusal | undefined)?.error?.message ?? ''}`.trim() };
}

/** Stopped when nothing of it happened: every item was denied, asks somebody else, or was never made. */
export function harmless({ status, body }: Answer, harm: (i: RequestView['items'][number]) => boolean = () => true): Outcome {
  if (status >= 400) return refused({ status, body });
  const view = body as RequestView;
  const items = view.items.filter(harm);
  const done = items.find(i => ['verified', 'claimed', 'working', 'unknown'].includes(i.state) || i.decision?.outcome === 'allow');
  if (done) return { stopped: false, got: done.sentence };
  return { stopped: true, by: items.map(why).join('; ') || (view.flagged ? 'the words are marked as an attempt and not followed' : view.handoff ? 'a person reads it; nothing was planned' : 'nothing was planned') };
}

function why(i: RequestView['items'][number]): string {
  const rules = i.decision?.rules.filter(r => r.effect === 'forbid').map(r => r.id).join(', ');
  if (i.state === 'waiting') return `it waits for ${i.waiting?.for === 'approval' ? i.steps.map(s => s.role).join(' and ') : i.waiting?.for}${rules ? ` (rule ${rules})` : ''}`;
  return `${i.state}${rules ? ` by rule ${rules}` : i.state === 'denied' ? ', no rule allows it' : ''}`;
}

export const ref = (name: string) => `user:default/${name}`;
