import type { Metrics } from '@countersign/core';
import { DonutChart } from '@forge/react';
import { PATHS } from './ways';

export function Paths({ paths }: Pick<Metrics, 'paths'>) {
  const data = PATHS.map(([key, kind]) => ({ kind, requests: paths[key] }));
  return <DonutChart title="How they were resolved" data={data} colorAccessor="kind" labelAccessor="kind" valueAccessor="requests" />;
}
