export interface Point { label: string; value: number; series: string }

export const total = (data: readonly Point[]): number => data.reduce((sum, p) => sum + p.value, 0);

export const seriesOf = (data: readonly Point[]): string[] => [...new Set(data.map(p => p.series))];

/** Points of one label stand together, in the order the labels came. */
export function byLabel(data: readonly Point[]): [string, Point[]][] {
  const groups = new Map<string, Point[]>();
  for (const point of data) groups.set(point.label, [...(groups.get(point.label) ?? []), point]);
  return [...groups];
}
