/** The demo company's auditor. */
const AUDITOR = 'otto';
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** A running portal, called as an auditor: with the token of COUNTERSIGN_TOKEN, or on a demo on this machine as its own auditor. */
export class PortalCall {
  private token?: string;
  constructor(private readonly origin: string) {}

  /** @throws Error that says what the portal said. */
  async get(at: string, query: Readonly<Record<string, string | undefined>> = {}): Promise<Response> {
    this.token ??= process.env.COUNTERSIGN_TOKEN ?? (await this.demoToken());
    const search = new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
    const answer = await fetch(`${this.origin}/api/countersign${at}${search.size ? `?${search}` : ''}`, { headers: { authorization: `Bearer ${this.token}` }, redirect: 'error' }).catch(() => undefined);
    if (!answer) throw new Error(`Nothing answers at ${this.origin}. Start the portal, or say where it is with --url.`);
    if (answer.ok) return answer;
    const { error } = (await answer.json().catch(() => ({}))) as { error?: { message?: string; next?: string } };
    throw new Error(`${error?.message ?? `The portal answered ${answer.status}.`} ${error?.next ?? ''}`.trim());
  }

  private async demoToken(): Promise<string> {
    if (!LOOPBACK.includes(new URL(this.origin).hostname)) throw new Error('Set COUNTERSIGN_TOKEN to a token of yours: this portal is not on this machine.');
    const answer = await fetch(`${this.origin}/api/auth/persona/refresh`, { headers: { 'x-demo-persona': AUDITOR }, redirect: 'error' }).catch(() => undefined);
    if (!answer) throw new Error(`Nothing answers at ${this.origin}. Start the portal, or say where it is with --url.`);
    const { backstageIdentity } = (await answer.json().catch(() => ({}))) as { backstageIdentity?: { token: string } };
    if (!backstageIdentity) throw new Error('Set COUNTERSIGN_TOKEN to a token of yours: this is no demo portal.');
    return backstageIdentity.token;
  }
}
