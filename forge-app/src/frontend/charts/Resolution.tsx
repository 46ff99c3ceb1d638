import type { Metrics } from '@countersign/core';
import { HorizontalBarChart } from '@forge/react';

const ROWS = [['verified', 'Verified'], ['claimed', 'Done, waiting for a word'], ['abandoned', 'Abandoned'], ['reopened', 'Reopened']] as const;

/** The four are never added up: done is not verified. */
export function Resolution({ resolution }: Pick<Metrics, 'resolution'>) {
  return <HorizontalBarChart title="How sure that is" data={ROWS.map(([key, state]) => ({ state, requests: resolution[key] }))} xAccessor="state" yAccessor="requests" />;
}
