import type { Progress } from '@countersign/backstage-plugin-countersign-common';

export const STAGES = ['understand', 'context', 'decide', 'approve', 'act', 'verify', 'answer'] as const;
const TITLES: Readonly<Record<string, string>> = { understand: 'Understand', context: 'Context', decide: 'Decide', approve: 'Approve', act: 'Act', verify: 'Verify', answer: 'Answer' };
const SAYS: Readonly<Record<string, string>> = {
  understand: 'Reading what you need', context: 'Looking up what it concerns', decide: 'Asking the company’s rules', approve: 'Checking who must say yes', act: 'Doing it', verify: 'Reading the system back', answer: 'Writing the answer',
};

/** Seven bars; the current one sweeps. Below, one plain line of what happens now. */
export function StageRail({ seen, seconds }: { seen: readonly Progress[]; seconds: number }) {
  const reached = seen.flatMap(p => (p.type === 'stage' ? [STAGES.indexOf((p.stage === 'plan' ? 'context' : p.stage) as (typeof STAGES)[number])] : []));
  const now = Math.max(0, ...reached);
  const last = seen.filter(p => p.type === 'stage').at(-1);
  const note = last?.type === 'stage' && last.note ? last.note : SAYS[STAGES[now]];
  return (
    <div>
      <ol className="cs-rail" aria-label="Progress">
        {STAGES.map((stage, n) => (
          <li key={stage} className={n < now ? 'cs-done' : n === now ? 'cs-now' : undefined} aria-current={n === now ? 'step' : undefined}>
            <span className="cs-bar"><i style={{ ['--p' as string]: n < now ? '100%' : n === now ? '40%' : '0%' }} /></span>
            <span className="cs-lbl">{TITLES[stage]}</span>
          </li>
        ))}
      </ol>
      <p className="cs-rail-note" role="status">{note}<span aria-hidden> · {seconds} s</span></p>
    </div>
  );
}
