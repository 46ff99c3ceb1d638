/** Published limits of one installation; bytes, milliseconds, statements. */
export interface SqlLimits {
  readonly dmlPerSecond: number;
  readonly ddlPerMinute: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly selectMs: number;
  readonly writeMs: number;
}

export const PUBLISHED: SqlLimits = { dmlPerSecond: 150, ddlPerMinute: 25, requestBytes: 1 << 20, responseBytes: 4 << 20, selectMs: 5_000, writeMs: 10_000 };

/** At most so many in any stretch of this length. */
export class Window {
  private times: number[] = [];

  constructor(private readonly most: number, private readonly lengthMs: number) {}

  take(now: number): boolean {
    this.times = this.times.filter(t => now - t < this.lengthMs);
    if (this.times.length >= this.most) return false;
    this.times.push(now);
    return true;
  }
}
