const DAY_MS = 86_400_000;
const quarters = lastQuarters(new Date(), 4);

/** Ranges an auditor samples by; a free range is the command line's. */
export const PERIODS = [
  { id: '1', label: 'Last 24 hours' }, { id: '7', label: 'Last 7 days' }, { id: '30', label: 'Last 30 days' }, ...quarters.map(q => ({ id: q.id, label: q.label })), { id: 'all', label: 'Everything' },
];

export function periodOf(id: string, now = new Date()): { from: string; to: string } {
  const quarter = quarters.find(q => q.id === id);
  if (quarter) return { from: quarter.from, to: quarter.to };
  const from = new Date(now.getTime() - Number(id) * DAY_MS);
  return { from: from.toISOString(), to: now.toISOString() };
}

/** This one and those before it, in UTC. */
export function lastQuarters(now: Date, many: number) {
  const current = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  const begin = (n: number) => new Date(Date.UTC(Math.floor(n / 4), (n % 4) * 3, 1)).toISOString();
  return Array.from({ length: many }, (_, back) => {
    const n = current - back;
    const [year, quarter] = [Math.floor(n / 4), (n % 4) + 1];
    return { id: `${year}-q${quarter}`, label: `${year}, quarter ${quarter}`, from: begin(n), to: begin(n + 1) };
  });
}
