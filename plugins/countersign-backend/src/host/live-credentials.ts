import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** User tokens live an hour; a little less is trusted. */
const LIVE_MS = 50 * 60_000;

/** The credentials people are here with right now, in memory only: host actions run as the person or not at all. */
export class LiveCredentials {
  private readonly held = new Map<string, { credentials: BackstageCredentials; at: number }>();

  remember(person: string, credentials: BackstageCredentials): void {
    const now = Date.now();
    for (const [ref, h] of this.held) if (now - h.at > LIVE_MS) this.held.delete(ref);
    this.held.set(person, { credentials, at: now });
  }

  of(person: string): BackstageCredentials | undefined {
    const found = this.held.get(person);
    return found && Date.now() - found.at <= LIVE_MS ? found.credentials : undefined;
  }
}
