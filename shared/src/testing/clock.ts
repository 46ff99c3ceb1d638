export class TestClock {
  private at = Date.parse('2026-11-23T09:00:00.000Z');
  now() { return new Date(this.at); }
  move(ms: number) { this.at += ms; }
}
