import { SqlError } from './errors';

/** Milliseconds before each further try. The limit is 150 statements a second, so a second is enough for most bursts. */
export const WAITS: readonly number[] = [200, 500, 1_000];

/** Tries again what was turned away for coming too often: then, and only then, nothing was applied for sure. */
export async function patiently<T>(work: () => Promise<T>, waits: readonly number[] = WAITS): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SqlError) || error.code !== 'RATE_LIMITED') throw error;
      await new Promise(done => setTimeout(done, wait * (0.5 + Math.random())));
    }
  }
  return work();
}
