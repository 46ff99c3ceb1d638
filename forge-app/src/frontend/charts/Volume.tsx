import type { Metrics } from '@countersign/core';
import { StackBarChart } from '@forge/react';
import { PATHS } from './ways';

/** Volume by day, stacked in the same order as everywhere. */
export function Volume({ daily, days = 14 }: { daily: Metrics['daily']; days?: number }) {
  const data = daily.slice(-days).flatMap(d => PATHS.map(([key, kind]) => ({ day: d.day.slice(5), kind, requests: d[key] })));
  return <StackBarChart title="Requests by day" data={data} xAccessor="day" yAccessor="requests" colorAccessor="kind" />;
}
