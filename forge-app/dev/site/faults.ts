/** A failure to be had: `after` does the work first and then loses the answer. */
export interface Fault { path: string | RegExp; method?: string; times?: number; status: number; retryAfter?: number; after?: boolean }

export interface Faults { add: (fault: Fault) => void; take: (method: string, path: string) => Fault | undefined }

export function createFaults(): Faults {
  let waiting: Fault[] = [];
  const hits = (fault: Fault, method: string, path: string) =>
    (!fault.method || fault.method === method) && (typeof fault.path === 'string' ? path.includes(fault.path) : fault.path.test(path));
  return {
    add: fault => { waiting.push({ times: 1, ...fault }); },
    take: (method, path) => {
      const fault = waiting.find(f => hits(f, method, path));
      if (!fault) return undefined;
      fault.times = (fault.times ?? 1) - 1;
      waiting = waiting.filter(f => (f.times ?? 0) > 0);
      return fault;
    },
  };
}
