import type { Stage, StageMark } from '@countersign/core';
import { ProgressTracker, Stack } from '@forge/react';
import { Waiting } from './Waiting';

const STEPS: readonly (readonly [Stage, string, string])[] = [
  ['understand', 'Understand', 'Reading what you need'], ['context', 'Context', 'Looking up what it concerns'], ['decide', 'Decide', 'Asking the company’s rules'],
  ['approve', 'Approve', 'Checking who must say yes'], ['act', 'Act', 'Doing it'], ['verify', 'Verify', 'Reading the system back'], ['answer', 'Answer', 'Writing the answer'],
];
const stepOf = (stage: Stage) => STEPS.findIndex(([s]) => s === (stage === 'plan' ? 'context' : stage));

/** How far the run is, and one plain line of what happens now. */
export function Steps({ stages }: { stages: readonly StageMark[] }) {
  const now = Math.max(0, ...stages.map(s => stepOf(s.stage)));
  const items = STEPS.map(([id, label], n) => ({ id, label, percentageComplete: n < now ? 100 : 0, status: n < now ? 'visited' as const : n === now ? 'current' as const : 'unvisited' as const, noLink: true }));
  return (
    <Stack space="space.100">
      <ProgressTracker items={items} />
      <Waiting says={STEPS[now][2]} />
    </Stack>
  );
}
